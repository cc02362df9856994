/// The blocks that run whenever a function runs to its end, each loop taken to have an element. What stands in another
/// block happens in some cases only.
///
/// They are the dominators of the end, in the graph where the head of a loop leads into it at first and out of it after a
/// turn. Keith Cooper, Timothy Harvey, Ken Kennedy: "A Simple, Fast Dominance Algorithm".
struct PlainBlocks {
  private var isPlain: [Bool]

  init(_ function: IRFunction, _ order: BlockOrder) {
    isPlain = Array(repeating: false, count: function.blocks.count)
    guard !function.blocks.isEmpty else { return }
    let turns = Turns(function, order)
    let dominators = Dominators(turns)
    guard dominators.reachesEnd else {
      isPlain = isPlain.map { _ in true }
      return
    }
    for node in dominators.ofEnd where node != turns.end { isPlain[node / 2] = true }
  }

  func contains(_ block: Int) -> Bool { isPlain[block] }
}

/// The ways through a function, exceptions apart. Node 2n is the block n, and node 2n + 1 the same one come to again.
private struct Turns {
  let successors: [[Int]]
  /// The node behind every return.
  let end: Int

  init(_ function: IRFunction, _ order: BlockOrder) {
    let end = function.blocks.count * 2
    self.end = end
    let heads = Self.heads(function, order)
    var successors: [[Int]] = []
    for (index, block) in function.blocks.enumerated() {
      let go = { (target: BlockID) in
        let isBack = order.positions[Int(target.index)] <= order.positions[index]
        return Int(target.index) * 2 + (isBack ? 1 : 0)
      }
      switch block.terminator {
      case .jump(let target): successors += Array(repeating: [go(target)], count: 2)
      case .branch(let condition, let then, let other):
        // Whether a loop has another element is no decision of the program.
        let isLoop = heads[index] && Self.isUndecided(condition, in: function)
        successors += isLoop ? [[go(then)], [go(other)]] : Array(repeating: [go(then), go(other)], count: 2)
      case .return, .raise: successors += Array(repeating: [end], count: 2)
      }
    }
    self.successors = successors + [[]]
  }

  private static func isUndecided(_ condition: Register, in function: IRFunction) -> Bool {
    if case .unknown = function.instructions[Int(condition.index)].operation { true } else { false }
  }

  /// Whether each block is one that a later block leads back to.
  private static func heads(_ function: IRFunction, _ order: BlockOrder) -> [Bool] {
    var isHead = Array(repeating: false, count: function.blocks.count)
    for (index, block) in function.blocks.enumerated() {
      let targets: [BlockID] =
        switch block.terminator {
        case .jump(let target): [target]
        case .branch(_, let then, let other): [then, other]
        case .return, .raise: []
        }
      for target in targets where order.positions[Int(target.index)] <= order.positions[index] {
        isHead[Int(target.index)] = true
      }
    }
    return isHead
  }
}

/// Which nodes every way from the start to a node passes.
private struct Dominators {
  private let end: Int
  /// Of each node the nearest one, by number; nil for those that no way leads to.
  private var nearest: [Int?]
  private var rank: [Int]

  init(_ graph: Turns) {
    end = graph.end
    let order = Self.reversePostorder(graph.successors)
    rank = Array(repeating: 0, count: graph.successors.count)
    for (position, node) in order.enumerated() { rank[node] = position }
    var predecessors = Array(repeating: [Int](), count: graph.successors.count)
    for node in order { for next in graph.successors[node] { predecessors[next].append(node) } }
    nearest = Array(repeating: nil, count: graph.successors.count)
    nearest[0] = 0
    var isChanged = true
    while isChanged {
      isChanged = false
      for node in order.dropFirst() {
        let known = predecessors[node].filter { nearest[$0] != nil }
        guard let first = known.first else { continue }
        let new = known.dropFirst().reduce(first) { meeting($0, $1) }
        if nearest[node] != new {
          nearest[node] = new
          isChanged = true
        }
      }
    }
  }

  var reachesEnd: Bool { nearest[end] != nil }

  /// The nodes that every way to the end passes.
  var ofEnd: [Int] {
    var nodes: [Int] = []
    var node = end
    while let next = nearest[node], next != node {
      nodes.append(next)
      node = next
    }
    return nodes
  }

  private func meeting(_ one: Int, _ other: Int) -> Int {
    var (one, other) = (one, other)
    while one != other {
      while rank[one] > rank[other] { one = nearest[one] ?? 0 }
      while rank[other] > rank[one] { other = nearest[other] ?? 0 }
    }
    return one
  }

  private static func reversePostorder(_ successors: [[Int]]) -> [Int] {
    var isSeen = Array(repeating: false, count: successors.count)
    var finished: [Int] = []
    var path: [(node: Int, next: Int)] = [(0, 0)]
    isSeen[0] = true
    while let (node, next) = path.last {
      if next < successors[node].count {
        path[path.count - 1].next += 1
        let target = successors[node][next]
        if !isSeen[target] {
          isSeen[target] = true
          path.append((target, 0))
        }
      } else {
        finished.append(node)
        path.removeLast()
      }
    }
    return finished.reversed()
  }
}
