import Privilege
import Yams

/// Reads managed.json: policies by name, each a list of statements.
enum ManagedListing {
  static func policies(in text: String) throws -> [ManagedPolicy] {
    guard let root = try compose(yaml: text)?.mapping else {
      throw PermissionProblem(path: "managed.json", message: "no object")
    }
    return root.compactMap { key, value in
      guard let name = key.string, let statements = value.sequence else { return nil }
      return ManagedPolicy(name: name, statements: statements.map(statement))
    }
  }

  private static func statement(_ node: Node) -> ManagedPolicy.Statement {
    ManagedPolicy.Statement(
      isAllow: node["Effect"]?.string == "Allow", actions: texts(node["Action"]), notActions: texts(node["NotAction"]),
      resources: texts(node["Resource"]), notResources: texts(node["NotResource"]),
      conditions: conditions(node["Condition"]))
  }

  private static func texts(_ node: Node?) -> [String] { node?.sequence?.compactMap(\.string) ?? [] }

  private static func conditions(_ node: Node?) -> [ManagedPolicy.Condition] {
    (node?.mapping ?? [:]).flatMap { comparison, keys in
      (keys.mapping ?? [:]).map { key, values in
        ManagedPolicy.Condition(comparison: comparison.string ?? "", key: key.string ?? "", values: texts(values))
      }
    }
  }
}
