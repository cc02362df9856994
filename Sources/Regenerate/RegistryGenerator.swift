/// Writes the list of all rules from the folders they lie in: Sources/Rules/01-…/ to 10-…/.
package struct RegistryGenerator: Generator {
  package init() {}

  package func files(root: String) throws -> [GeneratedFile] {
    let types = try Self.ruleTypes(root: root)
    let text = """
      // Written by `make regenerate` from the folders beside this file. Do not edit.

      /// Every rule, in the order of the risks and of the names.
      package enum Registry {
        package static let rules: [any Rule] = [
      \(types.map { "    \($0)()," }.joined(separator: "\n"))
        ]
      }

      """
    return [GeneratedFile(path: "Sources/Rules/Registry.swift", text: text)]
  }

  /// The names of the rules' types, which are the names of their files.
  static func ruleTypes(root: String) throws -> [String] {
    let rules = "\(root)/Sources/Rules"
    return try names(in: rules).filter { $0.first?.isNumber == true }.flatMap { folder in
      try names(in: "\(rules)/\(folder)").filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    }
  }
}
