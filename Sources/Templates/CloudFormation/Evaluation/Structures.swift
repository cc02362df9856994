import Core

// Settings that are interpreted as a whole: patterns, input mappings, workflows.
extension Setting {
  private static let deepest = 60

  /// The value with all it contains; nil when it is not written. A string that holds JSON is read as what it holds.
  var document: Structure? { isWritten ? (embedded() ?? self).asStructure(depth: 0) : nil }

  /// Like `document`, but strings stay strings.
  var structure: Structure? { isWritten ? asStructure(depth: 0) : nil }

  private func asStructure(depth: Int) -> Structure {
    guard let node, !node.isNull, depth < Self.deepest else { return .null }
    if node.isIntrinsic { return .text(plainText) }
    if node.isSequence { return .list(node.items.map { Setting($0, in: stack).asStructure(depth: depth + 1) }) }
    guard node.isMapping else { return .text(plainText) }
    return .object(
      entries.map { Structure.Member(name: $0.key, value: $0.value.asStructure(depth: depth + 1)) })
  }

  /// The patterns of filter criteria, each of them JSON in a string. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
  var criteria: [Structure] { self["Filters"].items.compactMap { $0["Pattern"].document } }
}
