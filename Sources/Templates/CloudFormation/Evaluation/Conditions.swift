import Core

/// What is known of a condition before deployment.
struct Truth: Sendable {
  /// With the parameters' defaults; nil when something without a default decides.
  var value: Bool?
  /// No parameter takes part, so no deployer can change it.
  var isFixed: Bool
}

/// Evaluates the Conditions section, each condition once.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
struct ConditionEvaluator {
  private let stack: Stack
  private let nodes: [String: Node]
  private var known: [String: Truth] = [:]
  /// Conditions that are being evaluated; one that comes up again refers to itself.
  private var open: Set<String> = []

  init(_ stack: Stack) {
    self.stack = stack
    nodes = Dictionary((stack.template.root["Conditions"]?.entries ?? []).map { ($0.key, $0.value) }) { $1 }
  }

  mutating func evaluate(_ entries: [Node.Entry]) -> [String: Truth] {
    for entry in entries { _ = truth(named: entry.key) }
    return known
  }

  private mutating func truth(named name: String) -> Truth {
    if let truth = known[name] { return truth }
    guard let node = nodes[name], open.count < 100, open.insert(name).inserted else {
      return Truth(value: nil, isFixed: false)
    }
    let truth = truth(of: node)
    open.remove(name)
    known[name] = truth
    return truth
  }

  private mutating func truth(of node: Node, depth: Int = 0) -> Truth {
    let open = Truth(value: nil, isFixed: false)
    guard depth < 50 else { return open }
    if let name = node["Condition"]?.text, node.tag.isEmpty { return truth(named: name) }
    guard let intrinsic = Intrinsic(node) else {
      return node.bool.map { Truth(value: $0, isFixed: true) } ?? open
    }
    switch intrinsic.name {
    case "Condition": return intrinsic.argument.text.map { truth(named: $0) } ?? open
    case "Not": return negated(intrinsic.argument.itemsOrSelf.first.map { truth(of: $0, depth: depth + 1) } ?? open)
    case "And": return combined(intrinsic.argument.items, deciding: false, depth: depth)
    case "Or": return combined(intrinsic.argument.items, deciding: true, depth: depth)
    case "Equals": return equality(intrinsic.argument)
    default: return open
    }
  }

  private func negated(_ truth: Truth) -> Truth { Truth(value: truth.value.map { !$0 }, isFixed: truth.isFixed) }

  /// One `deciding` part settles the whole.
  private mutating func combined(_ parts: [Node], deciding: Bool, depth: Int) -> Truth {
    let truths = parts.map { truth(of: $0, depth: depth + 1) }
    if let decided = truths.first(where: { $0.value == deciding && $0.isFixed }) { return decided }
    let isFixed = truths.allSatisfy(\.isFixed)
    if truths.contains(where: { $0.value == deciding }) { return Truth(value: deciding, isFixed: isFixed) }
    if truths.contains(where: { $0.value == nil }) { return Truth(value: nil, isFixed: false) }
    return Truth(value: !deciding, isFixed: isFixed)
  }

  private func equality(_ argument: Node) -> Truth {
    guard let left = argument[0], let right = argument[1] else { return Truth(value: nil, isFixed: false) }
    let evaluation = Evaluation(stack)
    let (first, second) = (evaluation.text(left), evaluation.text(right))
    guard let one = first.literal, let other = second.literal else {
      return Truth(value: first == second ? true : nil, isFixed: false)
    }
    return Truth(value: one == other, isFixed: !usesParameter(left) && !usesParameter(right))
  }

  /// Whether the deployer has a say in a value.
  private func usesParameter(_ node: Node, depth: Int = 0) -> Bool {
    guard depth < 50 else { return true }
    if let intrinsic = Intrinsic(node) {
      guard intrinsic.name == "Ref", let name = intrinsic.argument.text else {
        return intrinsic.name == "Sub" || usesParameter(intrinsic.argument, depth: depth + 1)
      }
      return stack.arguments[name] == nil
    }
    return node.items.contains { usesParameter($0, depth: depth + 1) }
      || node.entries.contains { usesParameter($0.value, depth: depth + 1) }
  }
}
