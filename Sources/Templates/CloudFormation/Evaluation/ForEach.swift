import Core

/// Unrolls `Fn::ForEach` in a section of a template when its collection is written out or is a parameter's default.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
struct ForEach {
  /// More entries than a template may have are not unrolled.
  private static let maximumEntries = 2_000
  private let root: Node

  init(_ root: Node) { self.root = root }

  func expand(_ entries: [Node.Entry], depth: Int = 0) -> [Node.Entry] {
    guard entries.contains(where: { $0.key.hasPrefix("Fn::ForEach") }), depth < 5 else { return entries }
    var result: [Node.Entry] = []
    for entry in entries {
      guard entry.key.hasPrefix("Fn::ForEach") else {
        result.append(entry)
        continue
      }
      let unrolled = unroll(entry.value, depth: depth)
      if result.count + unrolled.count <= Self.maximumEntries { result += unrolled }
    }
    return result
  }

  private func unroll(_ loop: Node, depth: Int) -> [Node.Entry] {
    guard let variable = loop[0]?.text, let collection = loop[1], let body = loop[2], body.isMapping else { return [] }
    return values(collection).prefix(Self.maximumEntries).flatMap { value in
      let replaced = Replacement(variable: variable, value: value).entries(body.entries)
      return expand(replaced, depth: depth + 1)
    }
  }

  private func values(_ collection: Node) -> [String] {
    if let intrinsic = Intrinsic(collection), intrinsic.name == "Ref", let name = intrinsic.argument.text {
      let preset = root["Parameters"]?[name]?["Default"]?.text ?? ""
      return preset.split(separator: ",").map { String($0.trimmingSpaces()) }
    }
    return collection.items.compactMap(\.text)
  }
}

/// Puts a loop's value in place of its variable, in keys (`${Name}`, `&{Name}`), strings and references.
private struct Replacement {
  let variable: String
  let value: String

  func entries(_ entries: [Node.Entry]) -> [Node.Entry] {
    entries.map { Node.Entry(key: string($0.key), keyPlace: $0.keyPlace, value: node($0.value)) }
  }

  private func node(_ node: Node) -> Node {
    if let intrinsic = Intrinsic(node), intrinsic.name == "Ref", intrinsic.argument.text == variable {
      return Node(.scalar(value, .plain), place: node.place)
    }
    switch node.content {
    case .scalar(let text, let style): return Node(.scalar(string(text), style), tag: node.tag, place: node.place)
    case .sequence(let items): return Node(.sequence(items.map(self.node)), tag: node.tag, place: node.place)
    case .mapping(let entries): return Node(.mapping(self.entries(entries)), tag: node.tag, place: node.place)
    }
  }

  private func string(_ text: String) -> String {
    guard text.contains("{\(variable)}") else { return text }
    return text.replacing("${\(variable)}", with: value).replacing(
      "&{\(variable)}", with: String(value.filter { $0.isLetter || $0.isNumber }))
  }
}
