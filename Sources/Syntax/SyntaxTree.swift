/// A parsed file as one flat array of nodes in source order. The children of a node follow it; `next` skips a whole
/// subtree. Named nodes are kept, and of the anonymous ones those that carry meaning: keywords, and operators in a field.
/// Comments are left out.
///
/// What front ends call for every node is inlinable: they stand in another module.
package struct SyntaxTree: Sendable {
  /// A node by its index; valid for the tree it came from.
  package struct Node: Hashable, Sendable {
    package let index: UInt32
    @inlinable init(_ index: Int) { self.index = UInt32(truncatingIfNeeded: index) }
  }

  @usableFromInline
  struct Entry {
    @usableFromInline var symbol: UInt16
    @usableFromInline var field: UInt16
    @usableFromInline var start: UInt32
    @usableFromInline var end: UInt32
    /// The index after the node's subtree.
    @usableFromInline var next: UInt32
  }

  @usableFromInline var entries: [Entry] = []
  /// Where the parser met something that the grammar does not allow; nil when the file parses cleanly.
  package internal(set) var firstError: Range<UInt32>?
  /// The parser gave up before the end of the file.
  package internal(set) var isTruncated = false

  /// A tree without nodes: of a file that could not be parsed at all.
  package init() {}

  package var root: Node? { entries.isEmpty ? nil : Node(0) }
  package var count: Int { entries.count }

  @inlinable @inline(__always) package func symbol(_ node: Node) -> UInt16 { entries[Int(node.index)].symbol }
  @inlinable @inline(__always) package func field(_ node: Node) -> UInt16 { entries[Int(node.index)].field }
  @inlinable @inline(__always) package func start(_ node: Node) -> UInt32 { entries[Int(node.index)].start }
  @inlinable @inline(__always) package func end(_ node: Node) -> UInt32 { entries[Int(node.index)].end }

  /// Whether the parser could make nothing of what is inside the node.
  @inlinable @inline(__always) package func isError(_ node: Node) -> Bool { symbol(node) == UInt16.max }

  /// Whether a node has no text: the parser put it where the grammar asks for one.
  @inlinable @inline(__always) package func isEmpty(_ node: Node) -> Bool { start(node) == end(node) }

  /// Whether a node has no children: a name, a number, a keyword.
  @inlinable @inline(__always) package func isLeaf(_ node: Node) -> Bool {
    entries[Int(node.index)].next == node.index + 1
  }

  /// The node after a node and all that is inside it, in source order; nil at the end of the file.
  @inlinable @inline(__always)
  package func following(_ node: Node) -> Node? {
    let next = Int(entries[Int(node.index)].next)
    return next < entries.count ? Node(next) : nil
  }

  /// The node after a node in source order, its first child when it has one; nil at the end of the file.
  @inlinable @inline(__always)
  package func successor(_ node: Node) -> Node? {
    let next = Int(node.index) + 1
    return next < entries.count ? Node(next) : nil
  }

  /// The children of a node, in source order.
  @inlinable package func children(_ node: Node) -> Children {
    Children(tree: self, position: Int(node.index) + 1, end: Int(entries[Int(node.index)].next))
  }

  /// The first child of a node.
  @inlinable package func firstChild(_ node: Node) -> Node? {
    let position = Int(node.index) + 1
    return position < Int(entries[Int(node.index)].next) ? Node(position) : nil
  }

  package struct Children: Sequence, IteratorProtocol {
    @usableFromInline let tree: SyntaxTree
    @usableFromInline var position: Int
    @usableFromInline let end: Int

    @inlinable init(tree: SyntaxTree, position: Int, end: Int) {
      self.tree = tree
      self.position = position
      self.end = end
    }

    @inlinable @inline(__always)
    package mutating func next() -> Node? {
      guard position < end else { return nil }
      let node = Node(position)
      position = Int(tree.entries[position].next)
      return node
    }
  }
}
