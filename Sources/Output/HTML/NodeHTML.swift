import Core
import Map

/// What is said of a node when it is chosen: its facts and its connections. Its findings are in the list of all.
struct NodeHTML {
  let map: ApplicationMap
  let lines: SourceLines
  /// What the ids of the map's elements begin with.
  let prefix: String

  func cards() -> String { map.nodes.indices.map(card).joined(separator: "\n") }

  private func card(_ index: Int) -> String {
    let node = map.nodes[index]
    var rows = [HTML.element("h2", [:], HTML.text(node.label))]
    rows.append(HTML.element("p", class: "quiet", HTML.text(headline(node))))
    if node.kind == .function { rows.append(WayHTML(map: map, prefix: prefix).list(to: node.id)) }
    rows += [facts(node), connections("Comes in", into: index), connections("Goes out", from: index)]
    return HTML.element(
      "section", ["class": "card", "data-node": "\(prefix)n\(index)", "hidden": ""], rows.joined(separator: "\n"))
  }

  private func headline(_ node: MapNode) -> String {
    var parts = [node.kind.noun]
    if !node.detail.isEmpty, node.detail != node.kind.noun { parts.append(node.detail) }
    if let audience = node.audience { parts.append("for: \(audience.title.lowercased())") }
    if node.isForeign { parts.append("not in this template") }
    return parts.joined(separator: " · ")
  }

  private func facts(_ node: MapNode) -> String {
    var rows = node.facts.map { ($0.name, $0.value) }
    if let place = node.place { rows.append(("declared at", lines.location(place))) }
    if rows.isEmpty { return "" }
    let list = rows.map { HTML.element("dt", [:], HTML.text($0.0)) + HTML.element("dd", [:], HTML.text($0.1)) }
    return HTML.element("dl", [:], list.joined())
  }

  private func connections(_ title: String, into node: Int) -> String {
    connections(title, map.edges.filter { $0.target == node }) { $0.source }
  }

  private func connections(_ title: String, from node: Int) -> String {
    connections(title, map.edges.filter { $0.source == node }) { $0.target }
  }

  private func connections(_ title: String, _ edges: [MapEdge], other: (MapEdge) -> Int) -> String {
    let rows = edges.map { edge in
      let end = other(edge)
      let name = HTML.element(
        "button", ["type": "button", "class": "link", "data-go": "\(prefix)n\(end)"], HTML.text(map.nodes[end].label))
      return "\(name) \(HTML.element("span", class: "quiet", HTML.text(words(edge))))"
    }
    return rows.isEmpty ? "" : HTML.element("h4", [:], title) + HTML.bullets(rows)
  }

  private func words(_ edge: MapEdge) -> String {
    let shown = edge.labels.prefix(8).joined(separator: ", ") + (edge.labels.count > 8 ? ", …" : "")
    let granted = edge.kind == .grant ? "allowed, not seen in the code: " : ""
    let checks = edge.checks.isEmpty ? "" : " (asked for: \(edge.checks.joined(separator: ", ")))"
    return granted + shown + checks
  }
}
