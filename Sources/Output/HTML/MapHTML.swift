import Core
import Map

/// The map of one application in a page: the picture, its zoom and its key.
struct MapHTML {
  let map: ApplicationMap
  /// The application's index in the scan, and where its findings begin to be counted.
  let application: Int
  /// Indices in the report of the map's findings.
  let findings: [Int]

  init(_ report: ScanReport, _ application: Int) {
    self.application = application
    findings = report.findings.indices.filter { report.findings[$0].application == application }
    map = ApplicationMap.draw(report.applications[application], findings: findings.map { report.findings[$0] })
  }

  /// What the ids of its elements begin with.
  var prefix: String { "a\(application)" }

  func picture() -> String {
    let canvas = HTML.element(
      "div", ["class": "canvas", "tabindex": "0", "role": "region", "aria-label": "Map of \(map.name)"],
      SVGMap.element(map, prefix: prefix))
    let zoom = [("out", "−", "Smaller"), ("fit", "Fit", "Fit to the window"), ("in", "+", "Larger")].map {
      HTML.element("button", ["type": "button", "data-zoom": $0.0, "title": $0.2, "aria-label": $0.2], $0.1)
    }
    let below = HTML.element("div", class: "key", Self.key) + HTML.element("div", class: "zoom", zoom.joined())
    return canvas + HTML.element("div", class: "below", below)
  }

  private static let key: String = {
    let entries = [
      ("trigger", "fires, reads, writes"), ("grant", "may use, failures"),
      ("tainted t-high", "open way to a finding"),
    ]
    return entries.map { name, text in
      let line =
        "<svg width=\"30\" height=\"10\" aria-hidden=\"true\"><g class=\"edge \(name)\"><path d=\"M0 5H30\"/></g></svg>"
      return HTML.element("span", [:], line + text)
    }.joined(separator: "\n")
  }()

  /// The elements that each finding stands on, and those that its data passes, by the finding's index in the report.
  func places() -> (nodes: [Int: [String]], ways: [Int: [String]]) {
    var nodes: [Int: [String]] = [:]
    for (index, node) in map.nodes.enumerated() {
      for finding in node.findings { nodes[findings[finding], default: []].append("\(prefix)n\(index)") }
    }
    for edge in map.edges {
      for finding in edge.findings {
        nodes[findings[finding], default: []] += ["\(prefix)n\(edge.source)", "\(prefix)n\(edge.target)"]
      }
    }
    var ways: [Int: [String]] = [:]
    for path in map.paths {
      ways[findings[path.finding]] = path.nodes.map { "\(prefix)n\($0)" } + path.edges.map { "\(prefix)e\($0)" }
    }
    return (nodes, ways)
  }
}
