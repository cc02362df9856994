import Core

/// Documents that are put together as strings: their placeholders become substitutions again.
enum Substitution {
  /// Every string with `${…}` in it becomes a `Fn::Sub` with the given variables.
  static func applied(to node: Node, _ variables: Node?) -> Node {
    switch node.content {
    case .scalar(let text, _):
      guard text.utf8.contains(UInt8(ascii: "$")), text.contains("${"), node.tag.isEmpty else { return node }
      guard let variables else { return Node(node.content, tag: "!Sub", place: node.place) }
      let pattern = Node(node.content, place: node.place)
      return Node(.sequence([pattern, variables]), tag: "!Sub", place: node.place)
    case .sequence(let items):
      return Node(.sequence(items.map { applied(to: $0, variables) }), tag: node.tag, place: node.place)
    case .mapping(let entries):
      guard !node.isIntrinsic else { return node }
      let replaced = entries.map {
        Node.Entry(key: $0.key, keyPlace: $0.keyPlace, value: applied(to: $0.value, variables))
      }
      return Node(.mapping(replaced), tag: node.tag, place: node.place)
    }
  }
}

extension Setting {
  /// The JSON document that a string holds, however the string is put together.
  func embedded(_ variables: Node? = nil) -> Setting? {
    guard let node, isWritten, !node.isMapping || node.isIntrinsic else { return nil }
    let text = plainText.withoutPrefix(stack.prefix).display
    guard let json = DocumentReader.readJSON(in: text, at: node.place) else { return nil }
    return Setting(Substitution.applied(to: json, variables), in: stack)
  }
}

extension Text {
  /// With the ids of one stack as its own template writes them.
  fileprivate func withoutPrefix(_ prefix: String) -> Text {
    guard !prefix.isEmpty else { return self }
    return Text(
      pieces: pieces.map { piece in
        guard case .attribute(let resource, let name) = piece, resource.hasPrefix(prefix) else { return piece }
        return .attribute(of: String(resource.dropFirst(prefix.count)), name: name)
      })
  }
}
