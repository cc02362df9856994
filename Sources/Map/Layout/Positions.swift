/// Heights of the items: each as near to its neighbours as the order and the distances in its column allow.
struct Positions {
  let grid: Grid
  /// The middle of each item.
  private(set) var y: [Double]
  /// By column: the distance of each item's middle from that of the first, when all stand as close as they may.
  private let offsets: [[Double]]
  private static let sweeps = 10

  init(_ grid: Grid, _ map: ApplicationMap) {
    self.grid = grid
    offsets = grid.columns.map { Self.offsets($0, grid) }
    y = Array(repeating: 0, count: grid.items.count)
    for (column, items) in grid.columns.enumerated() {
      let half = (offsets[column].last ?? 0) / 2
      for (position, item) in items.enumerated() { y[item] = offsets[column][position] - half }
    }
  }

  static func height(_ item: Grid.Item) -> Double { item.node == nil ? Measure.wireHeight : Measure.nodeHeight }

  private static func offsets(_ column: [Int], _ grid: Grid) -> [Double] {
    var offsets: [Double] = []
    for (position, index) in column.enumerated() {
      guard position > 0, let last = offsets.last else {
        offsets.append(0)
        continue
      }
      let (above, below) = (grid.items[column[position - 1]], grid.items[index])
      offsets.append(last + (height(above) + height(below)) / 2 + gap(above, below))
    }
    return offsets
  }

  private static func gap(_ above: Grid.Item, _ below: Grid.Item) -> Double {
    if above.node == nil, below.node == nil { return 1 }
    if above.block == below.block { return Measure.rowGap }
    if above.column == 0 { return Measure.zoneHead + Measure.zoneEdge + Measure.zoneGap }
    let head = below.block.isEmpty ? 0 : Measure.groupHead
    let edge = above.block.isEmpty ? 0 : Measure.groupEdge
    return Measure.rowGap + head + edge
  }

  mutating func settle() {
    for sweep in 0..<Self.sweeps {
      let isRightward = sweep % 2 == 0
      let order = isRightward ? Array(grid.columns.indices) : grid.columns.indices.reversed()
      for column in order { place(column) { isRightward ? $0.left : $0.right } }
    }
    for column in grid.columns.indices { place(column) { $0.left + $0.right } }
    closeGaps()
  }

  /// Parts of an application that have nothing to do with each other need no empty land between them.
  private mutating func closeGaps() {
    let order = y.indices.sorted { (y[$0], $0) < (y[$1], $1) }
    let widest = Measure.zoneHead + Measure.zoneEdge + Measure.zoneGap
    var bottom = order.first.map { y[$0] } ?? 0
    var shift = 0.0
    for item in order {
      let half = Self.height(grid.items[item]) / 2
      shift += max(0, y[item] - half - shift - bottom - widest)
      y[item] -= shift
      bottom = max(bottom, y[item] + half)
    }
  }

  /// The column's best heights for the present ones of its neighbours.
  private mutating func place(_ column: Int, _ neighbours: (Grid.Item) -> [Int]) {
    let items = grid.columns[column]
    let wanted = items.enumerated().map { position, item in
      let others = neighbours(grid.items[item])
      let middle = others.isEmpty ? y[item] : others.reduce(0) { $0 + y[$1] } / Double(others.count)
      return middle - offsets[column][position]
    }
    let weights = items.map { grid.items[$0].node == nil ? 2.0 : 1.0 }
    for (position, level) in Self.rising(wanted, weights).enumerated() {
      y[items[position]] = level + offsets[column][position]
    }
  }

  /// The rising sequence that is nearest to a given one in the sense of least squares (pool adjacent violators).
  static func rising(_ values: [Double], _ weights: [Double]) -> [Double] {
    var pools: [(mean: Double, weight: Double, count: Int)] = []
    for (value, weight) in zip(values, weights) {
      pools.append((value, weight, 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let before = pools.removeLast()
        let total = before.weight + last.weight
        let mean = (before.mean * before.weight + last.mean * last.weight) / total
        pools.append((mean, total, before.count + last.count))
      }
    }
    return pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
  }
}
