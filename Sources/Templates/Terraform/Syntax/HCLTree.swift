import Core
import Syntax

/// A parsed text of the configuration language and where its bytes stand: the whole of a file, or a piece that was put
/// between other bytes so that the grammar takes it.
struct HCLTree {
  let tree: SyntaxTree
  let bytes: [UInt8]
  let file: FileID
  /// What is added to an offset in the text to get the offset in the file.
  let shift: Int
  /// Where all of it is said to stand, when it is nobody's own text: a module that was fetched stands at its call.
  let standsAt: Place?

  /// nil when the parser gave the text up.
  init?(_ bytes: [UInt8], file: FileID, shift: Int = 0, standsAt: Place? = nil) {
    guard let parser = Parser(.hcl) else { return nil }
    tree = parser.parse(bytes)
    if tree.isTruncated { return nil }
    self.bytes = bytes
    self.file = file
    self.shift = shift
    self.standsAt = standsAt
  }

  func kind(_ node: SyntaxTree.Node) -> HCLKind? { HCLGrammar.names.kind(node, in: tree) }

  /// The children that have a kind of their own: no keywords, no brackets.
  func children(_ node: SyntaxTree.Node) -> [SyntaxTree.Node] {
    tree.children(node).filter { kind($0) != nil }
  }

  func child(_ node: SyntaxTree.Node, _ kind: HCLKind) -> SyntaxTree.Node? {
    tree.children(node).first { self.kind($0) == kind }
  }

  func place(_ node: SyntaxTree.Node) -> Place { place(Int(tree.start(node)), Int(tree.end(node))) }

  func place(_ start: Int, _ end: Int) -> Place {
    standsAt ?? Place(file, UInt32(clamping: start + shift), UInt32(clamping: max(start, end) + shift))
  }

  func text(_ node: SyntaxTree.Node) -> String { text(Int(tree.start(node)), Int(tree.end(node))) }

  func text(_ start: Int, _ end: Int) -> String {
    guard start < end, end <= bytes.count else { return "" }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
