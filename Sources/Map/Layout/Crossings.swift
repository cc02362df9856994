import Core

/// Sorts each column by where its neighbours stand, back and forth, and keeps the order with the fewest crossings.
extension Grid {
  private static let sweeps = 12

  mutating func reduceCrossings() {
    var best = columns
    var fewest = crossings()
    for sweep in 0..<Self.sweeps where fewest > 0 {
      let isRightward = sweep % 2 == 0
      let order = isRightward ? Array(columns.indices) : columns.indices.reversed()
      for column in order { sort(column, byLeft: isRightward) }
      let count = crossings()
      if count < fewest { (best, fewest) = (columns, count) }
    }
    columns = best
  }

  private mutating func sort(_ column: Int, byLeft: Bool) {
    let own = positions(in: column)
    let neighbours = positions(in: column + (byLeft ? -1 : 1))
    func centre(_ item: Int) -> Double {
      let others = (byLeft ? items[item].left : items[item].right).compactMap { neighbours[$0] }
      return others.isEmpty ? own[item] ?? 0 : others.reduce(0, +) / Double(others.count)
    }
    let centres = Dictionary(uniqueKeysWithValues: columns[column].map { ($0, centre($0)) })
    let blocks = Dictionary(grouping: columns[column]) { items[$0].block }
    func key(_ item: Int) -> (Double, String, Double, Double) {
      let block = items[item].block
      let members = block.isEmpty ? [item] : blocks[block] ?? [item]
      let middle = members.reduce(0) { $0 + (centres[$1] ?? 0) } / Double(members.count)
      return (column == 0 ? rank(block) : middle, block, centres[item] ?? 0, own[item] ?? 0)
    }
    let keys = Dictionary(uniqueKeysWithValues: columns[column].map { ($0, key($0)) })
    columns[column].sort { (keys[$0] ?? (0, "", 0, 0)) < (keys[$1] ?? (0, "", 0, 0)) }
  }

  /// Audiences keep their order.
  private func rank(_ block: String) -> Double {
    Double(Audience.allCases.firstIndex { $0.rawValue == block } ?? 0)
  }

  private func positions(in column: Int) -> [Int: Double] {
    guard columns.indices.contains(column) else { return [:] }
    let count = Double(max(columns[column].count, 1))
    return Dictionary(
      uniqueKeysWithValues: columns[column].enumerated().map { ($0.element, Double($0.offset) / count) })
  }

  /// How many pairs of edges cross between neighbouring columns.
  func crossings() -> Int { columns.indices.dropLast().reduce(0) { $0 + crossings(after: $1) } }

  /// Counts inversions with a binary indexed tree: for each edge, those before it that end below it.
  private func crossings(after column: Int) -> Int {
    let right = Dictionary(uniqueKeysWithValues: columns[column + 1].enumerated().map { ($0.element, $0.offset) })
    var tree = Array(repeating: 0, count: columns[column + 1].count + 1)
    var total = 0
    var count = 0
    for item in columns[column] {
      let ends = items[item].right.compactMap { right[$0] }.sorted()
      for end in ends { total += count - Self.sum(tree, upTo: end + 1) }
      for end in ends { Self.add(&tree, at: end + 1) }
      count += ends.count
    }
    return total
  }

  private static func sum(_ tree: [Int], upTo end: Int) -> Int {
    var index = end
    var sum = 0
    while index > 0 {
      sum += tree[index]
      index -= index & -index
    }
    return sum
  }

  private static func add(_ tree: inout [Int], at start: Int) {
    var index = start
    while index < tree.count {
      tree[index] += 1
      index += index & -index
    }
  }
}
