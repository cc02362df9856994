import Privilege

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Compiles Catalog/aws/iam/ into the table of permissions that is part of the program.
package struct PermissionGenerator: Generator {
  package init() {}

  package func files(root: String) throws -> [GeneratedFile] {
    let folder = "\(root)/Catalog/aws/iam"
    var facts = PermissionFacts()
    facts.services = try ActionListing.services(in: Self.text(folder, "actions.txt"))
    facts.managed = try ManagedListing.policies(in: Self.text(folder, "managed.json"))
    try OperationListing.add(Self.text(folder, "operations.txt"), to: &facts)
    try WaiterListing.add(Self.text(folder, "waiters.txt"), to: &facts)
    try PermissionRows(folder: folder).add(to: &facts)
    return [GeneratedFile(path: "Sources/CCatalog/permissions.bin", bytes: facts.packed())]
  }

  static func text(_ folder: String, _ name: String) throws -> String {
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
      throw PermissionProblem(path: name, message: "cannot be read")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A fault of a file under Catalog/aws/iam/.
struct PermissionProblem: Error, CustomStringConvertible {
  var path: String
  var message: String
  var description: String { "Catalog/aws/iam/\(path): \(message)" }
}
