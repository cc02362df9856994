import Core

/// Writes values as nodes of a CloudFormation template, so that one set of readers understands both formats.
struct NodeWriter {
  /// Nodes; shared values are written out wherever they are used.
  private static let maximumNodes = 2_000_000
  private var count = 0
  private(set) var isFull = false

  /// nil for null, which means that nothing is set.
  mutating func node(_ value: Value) -> Node? {
    count += 1
    guard count <= Self.maximumNodes else {
      isFull = true
      return nil
    }
    let place = value.place
    switch value.content {
    case .null: return nil
    case .bool(let bool): return Node(.scalar(bool ? "true" : "false", .plain), place: place)
    case .number(let number): return Node(.scalar(Value.text(of: number), .plain), place: place)
    case .string, .json, .handle: return Self.text(value.text ?? Text(), at: place)
    case .unknown(let reason), .missing(let reason): return Self.piece(.unknown(reason), at: place)
    case .list(let items):
      var nodes: [Node] = []
      for item in items { if let node = node(item) { nodes.append(node) } }
      return Node(.sequence(nodes), place: place)
    case .object(let fields): return Node(.mapping(entries(fields)), place: place)
    }
  }

  private mutating func entries(_ fields: [Value.Field]) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    for field in fields {
      guard let node = node(field.value) else { continue }
      entries.append(Node.Entry(key: field.name, keyPlace: field.namePlace, value: node))
    }
    return entries
  }

  static func text(_ text: Text, at place: Place) -> Node {
    if let literal = text.literal { return Node(.scalar(literal, .quoted), place: place) }
    if text.pieces.count == 1 { return piece(text.pieces[0], at: place) }
    let parts = Node(.sequence(text.pieces.map { piece($0, at: place) }), place: place)
    return call("Join", Node(.sequence([Node(.scalar("", .quoted), place: place), parts]), place: place))
  }

  private static func piece(_ piece: Text.Piece, at place: Place) -> Node {
    switch piece {
    case .literal(let text): return Node(.scalar(text, .quoted), place: place)
    case .unknown(let reason): return call("Unresolved", Node(.scalar(reason, .quoted), place: place))
    case .attribute(let resource, let name):
      let path = [resource, name].map { Node(.scalar($0, .quoted), place: place) }
      return call("GetAtt", Node(.sequence(path), place: place))
    }
  }

  /// A call of an intrinsic function.
  private static func call(_ name: String, _ argument: Node) -> Node {
    let entry = Node.Entry(key: "Fn::" + name, keyPlace: argument.place, value: argument)
    return Node(.mapping([entry]), place: argument.place)
  }
}
