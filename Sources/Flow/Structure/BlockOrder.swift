/// The blocks of a function in reverse postorder: each after those that lead to it, loops apart. Run in this order, a
/// block is run once where a switch or a chain of conditions comes together.
struct BlockOrder {
  /// The blocks, the first to run first; blocks that nothing leads to are left out.
  let blocks: [Int]
  /// The position of each block in that order.
  let positions: [Int]

  init(_ function: IRFunction) {
    var isSeen = Array(repeating: false, count: function.blocks.count)
    var finished: [Int] = []
    // Each entry: a block, and how many of its successors were followed.
    var path: [(block: Int, next: Int)] = function.blocks.isEmpty ? [] : [(0, 0)]
    if !path.isEmpty { isSeen[0] = true }
    while let (block, next) = path.last {
      let successors = Self.successors(of: function.blocks[block])
      if next < successors.count {
        path[path.count - 1].next += 1
        if !isSeen[successors[next]] {
          isSeen[successors[next]] = true
          path.append((successors[next], 0))
        }
      } else {
        finished.append(block)
        path.removeLast()
      }
    }
    blocks = finished.reversed()
    var positions = Array(repeating: 0, count: function.blocks.count)
    for (position, block) in blocks.enumerated() { positions[block] = position }
    self.positions = positions
  }

  /// The blocks that may come next; of a branch the second first, so that the first one keeps its place before it.
  private static func successors(of block: Block) -> [Int] {
    let handler = block.handler.map { [Int($0.index)] } ?? []
    switch block.terminator {
    case .jump(let target): return handler + [Int(target.index)]
    case .branch(_, let then, let other): return handler + [Int(other.index), Int(then.index)]
    case .return, .raise: return handler
    }
  }
}
