import Core

extension MapBuilder {
  /// The way of each finding's data: from who may send it, through the functions, to the one where it does harm. Where no
  /// data was followed but a way in stands open, that way.
  mutating func tracePaths() {
    let sources = Dictionary(
      application.evidence.paths.map { ($0.steps, $0.source) }, uniquingKeysWith: { first, _ in first })
    let doors = doors
    for (index, finding) in map.findings.enumerated() {
      let door = doors[finding.place].map { Passage(nodes: [map.edges[$0].source, map.edges[$0].target], edges: [$0]) }
      let way = finding.steps.isEmpty ? opening(of: finding) ?? door : way(of: finding, sources[finding.steps])
      if let way { map.paths.append(MapPath(finding: index, nodes: way.nodes, edges: way.edges)) }
    }
  }

  private func way(of finding: Finding, _ source: TaintSource?) -> Passage? {
    let functions = functions(of: finding)
    guard let first = functions.first else { return nil }
    var way = entry(to: first, source)
    way.nodes.append(first)
    for next in functions.dropFirst() { append(next, to: &way) }
    return way
  }

  /// From the outside over a resource that a finding names to the function that it names.
  private func opening(of finding: Finding) -> Passage? {
    guard [.brokenAuthentication, .flowManipulation].contains(finding.risk) else { return nil }
    let subjects = finding.subjects.compactMap { node($0) }
    guard let function = subjects.first(where: { map.nodes[$0].kind == .function }) else { return nil }
    let edges = map.edges.indices.filter { index in
      let edge = map.edges[index]
      return edge.kind == .trigger && edge.target == function && subjects.contains(edge.source)
    }
    let ways = edges.map { behind(map.edges[$0].source, then: $0) }
    guard var way = ways.min(by: { rank($0) < rank($1) }), way.nodes.count > 1 else { return nil }
    way.nodes.append(function)
    return way
  }

  private struct Passage {
    var nodes: [Int] = []
    var edges: [Int] = []
  }

  /// The functions that the steps pass, in order; the subject when the steps name none.
  private func functions(of finding: Finding) -> [Int] {
    var result: [Int] = []
    for name in finding.steps.compactMap(\.function) {
      if let node = node(name), result.last != node { result.append(node) }
    }
    if !result.isEmpty { return result }
    return finding.subjects.compactMap { node($0) }.filter { map.nodes[$0].kind == .function }.prefix(1).map(\.self)
  }

  /// How the data comes into the first function: from the store it was read from, or on the way of the widest audience
  /// that ends with the trigger whose event it stands in.
  private func entry(to function: Int, _ source: TaintSource?) -> Passage {
    if let source, source.kind == .stored, let read = map.edges.firstIndex(where: { isRead($0, source, by: function) })
    {
      return Passage(nodes: [map.edges[read].target], edges: [read])
    }
    let ways = map.ways.filter { $0.function == map.nodes[function].id && !$0.needsTakeover }
    let fitting = ways.filter { ends($0, with: source?.trigger) }
    guard let way = fitting.first ?? ways.first else { return Passage() }
    let nodes = way.steps.compactMap { node($0.id) }
    return Passage(nodes: Array(nodes.dropLast()), edges: zip(nodes, nodes.dropFirst()).compactMap(connection))
  }

  /// Whether what fires the function at the end of a way is of the trigger's kind.
  private func ends(_ way: Way, with trigger: TriggerKind?) -> Bool {
    guard let trigger, let last = way.steps.dropLast().last, let node = node(last.id) else { return false }
    return map.nodes[node].kind == trigger.resource ?? .entrance
  }

  /// The connection that leads from one node to the next.
  private func connection(_ one: Int, _ other: Int) -> Int? {
    map.edges.firstIndex { $0.source == one && $0.target == other && $0.kind != .grant && $0.kind != .failure }
  }

  private func isRead(_ edge: MapEdge, _ source: TaintSource, by function: Int) -> Bool {
    edge.source == function && edge.reads && edge.place == source.place
  }

  /// One step further back: who writes to the channel that fires the function.
  private func behind(_ node: Int, then edge: Int) -> Passage {
    if map.nodes[node].kind == .entrance { return Passage(nodes: [node], edges: [edge]) }
    let doors = map.edges.indices.filter { door in
      map.edges[door].target == node && map.nodes[map.edges[door].source].kind == .entrance && map.edges[door].writes
    }
    guard let door = doors.min(by: { audience(of: $0) < audience(of: $1) }) else {
      return Passage(nodes: [node], edges: [edge])
    }
    return Passage(nodes: [map.edges[door].source, node], edges: [door, edge])
  }

  private func audience(of edge: Int) -> Audience { map.nodes[map.edges[edge].source].audience ?? .operators }

  private func rank(_ way: Passage) -> Audience { way.nodes.first.flatMap { map.nodes[$0].audience } ?? .service }

  /// Goes on to the next function over what lies between them.
  private func append(_ next: Int, to way: inout Passage) {
    guard let last = way.nodes.last else { return }
    let between = DataFlow(map).shortestWay(from: last, to: next)
    way.nodes += between.nodes + [next]
    way.edges += between.edges
  }
}

/// The graph in the direction that data flows.
struct DataFlow {
  private var next: [[(node: Int, edge: Int)]]

  init(_ map: ApplicationMap) {
    next = Array(repeating: [], count: map.nodes.count)
    for (index, edge) in map.edges.enumerated() where edge.kind != .failure {
      if edge.kind == .trigger || edge.writes { next[edge.source].append((edge.target, index)) }
      if edge.reads { next[edge.target].append((edge.source, index)) }
    }
  }

  /// The nodes between two, and the edges; both empty when no way leads there.
  func shortestWay(from start: Int, to end: Int) -> (nodes: [Int], edges: [Int]) {
    var previous: [Int: (node: Int, edge: Int)] = [:]
    var queue = [start]
    var head = 0
    while head < queue.count, previous[end] == nil {
      let node = queue[head]
      head += 1
      for step in next[node] where step.node != start && previous[step.node] == nil {
        previous[step.node] = (node, step.edge)
        queue.append(step.node)
      }
    }
    var nodes: [Int] = []
    var edges: [Int] = []
    var at = end
    while at != start, let step = previous[at] {
      edges.append(step.edge)
      if step.node != start { nodes.append(step.node) }
      at = step.node
    }
    return (nodes.reversed(), edges.reversed())
  }
}
