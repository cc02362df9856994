import Core

extension MapBuilder {
  /// Puts each finding on the edge or the nodes it is about.
  mutating func placeFindings() {
    let doors = doors
    for (index, finding) in map.findings.enumerated() {
      if let edge = doors[finding.place] {
        map.edges[edge].findings.append(index)
        continue
      }
      let nodes = nodes(of: finding)
      for node in nodes { map.nodes[node].findings.append(index) }
      if nodes.isEmpty { map.unplaced.append(index) }
    }
    let findings = map.findings
    func grave(_ left: Int, _ right: Int) -> Bool {
      (findings[right].severity.rawValue, left) < (findings[left].severity.rawValue, right)
    }
    for index in map.nodes.indices { map.nodes[index].findings.sort(by: grave) }
    for index in map.edges.indices { map.edges[index].findings.sort(by: grave) }
  }

  /// The connections from outside by where they are written: the route, the trigger, the statement that lets somebody in.
  /// Findings at such a place are about the connection.
  var doors: [Place: Int] {
    let own = map.edges.indices.filter { map.nodes[map.edges[$0].source].kind == .entrance }
    let places = own.flatMap { index in
      ([map.edges[index].place].compactMap(\.self) + map.edges[index].furtherPlaces).map { ($0, index) }
    }
    return Dictionary(places, uniquingKeysWith: { first, _ in first })
  }

  /// The first subject that is on the map, and with it all others of its kind: a weakness of shared code is in every
  /// function that runs it. Roles stand for the functions that run as them, APIs for their ways in.
  private func nodes(of finding: Finding) -> [Int] {
    for subject in finding.subjects {
      guard let first = node(subject) else { continue }
      let kind = map.nodes[first].kind
      return finding.subjects.compactMap { node($0) }.filter { map.nodes[$0].kind == kind }
    }
    for subject in finding.subjects {
      let functions = application.functions.filter { $0.role.value == subject }.compactMap { node($0.id) }
      if !functions.isEmpty { return functions }
      let entrances = map.nodes.indices.filter {
        map.nodes[$0].kind == .entrance && map.nodes[$0].id.hasSuffix(":\(subject)")
      }
      if !entrances.isEmpty { return entrances }
    }
    return []
  }
}
