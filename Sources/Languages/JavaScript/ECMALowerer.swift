import Core
import Flow
import Syntax

/// Lowers one JavaScript or TypeScript file to IR. The extensions of this type, a file for each topic, hold a small
/// function for every construct; this file holds what they all use to read the tree and to emit.
struct ECMALowerer {
  typealias Node = SyntaxTree.Node

  /// How deep statements and expressions may nest before the rest is left out, for the stack's sake: a debug
  /// build takes 2 KB a level. Functions and assignments, which take more, count for several levels.
  static let nestingLimit = 200

  let tree: SyntaxTree
  let bytes: [UInt8]
  private let kinds: [ECMAKind?]
  private let fields: [ECMAField?]
  var builder: ModuleBuilder
  var nesting = 0
  /// The functions that are open, the module's body first.
  var functions: [FunctionContext] = []
  /// `export { a, b as c }`: emitted when the module's variables have their values.
  var deferredExports: [(local: String, exported: String, node: Node)] = []
  /// The namespaces that are open, the outermost first.
  var namespaces: [String] = []
  /// Names that a later `namespace` of the same name adds to.
  var extensibleNames: Set<String> = []
  /// Set while code is lowered a second time (a `finally` block, on the way of an exception).
  var isRepeating = false

  init(tree: SyntaxTree, file: SourceFile, language: Language, names: ECMANames) {
    self.tree = tree
    kinds = names.kinds
    fields = names.fields
    bytes = file.bytes
    builder = ModuleBuilder(file: file.id, path: file.path, language: language)
  }

  mutating func lowerModule() -> Module {
    builder.beginFunction("", kind: .module, start: 0, end: UInt32(bytes.count))
    functions.append(FunctionContext(kind: .module))
    if let root = tree.root {
      hoistVariables(in: root)
      lowerStatements(of: root)
      emitDeferredExports()
    } else {
      builder.markIncomplete("the parser gave up on this file")
    }
    return builder.finish()
  }

  // MARK: Reading the tree

  /// The kind of a node; nil for kinds that the lowerer does not name, among them what the parser could not read.
  func kind(_ node: Node) -> ECMAKind? {
    let symbol = Int(tree.symbol(node))
    return symbol < kinds.count ? kinds[symbol] : nil
  }

  /// The field of its parent that a node stands in.
  func field(_ node: Node) -> ECMAField? { fields[Int(tree.field(node))] }

  func start(_ node: Node) -> UInt32 { tree.start(node) }
  func end(_ node: Node) -> UInt32 { tree.end(node) }

  /// The first child that stands in a field.
  func child(_ node: Node, _ field: ECMAField) -> Node? {
    for child in tree.children(node) where self.field(child) == field { return child }
    return nil
  }

  /// The children that stand in a field.
  func children(_ node: Node, _ field: ECMAField) -> [Node] {
    tree.children(node).filter { self.field($0) == field }
  }

  /// The first child that is neither a keyword nor a type: the operand of nodes that name no field for it.
  func operand(_ node: Node) -> Node? {
    for child in tree.children(node) {
      if let kind = kind(child), !kind.isKeyword { return child }
    }
    return nil
  }

  func firstChild(_ node: Node, _ wanted: ECMAKind) -> Node? {
    for child in tree.children(node) where kind(child) == wanted { return child }
    return nil
  }

  func has(_ keyword: ECMAKind, in node: Node) -> Bool { firstChild(node, keyword) != nil }

  func text(_ node: Node) -> String { text(from: start(node), to: end(node)) }

  func text(from start: UInt32, to end: UInt32) -> String {
    let end = min(Int(end), bytes.count)
    return String(decoding: bytes[min(Int(start), end)..<end], as: UTF8.self)
  }

  // MARK: Emitting

  @discardableResult
  mutating func emit(_ operation: Operation, _ node: Node) -> Register {
    builder.emit(operation, start(node), end(node))
  }

  mutating func load(_ name: String, _ node: Node) -> Register { builder.load(name, start(node), end(node)) }

  mutating func store(_ value: Register, to name: String, _ node: Node) {
    builder.store(value, to: name, start(node), end(node))
  }

  mutating func string(_ text: String, _ node: Node) -> Register {
    emit(.constant(.string(builder.name(text))), node)
  }

  mutating func null(_ node: Node) -> Register { emit(.constant(.null), node) }
  mutating func unknown(_ node: Node) -> Register { emit(.unknown, node) }

  /// Ends the current block with a jump, unless a `return` or the like has ended it.
  mutating func jumpIfOpen(to block: BlockID, _ node: Node) {
    if !builder.isTerminated { builder.jump(block, start(node), end(node)) }
  }

  mutating func note(_ kind: String, detail: String = "", _ node: Node) {
    if !isRepeating { builder.note(kind, detail: detail, start(node), end(node)) }
  }

  // MARK: Limits

  /// Goes deeper; false at the limit, where the caller leaves the node out. Pair with `leave`.
  mutating func enter(levels: Int = 1) -> Bool {
    guard nesting + levels <= Self.nestingLimit else {
      builder.markIncomplete("nested deeper than \(Self.nestingLimit) levels")
      return false
    }
    nesting += levels
    return true
  }

  mutating func leave(levels: Int = 1) { nesting -= levels }

  /// Something that the grammars do not allow here, or a kind that a later grammar adds: its parts are lowered for what
  /// they do, its value is unknown.
  mutating func lowerUnknown(_ node: Node) -> Register {
    for child in tree.children(node) where isWorthLowering(child) { lowerStatement(child) }
    return unknown(node)
  }

  private func isWorthLowering(_ node: Node) -> Bool {
    guard let kind = kind(node) else { return tree.firstChild(node) != nil }
    return !kind.isKeyword
  }
}

/// What the lowerer knows of a function while it is open.
struct FunctionContext {
  var kind: IRFunction.Kind
  var parameters: [Variable] = []
  /// The parameters through which the function answers: a callback, a response.
  var answers: [String] = []
  /// Holds the arguments beyond the named parameters, once `arguments` has been used.
  var rest: Variable?
  /// `finally` blocks that a `return` goes through, the outermost first.
  var finalizers: [Finalizer] = []
  /// Fields that the constructor sets after it has called its superclass.
  var pendingFields: [SyntaxTree.Node] = []
}

/// A `finally` block that is waiting for its `try` to be left.
struct Finalizer {
  /// Where exceptions and returns enter it.
  var entry: BlockID
  /// Holds the value that is returned when it has run.
  var result: Variable
}
