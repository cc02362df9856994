import Core
package import Map

/// The map as a Mermaid flow chart, for pages that draw it themselves. https://mermaid.js.org/syntax/flowchart.html
package struct MermaidMap {
  private let map: ApplicationMap

  package static func render(_ map: ApplicationMap) -> String {
    let mermaid = MermaidMap(map: map)
    return (["flowchart LR"] + mermaid.nodes + mermaid.edges + mermaid.styles).joined(separator: "\n") + "\n"
  }

  private var nodes: [String] {
    var rows: [String] = []
    for audience in Audience.allCases {
      let members = map.nodes.indices.filter { map.nodes[$0].audience == audience }
      if members.isEmpty { continue }
      rows += ["  subgraph \(audience.rawValue)[\"\(audience.title)\"]"] + members.map { "    " + node($0) } + ["  end"]
    }
    let inside = map.nodes.indices.filter { map.nodes[$0].audience == nil }
    if inside.isEmpty { return rows }
    let groups = Dictionary(grouping: inside) { map.nodes[$0].group }
    rows.append("  subgraph application[\"\(Self.escape(map.name))\"]")
    for (number, group) in groups.keys.sorted().enumerated() {
      let members = (groups[group] ?? []).map { (group.isEmpty ? "    " : "      ") + node($0) }
      rows += group.isEmpty ? members : ["    subgraph g\(number)[\"\(Self.escape(group))\"]"] + members + ["    end"]
    }
    return rows + ["  end"]
  }

  private func node(_ index: Int) -> String {
    let node = map.nodes[index]
    let text = "\"\(Self.escape(node.label))<br><small>\(Self.escape(map.subtitle(of: index)))</small>\""
    let shape =
      switch node.kind {
      case .entrance: ("([", "])")
      case .bucket, .table, .database, .secret, .directory: ("[(", ")]")
      case .queue, .topic, .stream, .bus: ("[[", "]]")
      case .workflow: ("{{", "}}")
      case .function, .service: ("[", "]")
      }
    return "n\(index)\(shape.0)\(text)\(shape.1)"
  }

  private var edges: [String] {
    map.edges.map { edge in
      let isUse = edge.kind == .access || edge.kind == .grant
      let isDotted = edge.kind == .grant || edge.kind == .failure
      let readsOnly = isUse && edge.reads && !edge.writes
      let both = isUse && edge.reads && edge.writes
      let line = (both ? "<" : "") + (isDotted ? "-.->" : "-->")
      let ends = readsOnly ? (edge.target, edge.source) : (edge.source, edge.target)
      let more = edge.labels.count > 2 ? " +\(edge.labels.count - 2)" : ""
      let label = Self.escape(edge.labels.prefix(2).joined(separator: ", ") + more)
      return "  n\(ends.0) \(line)\(label.isEmpty ? "" : "|\"\(label)\"|") n\(ends.1)"
    }
  }

  /// Colours for what is grave: nodes by their gravest finding, edges by the data that passes.
  private var styles: [String] {
    let colors = [(Severity.critical, "#a4002b"), (.high, "#d6331f"), (.medium, "#b36b00")]
    let taints = map.taints
    return colors.flatMap { severity, color -> [String] in
      let nodes = map.nodes.indices.filter { map.severity(of: map.findings(at: $0)) == severity }
      let edges = map.edges.indices.filter { taints[$0] == severity }
      let classes =
        nodes.isEmpty
        ? []
        : [
          "  classDef \(severity.name) stroke:\(color),stroke-width:2px",
          "  class \(nodes.map { "n\($0)" }.joined(separator: ",")) \(severity.name)",
        ]
      let links = edges.map(String.init).joined(separator: ",")
      return classes + (edges.isEmpty ? [] : ["  linkStyle \(links) stroke:\(color),stroke-width:2px"])
    }
  }

  /// Entities of Mermaid's own; a label can neither end its quotation nor become markup.
  private static func escape(_ text: String) -> String {
    var result = ""
    for scalar in DisplayText.safe(text).unicodeScalars {
      if "\"#<>&`\\|{}[]();%".unicodeScalars.contains(scalar) {
        result += "#\(scalar.value);"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
