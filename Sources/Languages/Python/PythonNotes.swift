import Flow
import Syntax

/// What the IR has no counterpart for: notes on the structure of the code.
extension PythonLowering {
  /// Writes a note once for each place, however often the code there is lowered.
  mutating func note(_ kind: String, detail: String, _ start: UInt32, _ end: UInt32) {
    guard noted.insert(NoteKey(kind: kind, start: start)).inserted else { return }
    builder.note(kind, detail: detail, start, end)
  }

  // MARK: Handlers

  mutating func noteHandler(_ clause: Node) {
    guard let body = firstChild(clause, of: .block) else { return }
    let type = child(clause, .value)
    let start = tree.start(clause)
    let end = type.map(tree.end) ?? tree.firstChild(clause).map(tree.end) ?? start
    if type == nil, !contains(.raiseStatement, in: body) { note("bare-except", detail: "", start, end) }
    let name = type.map { exceptionName($0) } ?? ""
    if parts(body).allSatisfy(doesNothing), !ExpectedExceptions.areAll(in: name), !isExplained(clause) {
      note("swallowed-exception", detail: name, start, end)
    }
  }

  /// The types of an `except` clause as written.
  func exceptionName(_ type: Node) -> String {
    kind(type) == .asPattern ? firstPart(type).map(text) ?? "" : text(type)
  }

  /// `pass`, `continue`, `...` and comments written as strings.
  private func doesNothing(_ statement: Node) -> Bool {
    switch kind(statement) {
    case .passStatement, .continueStatement, .ellipsis, .string: true
    case .expressionStatement: parts(statement).allSatisfy(doesNothing)
    default: false
    }
  }

  // MARK: Ends of the process

  /// `sys.exit()` in a function ends the whole runtime, not only the call.
  mutating func noteProcessExit(_ call: Node, _ callee: Node) {
    guard frames.count > 1 || !frame.caught.isEmpty else { return }
    let name = text(callee)
    switch name {
    case "sys.exit", "os._exit", "os.abort": break
    case "exit", "quit": guard isBuiltin(name) else { return }
    default: return
    }
    note("process-exit-on-error", detail: name, tree.start(call), tree.end(call))
  }

  // MARK: Searching

  /// Whether a kind of node occurs below a node, functions inside it left out.
  func contains(_ wanted: PythonKind, in body: Node) -> Bool {
    var found = false
    visit(body) { _, kind in
      if kind == wanted { found = true }
      return !found
    }
    return found
  }

  /// Visits the nodes below a node in source order, without those of functions and classes inside it, until `body` says
  /// false.
  func visit(_ node: Node, _ body: (Node, PythonKind?) -> Bool) {
    let end = tree.following(node)
    var position = tree.firstChild(node)
    while let current = position, current != end {
      let kind = kind(current)
      guard body(current, kind) else { return }
      let isInner = kind == .functionDefinition || kind == .classDefinition || kind == .lambda
      position = isInner ? tree.following(current) : tree.successor(current)
    }
  }
}

/// Exceptions that are expected and say all there is to say; passing over them is no mistake.
enum ExpectedExceptions {
  private static let names: Set<String> = [
    "KeyError", "IndexError", "LookupError", "AttributeError", "ValueError", "TypeError", "UnicodeError",
    "UnicodeDecodeError", "UnicodeEncodeError", "FileNotFoundError", "FileExistsError", "StopIteration",
    "StopAsyncIteration", "GeneratorExit", "ImportError", "ModuleNotFoundError", "ProcessLookupError", "Empty", "Full",
    "KeyboardInterrupt", "CancelledError", "NotImplementedError", "NoSuchKey", "NoSuchBucket", "NoSuchEntity",
  ]
  private static let endings = [
    "NotFound", "NotFoundError", "NotFoundException", "NotFoundFault", "DoesNotExist", "Exists", "ExistsError",
    "ExistsException", "ExistsFault", "ConditionalCheckFailedException", "NoSuchEntityException", "GoneException",
  ]

  /// Whether a clause's type, one name or a tuple of names, holds expected exceptions only.
  static func areAll(in text: String) -> Bool {
    let types = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    return !types.isEmpty
      && types.allSatisfy { type in
        let last = String(type.split(separator: ".").last ?? "")
        return names.contains(last) || endings.contains(where: last.hasSuffix)
      }
  }
}
