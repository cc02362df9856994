import Core

/// Who can make each function run. From each function the search goes back over what fires it, over whatever writes to
/// what fires it, and over functions that strangers take over and whose role may do so, until it comes to an entrance.
struct WaysIn {
  private let map: ApplicationMap
  private let application: Application
  /// By node, what leads to it; and with functions taken over as well.
  private let hops: [[Hop]]
  private let allHops: [[Hop]]

  /// Ways of one function that are told; the widest audiences come first.
  private static let most = 12

  /// - Parameter builder: one that has put its nodes in their order.
  static func find(_ builder: MapBuilder) -> [Way] {
    let search = WaysIn(builder)
    let functions = search.map.nodes.indices.filter { search.map.nodes[$0].kind == .function }
    return functions.flatMap(search.ways)
  }

  private init(_ builder: MapBuilder) {
    map = builder.map
    application = builder.application
    hops = Self.hops(map)
    var all = hops
    for (target, hop) in Takeovers(builder).hops { all[target].append(hop) }
    allHops = all
  }

  /// One step of a way, and where it comes from.
  struct Hop {
    var source: Int
    /// What leads on: a connection of the map, or what the role of a function that is taken over may do.
    var edge: Int?
    var takeover: Takeover?
  }

  private static func hops(_ map: ApplicationMap) -> [[Hop]] {
    let firing = Set(map.edges.filter { $0.kind == .trigger || $0.kind == .delivery }.map(\.source))
    var hops: [[Hop]] = Array(repeating: [], count: map.nodes.count)
    for (index, edge) in map.edges.enumerated() {
      let leads = edge.kind == .trigger || edge.kind == .delivery || edge.kind == .access && edge.writes
      guard leads, edge.kind == .trigger || firing.contains(edge.target) else { continue }
      hops[edge.target].append(Hop(source: edge.source, edge: index))
    }
    return hops
  }

  private func ways(to function: Int) -> [Way] {
    var ways = search(from: function, hops)
    let widest = ways.map(\.audience).min() ?? .operators
    // Taking a function over is worth telling where it lets in somebody who does not come in otherwise.
    let forced = search(from: function, allHops).filter { $0.needsTakeover && $0.audience < widest }
    ways = forced.prefix(1) + ways
    return Array(ways.prefix(Self.most))
  }

  /// The shortest way from each entrance, the widest audience first.
  private func search(from function: Int, _ hops: [[Hop]]) -> [Way] {
    var next: [Int: (node: Int, hop: Hop)] = [:]
    var queue = [function]
    var head = 0
    var entrances: [Int] = []
    while head < queue.count {
      let node = queue[head]
      head += 1
      for hop in hops[node] where hop.source != function && next[hop.source] == nil {
        guard lets(hop, through: node, to: next[node]?.node) else { continue }
        next[hop.source] = (node, hop)
        if map.nodes[hop.source].kind == .entrance { entrances.append(hop.source) } else { queue.append(hop.source) }
      }
    }
    return entrances.flatMap { ways(from: $0, to: function, next) }
      .enumerated().sorted { rank($0.element, $0.offset) < rank($1.element, $1.offset) }.map(\.element)
  }

  private func rank(_ way: Way, _ index: Int) -> (Audience, Int, Int) { (way.audience, way.steps.count, index) }

  /// Whether what a function writes to a bucket can fire the function behind it, as far as the keys are known.
  private func lets(_ hop: Hop, through node: Int, to function: Int?) -> Bool {
    guard map.nodes[node].kind == .bucket, map.nodes[hop.source].kind == .function, let function else { return true }
    let triggers = application.function(map.nodes[function].id)?.triggers.filter { $0.kind == .s3 } ?? []
    let calls = application.evidence.serviceCalls.filter { call in
      call.service == "s3" && Operations.directions(call.operation).writes
        && call.functions.contains(map.nodes[hop.source].id)
    }
    if triggers.isEmpty || calls.isEmpty { return true }
    return triggers.contains { trigger in calls.contains { trigger.mayFire(onKey: $0.parameters["Key"]) } }
  }

  /// One way for each set of checks at the door.
  private func ways(from entrance: Int, to function: Int, _ next: [Int: (node: Int, hop: Hop)]) -> [Way] {
    guard let audience = map.nodes[entrance].audience else { return [] }
    var steps: [Way.Step] = []
    var node = entrance
    while let (following, hop) = next[node] {
      if let takeover = hop.takeover, !takeover.isOpen(to: audience) { return [] }
      steps.append(step(at: node, over: hop))
      node = following
    }
    steps.append(Way.Step(id: map.nodes[function].id, label: map.nodes[function].label))
    let codeChecks = self.codeChecks(on: steps)
    return doors(next[entrance]?.hop.edge).map { door in
      var way = Way(function: map.nodes[function].id, audience: audience, steps: steps, checks: door.checks)
      way.steps[0].action = door.label
      way.steps[0].place = door.place ?? way.steps[0].place
      way.codeChecks = codeChecks
      return way
    }
  }

  private func step(at node: Int, over hop: Hop) -> Way.Step {
    var step = Way.Step(id: map.nodes[node].id, label: map.nodes[node].label)
    if let takeover = hop.takeover {
      step.action = takeover.action
      step.place = takeover.path.place
      step.isTakenOver = true
    } else if let edge = hop.edge {
      step.action = map.edges[edge].labels.first ?? ""
      step.place = map.edges[edge].place
    }
    return step
  }

  /// The doors of a connection, those with equal checks together.
  private func doors(_ edge: Int?) -> [MapEdge.Door] {
    guard let edge else { return [] }
    var groups: [MapEdge.Door] = []
    for door in map.edges[edge].doors {
      if let index = groups.firstIndex(where: { $0.checks == door.checks }) {
        if !door.label.isEmpty { groups[index].label += (groups[index].label.isEmpty ? "" : ", ") + door.label }
      } else {
        groups.append(door)
      }
    }
    return groups
  }

  private func codeChecks(on steps: [Way.Step]) -> [String] {
    var checks: [String] = []
    for check in application.evidence.callerChecks {
      for step in steps where check.functions.contains(step.id) {
        let text = "\(check.what) in \(step.label)"
        if !checks.contains(text) { checks.append(text) }
      }
    }
    return checks
  }
}
