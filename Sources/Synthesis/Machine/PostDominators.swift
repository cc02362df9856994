import Flow

/// Where the ways that leave a block meet again, whichever is taken: the nearest block that lies on all of them. Ways that
/// end in an exception do not count.
enum PostDominators {
  /// By block; nil where the ways meet only at the function's end.
  static func compute(_ function: IRFunction) -> [Int?] {
    let count = function.blocks.count
    let exit = count
    let successors = function.blocks.map { targets($0, exit: exit) } + [[]]
    let order = reversePostorder(successors, from: exit)
    var rank = Array(repeating: -1, count: count + 1)
    for (position, block) in order.enumerated() { rank[block] = position }
    var nearest: [Int?] = Array(repeating: nil, count: count + 1)
    nearest[exit] = exit
    var isStable = false
    while !isStable {
      isStable = true
      for block in order where block != exit {
        let known = successors[block].filter { nearest[$0] != nil }
        guard let first = known.first else { continue }
        let meeting = known.dropFirst().reduce(first) { meet($0, $1, nearest, rank) }
        if nearest[block] != meeting {
          nearest[block] = meeting
          isStable = false
        }
      }
    }
    return nearest.prefix(count).map { $0 == exit ? nil : $0 }
  }

  private static func targets(_ block: Block, exit: Int) -> [Int] {
    switch block.terminator {
    case .jump(let target): [Int(target.index)]
    case .branch(_, let then, let other): [Int(then.index), Int(other.index)]
    case .return: [exit]
    case .raise: block.handler.map { [Int($0.index)] } ?? []
    }
  }

  private static func meet(_ left: Int, _ right: Int, _ nearest: [Int?], _ rank: [Int]) -> Int {
    var (left, right) = (left, right)
    while left != right {
      while rank[left] > rank[right] { left = nearest[left] ?? right }
      while rank[right] > rank[left] { right = nearest[right] ?? left }
    }
    return left
  }

  /// The blocks from which the function's end can be reached, the end first, against the direction of the jumps.
  private static func reversePostorder(_ successors: [[Int]], from exit: Int) -> [Int] {
    var predecessors: [[Int]] = Array(repeating: [], count: successors.count)
    for (block, targets) in successors.enumerated() { for target in targets { predecessors[target].append(block) } }
    var seen = Array(repeating: false, count: successors.count)
    var postorder: [Int] = []
    var stack: [(block: Int, next: Int)] = [(exit, 0)]
    seen[exit] = true
    while let (block, next) = stack.last {
      guard next < predecessors[block].count else {
        postorder.append(block)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let previous = predecessors[block][next]
      if !seen[previous] {
        seen[previous] = true
        stack.append((previous, 0))
      }
    }
    return postorder.reversed()
  }
}
