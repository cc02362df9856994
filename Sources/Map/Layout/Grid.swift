import Core

/// The columns of the picture and what stands in each, top to bottom: nodes, and wires where an edge passes a column.
struct Grid {
  struct Item {
    /// The index in `ApplicationMap.nodes`; nil for a wire.
    var node: Int?
    var column: Int
    /// What stays together: the audience of an entrance, the group of a function.
    var block: String
    /// Items of the columns beside it, by index.
    var left: [Int] = []
    var right: [Int] = []
  }

  var items: [Item] = []
  /// Indices of items by column, top to bottom.
  var columns: [[Int]] = []
  /// The items an edge passes, from left to right, its ends included; empty for loops of one node.
  var chains: [[Int]] = []
  private var itemOfNode: [Int: Int] = [:]
  private var wires: [Wire: Int] = [:]

  /// Edges of one node share their wires, so that many edges look like one line that branches.
  private struct Wire: Hashable {
    var node: Int
    var isFromLeft: Bool
    var column: Int
  }

  init(_ map: ApplicationMap, _ ranks: Ranks) {
    columns = Self.columns(map, ranks)
    for (column, nodes) in columns.enumerated() {
      for node in nodes { itemOfNode[node] = items.count + (nodes.firstIndex(of: node) ?? 0) }
      items += nodes.map { Item(node: $0, column: column, block: Self.block(map.nodes[$0])) }
    }
    columns = columns.map { $0.compactMap { itemOfNode[$0] } }
    chains = map.edges.indices.map { chain(map, map.edges[$0], isBackward: ranks.isBackward[$0]) }
    for index in items.indices {
      items[index].left = Array(Set(items[index].left)).sorted()
      items[index].right = Array(Set(items[index].right)).sorted()
    }
  }

  private static func block(_ node: MapNode) -> String { node.audience?.rawValue ?? node.group }

  func item(of node: Int) -> Int? { itemOfNode[node] }

  private mutating func chain(_ map: ApplicationMap, _ edge: MapEdge, isBackward: Bool) -> [Int] {
    let (first, last) = isBackward ? (edge.target, edge.source) : (edge.source, edge.target)
    guard first != last, let left = itemOfNode[first], let right = itemOfNode[last] else { return [] }
    let sharesLeft = map.nodes[first].kind != .function
    var chain = [left]
    let columns = (items[left].column + 1)..<max(items[left].column + 1, items[right].column)
    for column in columns {
      chain.append(wire(Wire(node: sharesLeft ? first : last, isFromLeft: sharesLeft, column: column)))
    }
    chain.append(right)
    for (one, other) in zip(chain, chain.dropFirst()) {
      items[one].right.append(other)
      items[other].left.append(one)
    }
    return chain
  }

  private mutating func wire(_ wire: Wire) -> Int {
    if let index = wires[wire] { return index }
    let index = items.count
    wires[wire] = index
    items.append(Item(node: nil, column: wire.column, block: ""))
    columns[wire.column].append(index)
    return index
  }
}

/// Ranks with many nodes take several columns, so that the picture is wider than high.
extension Grid {
  private static let columnWidth = 300.0
  private static let rowHeight = 64.0
  /// The wanted width for a height of 1.
  private static let proportion = 1.7

  private static func columns(_ map: ApplicationMap, _ ranks: Ranks) -> [[Int]] {
    let depth = (ranks.of.compactMap(\.self).max() ?? -1) + 1
    var byRank: [[Int]] = Array(repeating: [], count: depth)
    for node in map.nodes.indices { if let rank = ranks.of[node] { byRank[rank].append(node) } }
    let limit = rowLimit(byRank.map(\.count))
    return byRank.enumerated().flatMap { rank, nodes in
      rank == 0 ? [nodes] : split(nodes, limit) { map.nodes[$0].group }
    }
  }

  /// The smallest number of rows at which the picture is not wider than wanted.
  private static func rowLimit(_ counts: [Int]) -> Int {
    let tallest = max(counts.max() ?? 1, 1)
    let floor = max(5, counts.first ?? 0)
    guard floor < tallest else { return tallest }
    for rows in floor..<tallest {
      let columns = counts.reduce(0) { $0 + ($1 + rows - 1) / rows }
      if Double(columns) * columnWidth <= Double(rows) * rowHeight * proportion { return rows }
    }
    return tallest
  }

  /// Fills columns evenly and keeps groups whole where they fit.
  private static func split(_ nodes: [Int], _ limit: Int, by group: (Int) -> String) -> [[Int]] {
    let parts = (nodes.count + limit - 1) / limit
    guard parts > 1 else { return [nodes] }
    let share = (nodes.count + parts - 1) / parts
    var columns: [[Int]] = [[]]
    var groups: [String] = []
    for node in nodes where !groups.contains(group(node)) { groups.append(group(node)) }
    for name in groups {
      var members = nodes.filter { group($0) == name }[...]
      let room = share - (columns.last?.count ?? 0)
      if members.count > room, members.count <= share, room * 3 < share { columns.append([]) }
      while !members.isEmpty {
        if columns[columns.count - 1].count >= share { columns.append([]) }
        let taken = members.prefix(share - columns[columns.count - 1].count)
        columns[columns.count - 1] += taken
        members = members.dropFirst(taken.count)
      }
    }
    return columns
  }
}
