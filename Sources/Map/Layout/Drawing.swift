import Core

/// Turns columns and heights into frames, routes and zones.
struct Drawing {
  private let map: ApplicationMap
  private let ranks: Ranks
  private let grid: Grid
  private let positions: Positions
  private var columnX: [Double] = []
  private(set) var layout: MapLayout

  init(_ map: ApplicationMap, _ ranks: Ranks, _ grid: Grid, _ positions: Positions) {
    self.map = map
    self.ranks = ranks
    self.grid = grid
    self.positions = positions
    let nowhere = MapLayout.Rect(x: 0, y: 0, width: 0, height: 0)
    layout = MapLayout(
      frames: Array(repeating: nowhere, count: map.nodes.count), routes: [], zones: [], width: 0, height: 0)
    columnX = columnPositions()
    placeNodes()
    drawGroups()
    placeUnused()
    drawZones()
    layout.routes = map.edges.indices.map(route)
    shift()
  }

  /// Gaps are wider where more edges have to swing.
  private func columnPositions() -> [Double] {
    var x = Measure.margin + Measure.zoneEdge
    var left = x
    return grid.columns.indices.map { column in
      if column == 1 { left = x }
      // What lies elsewhere leaves room for the rows of what nothing uses.
      if column == firstForeignColumn, column > 0, !unused.isEmpty {
        x = max(x, left + Double(min(unused.count, Self.shortestRow)) * Self.cell + 2 * Measure.zoneEdge + 56)
      }
      defer {
        let edges = grid.columns[column].reduce(0) { $0 + grid.items[$1].right.count }
        let isBorder = column == 0 || column + 1 == firstForeignColumn
        let border = isBorder ? 2 * Measure.zoneEdge : 0
        x += Measure.nodeWidth + border + min(150, 56 + 3 * Double(edges))
      }
      return x
    }
  }

  /// Nodes without edges, and how many of them stand in a row at least.
  private var unused: [Int] { map.nodes.indices.filter { ranks.of[$0] == nil } }
  private static let shortestRow = 3
  private static let cell = Measure.nodeWidth + Measure.rowGap

  private mutating func placeNodes() {
    for (index, item) in grid.items.enumerated() {
      guard let node = item.node else { continue }
      layout.frames[node] = MapLayout.Rect(
        x: columnX[item.column], y: positions.y[index] - Measure.nodeHeight / 2, width: Measure.nodeWidth,
        height: Measure.nodeHeight)
    }
  }

  /// A frame around each run of a column that belongs to one group.
  private mutating func drawGroups() {
    for (column, items) in grid.columns.enumerated() where column > 0 {
      for run in items.split(whereSeparator: { grid.items[$0].block.isEmpty }) {
        for (block, members) in runs(run) {
          let frames = members.compactMap { grid.items[$0].node }.map { layout.frames[$0] }
          let frame = Self.frame(around: frames, edge: Measure.groupEdge, head: Measure.groupHead)
          layout.zones.append(MapLayout.Zone(kind: .group, title: block, frame: frame))
        }
      }
    }
  }

  private func runs(_ items: ArraySlice<Int>) -> [(block: String, members: [Int])] {
    var runs: [(block: String, members: [Int])] = []
    for item in items {
      let block = grid.items[item].block
      if runs.last?.block == block { runs[runs.count - 1].members.append(item) } else { runs.append((block, [item])) }
    }
    return runs
  }

  /// Nodes without edges stand in rows below the others.
  private mutating func placeUnused() {
    let unused = unused
    if unused.isEmpty { return }
    let top = (extent.map(\.bottom) ?? 0) + Measure.zoneHead + 2 * Measure.zoneEdge
    let left = columnX.count > 1 ? columnX[1] : Measure.margin + Measure.zoneEdge
    let lastOwn = firstForeignColumn - 1
    let right = columnX.indices.contains(lastOwn) ? columnX[lastOwn] + Measure.nodeWidth : left
    let perRow = max(Self.shortestRow, Int((right - left + Measure.rowGap) / Self.cell))
    for (position, node) in unused.enumerated() {
      layout.frames[node] = MapLayout.Rect(
        x: left + Double(position % perRow) * Self.cell,
        y: top + Double(position / perRow) * (Measure.nodeHeight + Measure.rowGap), width: Measure.nodeWidth,
        height: Measure.nodeHeight)
    }
    let frame = Self.frame(
      around: unused.map { layout.frames[$0] }, edge: Measure.groupEdge, head: Measure.groupHead)
    layout.zones.append(MapLayout.Zone(kind: .unused, title: "Nothing was seen to use these", frame: frame))
  }

  /// The space that nodes and groups take so far, wires included.
  private var extent: MapLayout.Rect? {
    let all = layout.frames.filter { $0.width > 0 } + wires + layout.zones.map(\.frame)
    return all.isEmpty ? nil : Self.frame(around: all, edge: 0, head: 0)
  }

