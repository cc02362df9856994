import Privilege
import Yams

/// Reads the files of Catalog/aws/iam/ that are written by hand, and refuses what contradicts the table.
struct PermissionRows {
  let folder: String

  func add(to facts: inout PermissionFacts) throws {
    try addExceptions(to: &facts)
    try addParameters(to: &facts)
    try addResources(to: &facts)
    try addPlatform(to: &facts)
    try addEscalations(to: &facts)
  }

  // MARK: Files

  private func addExceptions(to facts: inout PermissionFacts) throws {
    let file = "exceptions.yaml"
    for section in try root(file).sequence ?? [] {
      guard let service = section["service"]?.string, section["source"]?.string?.hasPrefix("https://") == true else {
        throw PermissionProblem(path: file, message: "a section without service or source")
      }
      for (key, rows) in section["operations"]?.mapping ?? [:] {
        let texts = Self.texts(rows)
        for text in texts { try check(text, facts, file) }
        guard let name = key.string, facts.add(.operation, "\(service).\(name.lowercased())", texts) else {
          throw PermissionProblem(path: file, message: "\(service) says twice what \(key.string ?? "") needs")
        }
      }
    }
  }

  private func addParameters(to facts: inout PermissionFacts) throws {
    let file = "parameters.yaml"
    for (prefix, types) in try root(file).mapping ?? [:] {
      for (type, names) in types.mapping ?? [:] {
        guard let prefix = prefix.string, let type = type.string,
          facts.services.contains(where: { $0.prefix == prefix && $0.type(type) != nil })
        else { throw PermissionProblem(path: file, message: "no type \(prefix.string ?? "") \(type.string ?? "")") }
        _ = facts.add(.binding, "\(prefix) \(type)", Self.texts(names))
      }
    }
  }

  private func addResources(to facts: inout PermissionFacts) throws {
    let file = "resources.yaml"
    for (type, row) in try root(file).mapping ?? [:] {
      guard let type = type.string, let text = row.string else { continue }
      let kind = try ResourceKind(text)
      guard facts.services.contains(where: { $0.prefix == kind.service && $0.type(kind.type) != nil }) else {
        throw PermissionProblem(path: file, message: "no type \(kind.service) \(kind.type)")
      }
      _ = facts.add(.resource, type, [text])
    }
  }

  private func addPlatform(to facts: inout PermissionFacts) throws {
    let file = "platform.yaml"
    for section in try root(file).sequence ?? [] {
      guard let name = section["for"]?.string, section["source"]?.string?.hasPrefix("https://") == true else {
        throw PermissionProblem(path: file, message: "a section without name or source")
      }
      let texts = Self.texts(section["needs"])
      for text in texts { try check(text, facts, file) }
      guard facts.add(.platform, name, texts) else {
        throw PermissionProblem(path: file, message: "\(name) stands there twice")
      }
    }
  }

  private func addEscalations(to facts: inout PermissionFacts) throws {
    let file = "escalations.yaml"
    for (index, section) in (try root(file).sequence ?? []).enumerated() {
      guard let deed = section["can"]?.string, let actions = section["with"].map(Self.texts), !actions.isEmpty else {
        throw PermissionProblem(path: file, message: "a section without `can` or `with`")
      }
      for action in actions { try check(action, facts, file) }
      _ = facts.add(.escalation, "\(10_000 + index)", [deed] + actions)
    }
  }

  // MARK: Reading

  private func root(_ name: String) throws -> Node {
    try compose(yaml: PermissionGenerator.text(folder, name)) ?? Node([Node]())
  }

  private static func texts(_ node: Node?) -> [String] { node?.sequence?.compactMap(\.string) ?? [] }

  /// A row's action must be one of the table, and its resource one of the action's service.
  private func check(_ text: String, _ facts: PermissionFacts, _ file: String) throws {
    let rule = try ActionRule(text)
    let pattern = ActionPattern(rule.action)
    guard let service = facts.services.first(where: { $0.prefix == pattern.service }),
      service.action(pattern.name) != nil
    else { throw PermissionProblem(path: file, message: "no action \(rule.action)") }
    guard let type = rule.target?.type, type != "*", service.type(type) == nil else { return }
    throw PermissionProblem(path: file, message: "\(service.prefix) has no type \(type)")
  }
}
