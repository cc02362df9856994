import Core

/// Values that the files do not decide, in a form that CloudFormation's intrinsic functions carry along:
/// `!Unresolved ssm:/path` is the variable `${ssm:/path}`, and a string with such a part is a `Fn::Join` of its parts.
enum Unresolved {
  static let tag = "!Unresolved"

  /// A variable, named by what stands between its delimiters.
  static func variable(_ name: String, at place: Place) -> Node {
    Node(.scalar(name, .plain), tag: tag, place: place)
  }

  /// The name of the variable that a node stands for.
  static func name(of node: Node) -> String? {
    guard node.tag == tag, case .scalar(let name, _) = node.content else { return nil }
    return name
  }

  /// A string with parts that are not decided.
  static func string(_ parts: [Node], at place: Place) -> Node {
    let list = Node(.sequence(parts.flatMap { self.parts(of: $0) ?? [$0] }), place: place)
    let separator = Node(.scalar("", .quoted), place: place)
    let join = Node(.sequence([separator, list]), place: place)
    return Node(.mapping([Node.Entry(key: "Fn::Join", keyPlace: place, value: join)]), place: place)
  }

  /// The parts of a string that was put together without a separator.
  static func parts(of node: Node) -> [Node]? {
    guard let join = node["Fn::Join"], join[0]?.text == "", let list = join[1], list.isSequence else { return nil }
    return list.items
  }
}
