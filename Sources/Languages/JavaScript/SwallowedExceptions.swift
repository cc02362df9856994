import Flow
import Syntax

// Notes about exceptions that nobody hears of, and about ending the whole process.
extension ECMALowerer {
  /// Visits the nodes below a node in source order, functions and classes inside it left out, until `body` says false.
  func visit(_ node: Node, _ body: (Node, ECMAKind?) -> Bool) {
    let end = tree.following(node)
    var position = tree.firstChild(node)
    while let current = position, current != end {
      let kind = kind(current)
      guard body(current, kind) else { return }
      position = kind.map(isFunctionLike) == true ? tree.following(current) : tree.successor(current)
    }
  }

  func isFunctionLike(_ kind: ECMAKind) -> Bool {
    switch kind {
    case .arrow_function, .function_expression, .generator_function, .function_declaration,
      .generator_function_declaration, .method_definition, .class, .class_declaration, .abstract_class_declaration:
      true
    default: false
    }
  }

  func contains(_ wanted: ECMAKind, in node: Node) -> Bool {
    var found = false
    visit(node) { _, kind in
      if kind == wanted { found = true }
      return !found
    }
    return found
  }

  // MARK: Swallowed exceptions

  mutating func noteSwallowed(_ clause: Node) {
    guard let body = child(clause, .body) else { return }
    let doesNothing = tree.children(body).allSatisfy { self.doesNothing($0) }
    if doesNothing, !hasComment(body) { note("swallowed-exception", detail: "catch", clause) }
  }

  /// `.catch(() => {})`
  mutating func noteSwallowedRejection(_ call: Node) {
    guard let arguments = child(call, .arguments), let handler = operand(arguments),
      kind(handler).map(isFunctionLike) == true, let body = child(handler, .body), kind(body) == .statement_block,
      tree.firstChild(body) == nil, !hasComment(body)
    else { return }
    note("swallowed-exception", detail: ".catch", handler)
  }

  /// Statements that react to nothing. Setting a variable is a reaction: the code goes on with a safe value.
  private func doesNothing(_ statement: Node) -> Bool {
    switch kind(statement) {
    case .empty_statement, .continue_statement: true
    case .expression_statement:
      tree.children(statement).allSatisfy { [.identifier, .string, .number, .null].contains(kind($0)) }
    default: false
    }
  }

  /// A comment in an otherwise empty block says why it is empty.
  private func hasComment(_ block: Node) -> Bool {
    guard tree.firstChild(block) == nil else { return false }
    return comment(from: start(block) + 1, to: end(block)) != nil
  }

  /// The text of the comments between two offsets with no code between them, in lower case; nil when there is none.
  func comment(from first: UInt32, to last: UInt32) -> String? {
    var offset = Int(first)
    let limit = min(Int(last), bytes.count)
    var text: [UInt8] = []
    while offset < limit {
      guard let end = ECMAComments.end(of: offset, in: bytes, before: limit) else {
        offset += 1
        continue
      }
      text += bytes[offset..<end]
      offset = end
    }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self).lowercased()
  }

  /// An answer by callback that never comes: the last statement of a callback-style function is a `try` whose handler
  /// writes a log line and ends.
  mutating func noteLostAnswer(_ body: Node, callback: String) {
    guard let last = Array(tree.children(body)).last, kind(last) == .try_statement,
      let clause = child(last, .handler), let handler = child(clause, .body), tree.firstChild(handler) != nil
    else { return }
    let rest = child(last, .finalizer)
    guard !mentions(callback, in: handler), rest.map({ !mentions(callback, in: $0) }) ?? true,
      !contains(.return_statement, in: handler), !contains(.throw_statement, in: handler), onlyLogs(handler)
    else { return }
    note("swallowed-exception", detail: "\(callback) is never called", clause)
  }

  private func onlyLogs(_ block: Node) -> Bool {
    tree.children(block).allSatisfy { statement in
      guard kind(statement) == .expression_statement, let call = tree.firstChild(statement),
        kind(call) == .call_expression, let callee = child(call, .function), kind(callee) == .member_expression,
        let object = child(callee, .object)
      else { return false }
      return ["console", "logger", "log", "winston"].contains(text(object))
    }
  }

  /// Whether a name occurs below a node, functions inside it included.
  func mentions(_ name: String, in node: Node) -> Bool {
    let end = tree.following(node)
    var position: Node? = node
    let wanted = Array(name.utf8)
    while let current = position, current != end {
      if isName(current), equals(current, wanted) { return true }
      position = tree.successor(current)
    }
    return false
  }

  private func isName(_ node: Node) -> Bool {
    kind(node) == .identifier || kind(node) == .shorthand_property_identifier
  }

  /// Whether a node's text is exactly these bytes.
  func equals(_ node: Node, _ text: [UInt8]) -> Bool {
    let range = Int(start(node))..<Int(end(node))
    return range.count == text.count && bytes[range].elementsEqual(text)
  }

  // MARK: The end of the process

  /// `process.exit()` in a function ends the runtime, not only the call.
  mutating func noteProcessExit(_ call: Node, object: Node) {
    guard functions.count > 1, kind(object) == .identifier, text(object) == "process", isGlobal("process") else {
      return
    }
    note("process-exit-on-error", detail: "process.exit", call)
  }
}
