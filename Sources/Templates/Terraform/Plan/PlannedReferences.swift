import Core

/// What the values that a plan leaves open refer to, from the copy of the configuration that the plan holds.
struct PlannedReferences {
  private let root: Node?
  /// The planned addresses, by the address without indices.
  private let addresses: [String: [String]]

  init(_ root: Node?, addresses: [String]) {
    self.root = root
    self.addresses = Dictionary(grouping: addresses, by: PlanAddress.withoutIndices)
  }

  /// Completes the values of one resource.
  func filling(for address: String) -> Filling {
    let plain = PlanAddress.withoutIndices(address)
    let (modules, local) = PlanAddress.split(plain)
    let resource = module(modules)?["resources"]?.items.first { $0["address"]?.text == local }
    return Filling(references: self, modules: modules, address: address, expressions: resource?["expressions"])
  }

  private func module(_ names: [String]) -> Node? {
    names.reduce(root) { module, name in module?["module_calls"]?[name]?["module"] }
  }

  struct Filling {
    private static let maximumDepth = 20
    let references: PlannedReferences
    let modules: [String]
    let address: String
    let expressions: Node?

    /// Puts in place what the deployment decides.
    func completed(_ value: Value, _ unknown: Node?, _ expressions: Node?, depth: Int = 0) -> Value {
      guard let unknown, depth < Self.maximumDepth else { return value }
      switch (value.content, unknown.content) {
      case (.object(let fields), .mapping(let entries)):
        return Value(.object(completed(fields, entries, expressions, at: value.place, depth)), at: value.place)
      case (.list(let items), .sequence(let parts)):
        let completed = items.enumerated().map { index, item in
          self.completed(item, unknown[index], expressions?[index] ?? expressions, depth: depth + 1)
        }
        return Value(
          .list(completed + missing(parts.dropFirst(items.count), expressions, value.place)), at: value.place)
      default: return value
      }
    }

    private func completed(
      _ fields: [Value.Field], _ entries: [Node.Entry], _ expressions: Node?, at place: Place, _ depth: Int
    ) -> [Value.Field] {
      var result = fields
      for entry in entries {
        let inner = expressions?[entry.key] ?? (expressions?["references"] == nil ? nil : expressions)
        if entry.value.bool == true {
          result.removeAll { $0.name == entry.key }
          let value = references.value(inner, of: self, at: place)
          result.append(Value.Field(name: entry.key, namePlace: place, value: value))
        } else if let index = result.firstIndex(where: { $0.name == entry.key }) {
          result[index].value = completed(result[index].value, entry.value, inner, depth: depth + 1)
        }
      }
      return result
    }

    private func missing(_ parts: ArraySlice<Node>, _ expressions: Node?, _ place: Place) -> [Value] {
      parts.filter { $0.bool == true }.map { _ in references.value(expressions, of: self, at: place) }
    }
  }
}

// Resolving references.
extension PlannedReferences {
  private static let maximumHops = 10

  /// The one resource that an expression names; several, or none, leave the value open.
  fileprivate func value(_ expression: Node?, of filling: Filling, at place: Place) -> Value {
    let names = expression?["references"]?.items.compactMap(\.text) ?? []
    let found = Set(names.compactMap { resolve($0, in: filling.modules, filling.address, hops: 0) })
    let attributes = found.filter { !$0.attribute.isEmpty }
    guard Set(found.map(\.id)).count == 1, let target = attributes.min() ?? found.first else {
      return Value(.unknown(names.first.map { "\($0), known after apply" } ?? "known after apply"), at: place)
    }
    let name = target.attribute.isEmpty ? "id" : target.attribute
    return Value(.string([InstanceAttributes.reference(target.id, name, at: place)]), at: place)
  }

  private struct Target: Hashable, Comparable {
    var id: String
    var attribute: String

    static func < (left: Target, right: Target) -> Bool { (left.id, left.attribute) < (right.id, right.attribute) }
  }

  private func resolve(_ name: String, in modules: [String], _ address: String, hops: Int) -> Target? {
    guard hops < Self.maximumHops else { return nil }
    let parts = PlanAddress.withoutIndices(name).split(separator: ".").map(String.init)
    guard let first = parts.first, parts.count > 1 else { return nil }
    switch first {
    case "var": return follow(variable: parts[1], in: modules, address, hops)
    case "module": return parts.count > 2 ? follow(output: parts[2], of: parts[1], in: modules, address, hops) : nil
    case "local", "each", "count", "path", "data", "self", "terraform": return nil
    default:
      let plain = modules.map { "module.\($0)." }.joined() + parts[0] + "." + parts[1]
      guard let id = instance(of: plain, like: address) else { return nil }
      return Target(id: id, attribute: parts.count > 2 ? parts[2] : "")
    }
  }

  /// The caller's argument says what a variable is.
  private func follow(variable: String, in modules: [String], _ address: String, _ hops: Int) -> Target? {
    guard let name = modules.last else { return nil }
    let outer = Array(modules.dropLast())
    let references = module(outer)?["module_calls"]?[name]?["expressions"]?[variable]?["references"]?.items ?? []
    return references.lazy.compactMap(\.text).compactMap { resolve($0, in: outer, address, hops: hops + 1) }.first
  }

  private func follow(output: String, of name: String, in modules: [String], _ address: String, _ hops: Int) -> Target?
  {
    let inner = modules + [name]
    let references = module(inner)?["outputs"]?[output]?["expression"]?["references"]?.items ?? []
    return references.lazy.compactMap(\.text).compactMap { resolve($0, in: inner, address, hops: hops + 1) }.first
  }

  /// Of several instances the one with the same index as the resource that refers to it.
  private func instance(of plain: String, like address: String) -> String? {
    guard let candidates = addresses[plain] else { return nil }
    let index = address.drop { $0 != "[" }
    return candidates.first { !index.isEmpty && $0.hasSuffix(index) } ?? candidates.first
  }
}

/// Addresses of resources: "module.orders[0].aws_sqs_queue.jobs[\"a\"]".
enum PlanAddress {
  static func withoutIndices(_ address: String) -> String {
    var result = ""
    var depth = 0
    for character in address {
      if character == "[" { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == "]" { depth = max(0, depth - 1) }
    }
    return result
  }

  /// The modules of an address without indices, and the rest of it.
  static func split(_ address: String) -> (modules: [String], local: String) {
    var parts = address.split(separator: ".").map(String.init)[...]
    var modules: [String] = []
    while parts.count > 2, parts.first == "module" {
      modules.append(parts[parts.startIndex + 1])
      parts = parts.dropFirst(2)
    }
    return (modules, parts.joined(separator: "."))
  }
}
