import Map

/// Who is connected with whom, in words of data: by node, in the order of the map.
struct MapConnections {
  private let map: ApplicationMap

  init(_ map: ApplicationMap) { self.map = map }

  /// What makes a function run.
  func firing(_ node: Int) -> [Int] { sources(of: node) { $0.kind == .trigger } }

  func fired(by node: Int) -> [Int] { targets(of: node) { $0.kind == .trigger } }

  func read(by node: Int) -> [Int] { targets(of: node) { isUse($0) && $0.reads } }

  func written(by node: Int) -> [Int] { targets(of: node) { $0.kind != .grant && ($0.writes || $0.kind == .trigger) } }

  func readers(of node: Int) -> [Int] { sources(of: node) { isUse($0) && $0.reads } }

  func writers(of node: Int) -> [Int] { sources(of: node) { $0.kind != .grant && ($0.writes || $0.kind == .trigger) } }

  private func isUse(_ edge: MapEdge) -> Bool { edge.kind == .access }

  private func sources(of node: Int, _ isWanted: (MapEdge) -> Bool) -> [Int] {
    Set(map.edges.filter { $0.target == node && isWanted($0) }.map(\.source)).sorted()
  }

  private func targets(of node: Int, _ isWanted: (MapEdge) -> Bool) -> [Int] {
    Set(map.edges.filter { $0.source == node && isWanted($0) }.map(\.target)).sorted()
  }
}
