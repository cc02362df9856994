import Flow
import Syntax

extension PythonLowering {
  /// `with a as b, c as d:` binds each name to the value of its expression. Nearly every context manager in use gives
  /// itself (files, connections, sessions, locks).
  mutating func withStatement(_ node: Node) {
    if let clause = firstChild(node, of: .withClause) {
      for item in children(clause, of: .withItem) { withItem(item) }
    }
    if let body = child(node, .body) { block(body) }
  }

  private mutating func withItem(_ item: Node) {
    guard let value = child(item, .value) else { return }
    guard kind(value) == .asPattern else {
      // A grammar ambiguity reads `with (a as b, c as d):` as a tuple in some files.
      _ = expression(value)
      return
    }
    _ = asPattern(value)
  }

  /// `value as target` where an expression may stand.
  mutating func asPattern(_ node: Node) -> Register {
    guard let source = firstPart(node) else { return unknown(node) }
    let value = expression(source)
    if let target = child(node, .alias) { assign(value, to: target) }
    return value
  }
}
