import Core

/// A call of an intrinsic function in either spelling: `!Sub x` and `{"Fn::Sub": x}`.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
struct Intrinsic {
  /// Without "Fn::" and "!": "Ref", "GetAtt", "Sub".
  let name: String
  let argument: Node

  init?(_ node: Node) {
    if !node.tag.isEmpty {
      name = String(node.tag.dropFirst())
      argument = Node(node.content, place: node.place)
      return
    }
    guard case .mapping(let entries) = node.content, entries.count == 1, let entry = entries.first else { return nil }
    if entry.key == "Ref" {
      name = "Ref"
    } else if entry.key.hasPrefix("Fn::"), !entry.key.hasPrefix("Fn::ForEach") {
      name = String(entry.key.dropFirst(4))
    } else {
      return nil
    }
    argument = entry.value
  }

  /// The resource and the attribute of a GetAtt, in its string and its list form.
  var attribute: (resource: String, name: Node)? {
    if let text = argument.text {
      guard let dot = text.firstIndex(of: ".") else { return (text, Node(.scalar("", .plain), place: argument.place)) }
      let name = String(text[text.index(after: dot)...])
      return (String(text[..<dot]), Node(.scalar(name, .plain), place: argument.place))
    }
    guard let resource = argument[0]?.text, let name = argument[1] else { return nil }
    return (resource, name)
  }
}

extension Node {
  var isIntrinsic: Bool { Intrinsic(self) != nil }

  /// Whether a part of it is there on a condition only. Settings are written a few levels deep; what is deeper is not
  /// looked at.
  func hasConditionalPart(depth: Int = 8) -> Bool {
    if Intrinsic(self)?.name == "If" { return true }
    guard depth > 0 else { return false }
    switch content {
    case .mapping(let entries): return entries.contains { $0.value.hasConditionalPart(depth: depth - 1) }
    case .sequence(let items): return items.contains { $0.hasConditionalPart(depth: depth - 1) }
    default: return false
    }
  }
}