  private mutating func drawZones() {
    var zones: [MapLayout.Zone] = []
    func add(_ kind: MapLayout.Zone.Kind, _ title: String, around frames: [MapLayout.Rect]) {
      if frames.isEmpty { return }
      let frame = Self.frame(around: frames, edge: Measure.zoneEdge, head: Measure.zoneHead)
      zones.append(MapLayout.Zone(kind: kind, title: title, frame: frame))
    }
    for audience in Audience.allCases {
      add(.audience(audience), audience.title, around: frames { $0.audience == audience })
    }
    let inside = frames { $0.audience == nil && !$0.isForeign }
    if !inside.isEmpty { add(.application, map.name, around: inside + wires + layout.zones.map(\.frame)) }
    add(.elsewhere, "Elsewhere", around: frames(where: \.isForeign))
    layout.zones = zones + layout.zones
  }

  private func frames(where isWanted: (MapNode) -> Bool) -> [MapLayout.Rect] {
    map.nodes.indices.filter { isWanted(map.nodes[$0]) }.map { layout.frames[$0] }
  }

  private var firstForeignColumn: Int {
    let foreign = map.nodes.indices.filter { map.nodes[$0].isForeign }.compactMap { grid.item(of: $0) }
    return foreign.map { grid.items[$0].column }.min() ?? grid.columns.count
  }

  /// The space of the wires inside the application.
  private var wires: [MapLayout.Rect] {
    let end = firstForeignColumn
    return grid.items.indices.filter { grid.items[$0].node == nil && (1..<end).contains(grid.items[$0].column) }
      .map { index in
        MapLayout.Rect(
          x: columnX[grid.items[index].column], y: positions.y[index], width: Measure.nodeWidth, height: 0)
      }
  }

  private static func frame(around frames: [MapLayout.Rect], edge: Double, head: Double) -> MapLayout.Rect {
    let left = (frames.map(\.x).min() ?? 0) - edge
    let top = (frames.map(\.y).min() ?? 0) - head
    let right = (frames.map(\.right).max() ?? 0) + edge
    let bottom = (frames.map(\.bottom).max() ?? 0) + edge
    return MapLayout.Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  private func route(_ edge: Int) -> MapLayout.Route {
    let chain = grid.chains[edge]
    guard let first = chain.first, let last = chain.last else { return loop(map.edges[edge].source) }
    var points = [
      MapLayout.Point(
        x: columnX[grid.items[first].column] + Measure.nodeWidth, y: port(first, toward: chain[1], isRight: true))
    ]
    for wire in chain.dropFirst().dropLast() {
      let x = columnX[grid.items[wire].column]
      points += [x, x + Measure.nodeWidth].map { MapLayout.Point(x: $0, y: positions.y[wire]) }
    }
    let end = port(last, toward: chain[chain.count - 2], isRight: false)
    points.append(MapLayout.Point(x: columnX[grid.items[last].column], y: end))
    return MapLayout.Route(points: points, isBackward: ranks.isBackward[edge])
  }

  /// Edges leave a side of a node next to each other in the order of their other ends; many leave from the middle.
  private func port(_ item: Int, toward other: Int, isRight: Bool) -> Double {
    let others = isRight ? grid.items[item].right : grid.items[item].left
    guard (2...6).contains(others.count) else { return positions.y[item] }
    let sorted = others.sorted { (positions.y[$0], $0) < (positions.y[$1], $1) }
    let step = min(10, (Measure.nodeHeight - 14) / Double(others.count - 1))
    let index = Double(sorted.firstIndex(of: other) ?? 0)
    return positions.y[item] + (index - Double(others.count - 1) / 2) * step
  }

  /// A node's edge to itself goes out on the right and comes back there.
  private func loop(_ node: Int) -> MapLayout.Route {
    let frame = layout.frames[node]
    let points = [frame.y + 12, frame.bottom - 12].map { MapLayout.Point(x: frame.right, y: $0) }
    return MapLayout.Route(points: points, isBackward: false)
  }

  /// Moves everything to the margin, and rounds to half pixels.
  private mutating func shift() {
    let all = layout.frames + layout.zones.map(\.frame)
    let left = (all.map(\.x).min() ?? 0) - Measure.margin
    let top = (all.map(\.y).min() ?? 0) - Measure.margin
    func moved(_ value: Double, _ by: Double) -> Double { ((value - by) * 2).rounded() / 2 }
    func moved(_ frame: MapLayout.Rect) -> MapLayout.Rect {
      MapLayout.Rect(
        x: moved(frame.x, left), y: moved(frame.y, top), width: frame.width.rounded(), height: frame.height.rounded())
    }
    layout.frames = layout.frames.map(moved)
    for index in layout.zones.indices { layout.zones[index].frame = moved(layout.zones[index].frame) }
    for index in layout.routes.indices {
      layout.routes[index].points = layout.routes[index].points.map {
        MapLayout.Point(x: moved($0.x, left), y: moved($0.y, top))
      }
    }
    let framed = layout.frames + layout.zones.map(\.frame)
    layout.width = (framed.map(\.right).max() ?? 0) + Measure.margin
    layout.height = (framed.map(\.bottom).max() ?? 0) + Measure.margin
  }
}
