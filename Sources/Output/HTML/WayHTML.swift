import Core
import Map

/// Who can make a function run: each way with its checks, as a button that lights it on the map.
struct WayHTML {
  let map: ApplicationMap
  /// What the ids of the map's elements begin with.
  let prefix: String
  private let nodes: [String: Int]

  init(map: ApplicationMap, prefix: String) {
    self.map = map
    self.prefix = prefix
    nodes = Dictionary(
      map.nodes.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The ways to one function; nothing when there are none.
  func list(to function: String) -> String {
    let rows = map.ways.filter { $0.function == function }.map(row)
    return rows.isEmpty ? "" : HTML.element("h4", [:], "Who can make it run") + HTML.bullets(rows, class: "ways")
  }

  private func row(_ way: Way) -> String {
    let who = HTML.element("b", class: "who \(way.audience.rawValue)", HTML.text(way.audience.title))
    let chain = HTML.element(
      "button", ["type": "button", "class": "link", "data-light": elements(of: way)], HTML.text(WayText.chain(way)))
    return "\(who) \(chain) \(HTML.element("span", class: "quiet", HTML.text(WayText.asked(way))))"
  }

  /// The ids of what it passes on the map.
  private func elements(of way: Way) -> String {
    let passed = way.steps.compactMap { nodes[$0.id] }
    let edges = zip(passed, passed.dropFirst()).flatMap { one, other in
      map.edges.indices.filter {
        map.edges[$0].source == one && map.edges[$0].target == other && map.edges[$0].kind != .grant
      }
    }
    return (passed.map { "\(prefix)n\($0)" } + edges.map { "\(prefix)e\($0)" }).joined(separator: " ")
  }
}
