import Flow
import Syntax

/// The names that a function's own body binds; those of nested functions and classes are theirs.
struct Bindings {
  /// Bound names in source order, possibly repeated.
  var names: [String] = []
  var globals: Set<String> = []
  var nonlocals: Set<String> = []
  var hasYield = false
}

extension PythonLowering {
  /// Collects what a body binds in one pass over its nodes, without recursion.
  func bindings(in body: Node) -> Bindings {
    var bindings = Bindings()
    let end = tree.following(body)
    var skipped: Node?
    var position = tree.firstChild(body)
    while let node = position, node != end {
      if node == skipped {
        position = tree.following(node)
        continue
      }
      let kind = kind(node)
      if kind == .forInClause { skipped = child(node, .left) }
      collect(node, kind, into: &bindings)
      position = opensScope(kind, node) ? tree.following(node) : tree.successor(node)
    }
    return bindings
  }

  private func opensScope(_ kind: PythonKind?, _ node: Node) -> Bool {
    switch kind {
    case .functionDefinition, .classDefinition: true
    case .lambda: !tree.isLeaf(node)
    default: false
    }
  }

  private func collect(_ node: Node, _ kind: PythonKind?, into bindings: inout Bindings) {
    switch kind {
    case .assignment, .augmentedAssignment, .forStatement:
      if let left = child(node, .left) { collectTargets(left, into: &bindings.names) }
    case .functionDefinition, .classDefinition, .namedExpression:
      if let name = child(node, .name) { bindings.names.append(text(name)) }
    case .asPatternTarget:
      collectTargets(node, into: &bindings.names)
    case .exceptClause:
      if let old = oldExceptionTarget(node) { collectTargets(old, into: &bindings.names) }
    case .importStatement, .importFrom:
      bindings.names += importedNames(node)
    case .casePattern, .keywordPattern, .asPattern, .splatPattern:
      if let name = capture(node) { bindings.names.append(text(name)) }
    case .globalStatement:
      bindings.globals.formUnion(children(node, of: .identifier).map(text))
    case .nonlocalStatement:
      bindings.nonlocals.formUnion(children(node, of: .identifier).map(text))
    case .yield:
      if !tree.isLeaf(node) { bindings.hasYield = true }
    default: break
    }
  }

  /// The plain names in an assignment target; attributes and subscripts bind none.
  func collectTargets(_ target: Node, into names: inout [String]) {
    let end = tree.following(target)
    var position: Node? = target
    while let node = position, node != end {
      switch kind(node) {
      case .attribute, .subscript, .call:
        position = tree.following(node)
        continue
      case .identifier: names.append(text(node))
      default: break
      }
      position = tree.successor(node)
    }
  }

  /// The second expression of Python 2's `except E, e`.
  func oldExceptionTarget(_ clause: Node) -> Node? {
    let values = children(clause, .value)
    return values.count == 2 ? values[1] : nil
  }

  /// Declares what a body binds as variables of the open function.
  mutating func declareBoundNames(_ bindings: Bindings) {
    frame.globals = bindings.globals
    for name in bindings.names where !bindings.globals.contains(name) && !bindings.nonlocals.contains(name) {
      builder.declareInFunction(name)
    }
  }
}
