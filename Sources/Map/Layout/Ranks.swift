/// How far each node stands from the entrances: the longest way that leads to it, with cycles opened at their least
/// important edge.
struct Ranks {
  /// By node: 0 for entrances; nil for nodes without edges.
  private(set) var of: [Int?]
  /// By edge: whether it points against the ranks.
  private(set) var isBackward: [Bool]

  init(_ map: ApplicationMap) {
    of = Array(repeating: nil, count: map.nodes.count)
    isBackward = Array(repeating: false, count: map.edges.count)
    var next: [[Int]] = Array(repeating: [], count: map.nodes.count)
    for edge in Self.byImportance(map) {
      let (source, target) = (map.edges[edge].source, map.edges[edge].target)
      if source == target { continue }
      isBackward[edge] = Self.leads(from: target, to: source, next) || map.nodes[target].kind == .entrance
      if isBackward[edge] { next[target].append(source) } else { next[source].append(target) }
    }
    rank(map, next)
    moveForeign(map)
  }

  /// What lies elsewhere stands to the right of the application.
  private mutating func moveForeign(_ map: ApplicationMap) {
    let own = map.nodes.indices.filter { !map.nodes[$0].isForeign }.compactMap { of[$0] }.max() ?? 0
    for node in map.nodes.indices where map.nodes[node].isForeign && of[node] != nil { of[node] = own + 1 }
  }

  /// What fires functions first, so that the picture follows the calls.
  private static func byImportance(_ map: ApplicationMap) -> [Int] {
    let order: [MapEdge.Kind] = [.trigger, .delivery, .access, .failure, .grant]
    return order.flatMap { kind in map.edges.indices.filter { map.edges[$0].kind == kind } }
  }

  private static func leads(from start: Int, to end: Int, _ next: [[Int]]) -> Bool {
    var seen: Set<Int> = [start]
    var stack = [start]
    while let node = stack.popLast() {
      if node == end { return true }
      for other in next[node] where seen.insert(other).inserted { stack.append(other) }
    }
    return false
  }

  private mutating func rank(_ map: ApplicationMap, _ next: [[Int]]) {
    var waiting = Array(repeating: 0, count: map.nodes.count)
    for targets in next { for target in targets { waiting[target] += 1 } }
    let isConnected = map.nodes.indices.map { waiting[$0] > 0 || !next[$0].isEmpty || map.nodes[$0].kind == .entrance }
    var ready = map.nodes.indices.filter { isConnected[$0] && waiting[$0] == 0 }
    let roots = ready
    for node in ready { of[node] = map.nodes[node].kind == .entrance ? 0 : 1 }
    var head = 0
    while head < ready.count {
      let node = ready[head]
      head += 1
      for target in next[node] {
        of[target] = max(of[target] ?? 1, (of[node] ?? 0) + 1)
        waiting[target] -= 1
        if waiting[target] == 0 { ready.append(target) }
      }
    }
    // What nothing leads to stands right before what it leads to.
    for node in roots where map.nodes[node].kind != .entrance {
      of[node] = max(1, (next[node].compactMap { of[$0] }.min() ?? 2) - 1)
    }
  }
}
