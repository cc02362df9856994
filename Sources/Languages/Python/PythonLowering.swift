import Core
import Flow
import Syntax

/// Lowers one Python file. The constructs are in the files beside this one; here is what all of them use: the tree, the
/// source bytes, the builder, the frames of the functions that are open, and the limit on nesting.
struct PythonLowering {
  typealias Node = SyntaxTree.Node

  /// How many statements and expressions may stand inside one another. Deeper ones become unknown values, so that the
  /// stack of a worker thread suffices whatever the input: 1 MB in a release build, 2 MB in a debug build.
  static let deepestNesting = 300

  let tree: SyntaxTree
  let bytes: [UInt8]
  let names: GrammarNames<PythonKind, PythonField>
  var builder: ModuleBuilder
  var frames: [Frame] = []
  /// Where structure notes were written: a `finally` body is lowered once for each way out and noted once.
  var noted: Set<NoteKey> = []
  private var nesting = 0

  init(_ tree: SyntaxTree, of file: SourceFile, names: GrammarNames<PythonKind, PythonField>) {
    self.tree = tree
    self.names = names
    bytes = file.bytes
    builder = ModuleBuilder(file: file.id, path: file.path, language: .python)
  }

  /// The whole file as function 0.
  mutating func lower() -> Module {
    let end = UInt32(bytes.count)
    builder.beginFunction("<module>", kind: .module, start: 0, end: end)
    frames.append(Frame())
    if let root = tree.root {
      declareBoundNames(bindings(in: root))
      block(root)
    }
    if tree.isTruncated { builder.markIncomplete("the parser gave up on this file") }
    return builder.finish()
  }

  /// The function that is open now.
  var frame: Frame {
    get { frames[frames.count - 1] }
    _modify { yield &frames[frames.count - 1] }
  }

  // MARK: The tree

  func kind(_ node: Node) -> PythonKind? { names.kind(node, in: tree) }

  /// The first child in a field.
  func child(_ node: Node, _ field: PythonField) -> Node? {
    for child in tree.children(node) where names.field(child, in: tree) == field { return child }
    return nil
  }

  func children(_ node: Node, _ field: PythonField) -> [Node] {
    tree.children(node).filter { names.field($0, in: tree) == field }
  }

  func children(_ node: Node, of kind: PythonKind) -> [Node] {
    tree.children(node).filter { self.kind($0) == kind }
  }

  func firstChild(_ node: Node, of kind: PythonKind) -> Node? {
    for child in tree.children(node) where self.kind(child) == kind { return child }
    return nil
  }

  /// The children that are statements, expressions or clauses rather than keywords.
  func parts(_ node: Node) -> [Node] { tree.children(node).filter(isPart) }

  func firstPart(_ node: Node) -> Node? {
    for child in tree.children(node) where isPart(child) { return child }
    return nil
  }

  /// Keywords share their names with kinds of nodes (`lambda`, `await`), but they are leaves.
  func isPart(_ node: Node) -> Bool {
    switch kind(node) {
    case nil: tree.isError(node)
    case .lambda, .await, .yield, .type: !tree.isLeaf(node)
    case .asyncKeyword, .fromKeyword, .andKeyword, .orKeyword, .inOperator, .isOperator: false
    default: true
    }
  }

  func isAsync(_ node: Node) -> Bool {
    tree.firstChild(node).map { kind($0) == .asyncKeyword } ?? false
  }

  /// The source text of a node.
  func text(_ node: Node) -> String { text(tree.start(node), tree.end(node)) }

  func text(_ start: UInt32, _ end: UInt32) -> String {
    let end = min(Int(end), bytes.count)
    return String(decoding: bytes[min(Int(start), end)..<end], as: UTF8.self)
  }

  func byte(_ offset: UInt32) -> UInt8? { Int(offset) < bytes.count ? bytes[Int(offset)] : nil }

  // MARK: Nesting

  /// Runs `body` one level deeper; nil, with the module marked incomplete, when that is too deep.
  mutating func nested<Result>(_ body: (inout Self) -> Result) -> Result? {
    guard nesting < Self.deepestNesting else {
      builder.markIncomplete("nested deeper than \(Self.deepestNesting) levels")
      return nil
    }
    nesting += 1
    defer { nesting -= 1 }
    return body(&self)
  }

  // MARK: Instructions

  @discardableResult
  mutating func emit(_ operation: Operation, _ node: Node) -> Register {
    builder.emit(operation, tree.start(node), tree.end(node))
  }

  mutating func unknown(_ node: Node) -> Register { builder.unknown(tree.start(node), tree.end(node)) }

  mutating func string(_ text: String, _ node: Node) -> Register {
    emit(.constant(.string(builder.name(text))), node)
  }

  mutating func number(_ value: Int, _ node: Node) -> Register { emit(.constant(.number(Double(value))), node) }

  /// Goes on at a block, unless control has left already.
  mutating func jump(_ target: BlockID, _ node: Node) {
    if !builder.isTerminated { builder.jump(target, tree.start(node), tree.end(node)) }
  }

  mutating func branch(_ condition: Register, then: BlockID, else other: BlockID, _ node: Node) {
    builder.branch(condition, then: then, else: other, tree.start(node), tree.end(node))
  }

  /// Opens a new block that the current one falls through to; what handles exceptions is fixed when a block begins.
  mutating func beginNewBlock() { builder.begin(builder.newBlock()) }
}
