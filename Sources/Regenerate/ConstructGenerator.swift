import Synthesis

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Puts the models of Catalog/cdk/ into the table that is part of the program.
package struct ConstructGenerator: Generator {
  package init() {}

  package func files(root: String) throws -> [GeneratedFile] {
    let files = try names(in: "\(root)/Catalog/cdk").filter { $0.hasSuffix(".ts") }.compactMap { name in
      FileManager.default.contents(atPath: "\(root)/Catalog/cdk/\(name)").map { (String(name.dropLast(3)), Array($0)) }
    }
    return [GeneratedFile(path: "Sources/CCatalog/constructs.bin", bytes: ModelBundle.encode(files))]
  }
}
