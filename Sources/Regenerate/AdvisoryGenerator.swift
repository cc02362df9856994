import Packages

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Compiles Catalog/advisories/ into the table that is part of the program.
struct AdvisoryGenerator: Generator {
  func files(root: String) throws -> [GeneratedFile] {
    var packages: [PackageFacts] = []
    for name in try names(in: "\(root)/Catalog/advisories") where name.hasSuffix(".yaml") {
      let path = "Catalog/advisories/\(name)"
      guard let bytes = FileManager.default.contents(atPath: "\(root)/\(path)") else { continue }
      packages += try AdvisoryFile(String(decoding: bytes, as: UTF8.self), path: path).packages
    }
    return [GeneratedFile(path: "Sources/CCatalog/advisories.bin", bytes: AdvisoryTable.encode(packages))]
  }
}
