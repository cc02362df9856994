import Core

/// Builds the graph piece by piece; nodes and edges that are asked for twice are made once.
struct MapBuilder {
  let application: Application
  var map: ApplicationMap
  /// Nodes by id, and edges by their ends and kind.
  private var nodes: [String: Int] = [:]
  private var edges: [EdgeKey: Int] = [:]
  /// How the resources can be named.
  var names = NodeNames()

  private struct EdgeKey: Hashable {
    var source: Int
    var target: Int
    var kind: MapEdge.Kind
  }

  init(_ application: Application, _ findings: [Finding]) {
    self.application = application
    map = ApplicationMap(of: application, findings: findings)
  }

  /// Adds everything but the findings, and puts it in order.
  mutating func build() {
    addResources()
    addTriggers()
    addWorkflows()
    addPermissions()
    addOpenResources()
    addIdentityPools()
    addDeliveries()
    addConduits()
    addAccesses()
    addOwnCalls()
    addGrants()
    addUnfired()
    arrange()
  }

  func node(_ id: String) -> Int? { nodes[id] }

  /// Adds a node, or finds the one with this id.
  @discardableResult
  mutating func add(_ node: MapNode) -> Int {
    if let index = nodes[node.id] { return index }
    nodes[node.id] = map.nodes.count
    map.nodes.append(node)
    return map.nodes.count - 1
  }

  /// Adds an edge, or finds the one between these nodes of this kind.
  @discardableResult
  mutating func connect(
    _ source: Int, _ target: Int, _ kind: MapEdge.Kind, label: String = "", checks: [String] = [], at place: Place?
  ) -> Int {
    let key = EdgeKey(source: source, target: target, kind: kind)
    let index = edges[key] ?? map.edges.count
    if index == map.edges.count {
      edges[key] = index
      map.edges.append(MapEdge(source, target, kind, place: place))
    }
    if !label.isEmpty, !map.edges[index].labels.contains(label) { map.edges[index].labels.append(label) }
    for check in checks where !map.edges[index].checks.contains(check) { map.edges[index].checks.append(check) }
    if map.nodes[source].kind == .entrance {
      map.edges[index].doors.append(MapEdge.Door(label: label, checks: checks, place: place))
    }
    return index
  }

  func edge(_ source: Int, _ target: Int, _ kind: MapEdge.Kind) -> Int? {
    edges[EdgeKey(source: source, target: target, kind: kind)]
  }

  /// A way in for an audience.
  mutating func entrance(_ audience: Audience, _ id: String, _ label: String, _ detail: String, at place: Place?) -> Int
  {
    var node = MapNode(
      id: "entrance:\(audience.rawValue):\(id)", kind: .entrance, label: label, detail: detail, place: place)
    node.audience = audience
    return add(node)
  }

  /// Puts the nodes in their order (entrances by audience, functions, the rest) and the edges in that of their ends.
  mutating func arrange() {
    let order = map.nodes.indices.sorted { (rank(ofNode: $0), $0) < (rank(ofNode: $1), $1) }
    var position = order
    for (new, old) in order.enumerated() { position[old] = new }
    map.nodes = order.map { map.nodes[$0] }
    for index in map.edges.indices {
      map.edges[index].source = position[map.edges[index].source]
      map.edges[index].target = position[map.edges[index].target]
    }
    let kinds = MapEdge.Kind.allCases
    func key(_ edge: MapEdge) -> (Int, Int, Int) {
      (edge.source, edge.target, kinds.firstIndex(of: edge.kind) ?? 0)
    }
    map.edges.sort { key($0) < key($1) }
    nodes = Dictionary(uniqueKeysWithValues: map.nodes.enumerated().map { ($0.element.id, $0.offset) })
    edges = [:]
    names.renumber(position)
  }

  private func rank(ofNode node: Int) -> Int {
    switch map.nodes[node].kind {
    case .entrance: Audience.allCases.firstIndex { $0 == map.nodes[node].audience } ?? 0
    case .function: 10
    default: 20
    }
  }
}
