import Flow
import Syntax

// Notes about answers after which the function goes on and answers again.
extension ECMALowerer {
  /// Names of callbacks, when they are a function's last parameter.
  private static let callbackNames: Set<String> = ["callback", "cb", "done", "next", "_callback"]
  private static let responseNames: Set<String> = ["res", "response", "reply"]
  private static let responseMethods: Set<String> = [
    "send", "json", "end", "redirect", "render", "sendFile", "sendStatus",
  ]
  private static let contextMethods: Set<String> = ["succeed", "fail", "done"]

  /// How many statements after a branch are looked at; generated functions have thousands.
  private static let lookahead = 50

  /// The parameters of a function through which it answers, its callback last.
  func answers(parameters: [Node]) -> [String] {
    let names = parameters.map { kind($0) == .identifier ? text($0) : "" }
    var found = names.filter { Self.responseNames.contains($0) && names.count >= 2 }
    if names.count >= 2, names[1] == "context" { found.append("context") }
    if let last = names.last, Self.callbackNames.contains(last) { found.append(last) }
    return found
  }

  /// Looks for answers in branches that do not end the function, before code that answers once more.
  mutating func noteAnswers(_ body: Node) {
    guard functions.contains(where: { !$0.answers.isEmpty }) else { return }
    if let callback = functions.last?.answers.last, Self.callbackNames.contains(callback) {
      noteLostAnswer(body, callback: callback)
    }
    examine(Array(tree.children(body)), next: [], depth: 0)
  }

  /// The statements that run after a branch: the rest of each list that is open, the outermost first.
  private typealias Rest = [ArraySlice<Node>]

  private mutating func examine(_ statements: [Node], next: Rest, depth: Int) {
    guard depth < Self.nestingLimit else { return }
    for (index, statement) in statements.enumerated() where hasBranches(statement) {
      examineBranches(of: statement, next: next + [statements[(index + 1)...]], depth: depth + 1)
    }
  }

  private func hasBranches(_ statement: Node) -> Bool {
    switch kind(statement) {
    case .if_statement, .try_statement, .statement_block: true
    default: false
    }
  }

  private mutating func examineBranches(of statement: Node, next: Rest, depth: Int) {
    switch kind(statement) {
    case .statement_block: examine(Array(tree.children(statement)), next: next, depth: depth)
    case .try_statement:
      if let body = child(statement, .body) { examine(Array(tree.children(body)), next: next, depth: depth) }
      if let clause = child(statement, .handler), let body = child(clause, .body) {
        examineBranch(body, condition: nil, next: next, depth: depth)
      }
    case .if_statement: examineIf(statement, next: next, depth: depth)
    default: break
    }
  }

  private mutating func examineIf(_ node: Node, next: Rest, depth: Int) {
    var current = node
    while true {
      let condition = child(current, .condition)
      if let branch = child(current, .consequence) {
        examineBranch(branch, condition: condition, next: next, depth: depth)
      }
      guard let clause = child(current, .alternative), let other = operand(clause) else { return }
      guard kind(other) == .if_statement else {
        return examineBranch(other, condition: condition, next: next, depth: depth)
      }
      current = other
    }
  }

  private mutating func examineBranch(_ branch: Node, condition: Node?, next: Rest, depth: Int) {
    let statements = kind(branch) == .statement_block ? Array(tree.children(branch)) : [branch]
    examine(statements, next: next, depth: depth)
    guard let answer = statements.last(where: { answerCall($0) != nil }), let call = answerCall(answer),
      statements.allSatisfy({ completes($0) })
    else { return }
    let decided = condition.map { namesRead(in: $0) } ?? []
    let assigned = statements.reduce(into: decided) { $0.formUnion(facts(of: $1).changed) }
    guard answersAgain(next, unless: assigned) else { return }
    let callee = child(call, .function).map { text($0) } ?? ""
    note("missing-return-after-callback", detail: callee, call)
  }

  /// The call, when a statement does nothing but answer.
  private func answerCall(_ statement: Node) -> Node? {
    guard kind(statement) == .expression_statement, let call = tree.firstChild(statement), isAnswer(call) else {
      return nil
    }
    return call
  }

  private func isAnswer(_ call: Node) -> Bool {
    guard kind(call) == .call_expression, let callee = child(call, .function) else { return false }
    if kind(callee) == .identifier {
      return Self.callbackNames.contains(text(callee)) && isOpenAnswer(text(callee)) && looksLikeAnswer(call)
    }
    guard kind(callee) == .member_expression, let property = child(callee, .property).map({ text($0) }),
      Self.responseMethods.contains(property) || Self.contextMethods.contains(property)
    else { return false }
    let object = chainRoot(callee)
    guard kind(object) == .identifier, isOpenAnswer(text(object)) else { return false }
    let methods = text(object) == "context" ? Self.contextMethods : Self.responseMethods
    return methods.contains(property)
  }

  /// Answers start with null, an error, or a text or object that is one; a function that is called for each element of
  /// something gets the element.
  private func looksLikeAnswer(_ call: Node) -> Bool {
    guard let arguments = child(call, .arguments), let first = operand(arguments) else { return true }
    switch kind(first) {
    case .null, .undefined, .string, .template_string, .object, .new_expression: return true
    case .identifier: return ["e", "ex", "err", "error"].contains(text(first)) || text(first).contains("rr")
    case .call_expression, .member_expression: return text(first).contains("rror")
    default: return false
    }
  }

  private func isOpenAnswer(_ name: String) -> Bool { functions.contains { $0.answers.contains(name) } }

  /// `res.status(400).json(…)` starts at `res`.
  private func chainRoot(_ node: Node) -> Node {
    var node = node
    while let inner = child(node, .object) ?? child(node, .function) { node = inner }
    return node
  }

  /// Whether code that runs next answers, and not only under a condition on the names that the branch decided.
  private func answersAgain(_ rest: Rest, unless decided: Set<String>) -> Bool {
    for statement in rest.reversed().joined().prefix(Self.lookahead) {
      if answersAgain(statement, unless: decided) { return true }
      if !completes(statement) { return false }
    }
    return false
  }

  private func answersAgain(_ statement: Node, unless decided: Set<String>) -> Bool {
    if kind(statement) == .if_statement || kind(statement) == .switch_statement {
      let test = child(statement, .condition) ?? child(statement, .value)
      if let test, !namesRead(in: test).isDisjoint(with: decided) { return false }
    }
    if kind(statement).map(isFunctionLike) == true { return false }
    return containsAnswer(statement)
  }

  /// Whether an answer is given below a node, in functions inside it too.
  private func containsAnswer(_ node: Node) -> Bool {
    let end = tree.following(node)
    var position: Node? = node
    while let current = position, current != end {
      if isAnswer(current) { return true }
      position = tree.successor(current)
    }
    return false
  }
}
