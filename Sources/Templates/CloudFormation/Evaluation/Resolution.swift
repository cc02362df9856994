import Core

/// Finds the node that a setting really has: behind conditions, references to parameters, mappings and includes.
enum Resolution {
  private static let maximumSteps = 32

  static func resolve(_ node: Node, in stack: Stack) -> (Node?, Stack) {
    var (node, stack) = (node, stack)
    for _ in 0..<maximumSteps {
      guard let intrinsic = Intrinsic(node) else { return (node, stack) }
      switch step(intrinsic, in: stack) {
      case .done: return (node, stack)
      case .nothing: return (nil, stack)
      case .next(let further, let home): (node, stack) = (further, home)
      }
    }
    return (node, stack)
  }

  private enum Step {
    /// The node says nothing simpler.
    case done
    /// The setting is removed.
    case nothing
    case next(Node, Stack)
  }

  private static func step(_ intrinsic: Intrinsic, in stack: Stack) -> Step {
    switch intrinsic.name {
    case "If": branch(intrinsic.argument, in: stack)
    case "Ref": reference(intrinsic.argument, in: stack)
    case "FindInMap":
      findInMap(intrinsic.argument, in: stack).map { .next($0, stack) } ?? .done
    case "Transform": include(intrinsic.argument, in: stack).map { .next($0, stack) } ?? .done
    case "Select": selected(intrinsic.argument, in: stack)
    case "GetAtt": output(intrinsic, in: stack)
    default: .done
    }
  }

  private static func branch(_ argument: Node, in stack: Stack) -> Step {
    guard let name = argument[0]?.text, let yes = argument[1], let no = argument[2] else { return .done }
    if let truth = stack.conditions[name]?.value { return .next(truth ? yes : no, stack) }
    if isNoValue(yes) { return .next(no, stack) }
    // A string that depends on the deployer's choice stays open; of two structures the first one is looked into.
    if case .scalar = yes.content, !isNoValue(no) { return .done }
    return .next(yes, stack)
  }

  static func isNoValue(_ node: Node) -> Bool {
    guard let intrinsic = Intrinsic(node), intrinsic.name == "Ref" else { return false }
    return intrinsic.argument.text == "AWS::NoValue"
  }

  private static func reference(_ argument: Node, in stack: Stack) -> Step {
    guard let name = argument.text else { return .done }
    if name == "AWS::NoValue" { return .nothing }
    guard let argument = stack.arguments[name], stack.template.parameter(name) != nil else { return .done }
    return .next(argument.node, argument.stack)
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html
  static func findInMap(_ argument: Node, in stack: Stack) -> Node? {
    let evaluation = Evaluation(stack)
    let keys = argument.items.prefix(3).map { evaluation.text($0).literal }
    guard keys.count == 3, let map = keys[0], let table = stack.template.root["Mappings"]?[map] else { return nil }
    if let first = keys[1], let second = keys[2], let found = table[first]?[second] { return found }
    if let preset = argument[3]?["DefaultValue"] { return preset }
    return onlyValue(of: table, second: keys[2])
  }

  /// A map whose rows all say the same decides nothing, whatever its row.
  private static func onlyValue(of table: Node, second: String?) -> Node? {
    guard let second else { return nil }
    let values = table.entries.compactMap { $0.value[second] }
    guard let first = values.first, let text = first.text, values.count == table.entries.count else { return nil }
    return values.allSatisfy { $0.text == text } ? first : nil
  }

  /// The file that an `AWS::Include` transform names, when it is a local one.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-include.html
  static func include(_ argument: Node, in stack: Stack) -> Node? {
    guard argument["Name"]?.text == "AWS::Include" else { return nil }
    let location = Setting(argument["Parameters"]?["Location"], in: stack)
    guard let path = location.plainText.literal else { return nil }
    return stack.library.document(path, from: stack.template.file)
  }

  private static func selected(_ argument: Node, in stack: Stack) -> Step {
    guard let index = argument[0]?.int, let list = argument[1], list.isSequence, list.tag.isEmpty,
      let item = list[index]
    else { return .done }
    return .next(item, stack)
  }

  /// An output of a nested stack whose template is here.
  private static func output(_ intrinsic: Intrinsic, in stack: Stack) -> Step {
    guard let (resource, attribute) = intrinsic.attribute, let name = attribute.text, name.hasPrefix("Outputs."),
      let child = stack.nested(resource)
    else { return .done }
    let wanted = name.dropFirst("Outputs.".count)
    guard let value = child.template.outputs.first(where: { $0.key == wanted })?.value["Value"] else { return .done }
    return .next(value, child)
  }
}
