import Flow
import Syntax

extension PythonLowering {
  /// `with a as b, c as d:` binds each name to the value of its expression. Nearly every context manager in use gives
  /// itself (files, connections, sessions, locks).
  mutating func withStatement(_ node: Node) {
    let items = firstChild(node, of: .withClause).map { children($0, of: .withItem) } ?? []
    for item in items { withItem(item) }
    guard let body = child(node, .body) else { return }
    guard let call = items.compactMap({ child($0, .value) }).first(where: isSuppression) else { return block(body) }
    noteSuppression(call)
    suppressing(node, body)
  }

  /// `contextlib.suppress(…)`
  private func isSuppression(_ value: Node) -> Bool {
    guard kind(value) == .call, let callee = child(value, .function) else { return false }
    return text(callee) == "suppress" || text(callee) == "contextlib.suppress"
  }

  /// An exception in the body goes on after it.
  private mutating func suppressing(_ node: Node, _ body: Node) {
    let after = builder.newBlock()
    builder.pushHandler(after)
    beginNewBlock()
    block(body)
    builder.popHandler()
    jump(after, node)
    builder.begin(after)
  }

  private mutating func noteSuppression(_ call: Node) {
    let types = child(call, .arguments).map(parts) ?? []
    let names = types.map(text).joined(separator: ", ")
    if names.isEmpty || ExpectedExceptions.areAll(in: names) { return }
    note("swallowed-exception", detail: names, tree.start(call), tree.end(call))
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
