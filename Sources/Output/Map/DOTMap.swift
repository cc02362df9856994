import Core
package import Map

/// The map in Graphviz's language. https://graphviz.org/doc/info/lang.html
package struct DOTMap {
  private let map: ApplicationMap

  package static func render(_ map: ApplicationMap) -> String {
    let dot = DOTMap(map: map)
    let head = [
      "digraph \(quote(map.name)) {", "  rankdir=LR;", "  compound=true;",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];",
      "  edge [fontname=\"sans-serif\", fontsize=9, color=\"#7b8794\"];",
    ]
    return (head + dot.nodes + dot.edges + ["}"]).joined(separator: "\n") + "\n"
  }

  private var nodes: [String] {
    var rows: [String] = []
    for audience in Audience.allCases {
      let members = map.nodes.indices.filter { map.nodes[$0].audience == audience }
      if members.isEmpty { continue }
      rows += cluster(audience.rawValue, audience.title, members.map { "    " + node($0) }, "  ")
    }
    let inside = map.nodes.indices.filter { map.nodes[$0].audience == nil }
    if inside.isEmpty { return rows }
    let groups = Dictionary(grouping: inside) { map.nodes[$0].group }
    let members = groups.keys.sorted().enumerated().flatMap { number, group in
      let own = (groups[group] ?? []).map { (group.isEmpty ? "    " : "      ") + node($0) }
      return group.isEmpty ? own : cluster("group\(number)", group, own, "    ")
    }
    return rows + cluster("application", map.name, members, "  ")
  }

  private func cluster(_ id: String, _ title: String, _ rows: [String], _ indent: String) -> [String] {
    ["\(indent)subgraph cluster_\(id) {", "\(indent)  label=\(Self.quote(title));"] + rows + ["\(indent)}"]
  }

  private func node(_ index: Int) -> String {
    let node = map.nodes[index]
    let shape =
      switch node.kind {
      case .entrance: "cds"
      case .function: "box"
      case .bucket, .table, .database, .secret, .directory: "cylinder"
      case .queue, .topic, .stream, .bus: "box3d"
      case .workflow: "hexagon"
      case .service: "component"
      }
    let severity = map.severity(of: map.findings(at: index))
    let color = severity.map { ", color=\"\(Self.color($0))\", penwidth=2" } ?? ""
    let label = Self.quote(node.label, map.subtitle(of: index))
    return "n\(index) [label=\(label), shape=\(shape)\(color)];"
  }

  private var edges: [String] {
    let taints = map.taints
    return map.edges.enumerated().map { index, edge in
      let isUse = edge.kind == .access || edge.kind == .grant
      let direction = isUse && edge.reads ? (edge.writes ? "both" : "back") : "forward"
      let more = edge.labels.count > 2 ? " +\(edge.labels.count - 2)" : ""
      var attributes = [
        "label=\(Self.quote(edge.labels.prefix(2).joined(separator: ", ") + more))", "dir=\(direction)",
      ]
      if edge.kind == .grant || edge.kind == .failure { attributes.append("style=dotted") }
      if let taint = taints[index], taint > .low { attributes.append("color=\"\(Self.color(taint))\", penwidth=2") }
      return "  n\(edge.source) -> n\(edge.target) [\(attributes.joined(separator: ", "))];"
    }
  }

  private static func color(_ severity: Severity) -> String {
    switch severity {
    case .critical: "#a4002b"
    case .high: "#d6331f"
    case .medium: "#b36b00"
    case .low: "#3b6ea8"
    }
  }

  /// A quoted string of one or more lines.
  private static func quote(_ lines: String...) -> String {
    let escaped = lines.map { line in
      DisplayText.safe(line).reduce(into: "") { result, character in
        if character == "\"" || character == "\\" { result += "\\" }
        result.append(character)
      }
    }
    return "\"" + escaped.joined(separator: "\\n") + "\""
  }
}
