package import Core

/// An application as a graph: ways in by who may use them, functions, stores and channels, and what connects them, with
/// the findings on their place and the ways that untrusted data takes. It names no provider's types.
package struct ApplicationMap: Sendable {
  package var name: String
  package var format: Application.Format
  package var folder: String
  /// Ordered: entrances by audience, functions, then resources, each as the template has them.
  package var nodes: [MapNode] = []
  package var edges: [MapEdge] = []
  /// The application's findings, in the order of the report.
  package var findings: [Finding]
  /// Findings that concern no node: of packages, of the application as a whole.
  package var unplaced: [Int] = []
  package var paths: [MapPath] = []
  /// Who can make each function run; see `Way`.
  package var ways: [Way] = []

  init(of application: Application, findings: [Finding]) {
    name = application.name
    format = application.format
    folder = application.folder
    self.findings = findings
  }

  /// - Parameter findings: those of this application alone.
  package static func draw(_ application: Application, findings: [Finding]) -> ApplicationMap {
    var builder = MapBuilder(application, findings)
    builder.build()
    builder.placeFindings()
    builder.map.ways = WaysIn.find(builder)
    builder.tracePaths()
    builder.map.gather(application)
    return builder.map
  }

  /// Who can make each function of an application run, by function and then from the widest audience to the narrowest.
  package static func ways(in application: Application) -> [Way] {
    var builder = MapBuilder(application, [])
    builder.build()
    return WaysIn.find(builder)
  }

  /// The gravest of some findings.
  package func severity(of findings: [Int]) -> Severity? { findings.map { self.findings[$0].severity }.max() }
}

/// The way of one finding's data over the map.
package struct MapPath: Sendable {
  /// The index in `ApplicationMap.findings`.
  package var finding: Int
  /// Indices of nodes and edges it passes, in order.
  package var nodes: [Int]
  package var edges: [Int]
}

extension ApplicationMap {
  /// The second line of a node: what it is; for a function, after what fires it.
  package func subtitle(of node: Int) -> String {
    trigger(of: node).map { "\($0) · \(nodes[node].detail)" } ?? nodes[node].detail
  }

  /// What fires a function from outside, in short: "GET /orders +2".
  package func trigger(of node: Int) -> String? {
    guard nodes[node].kind == .function else { return nil }
    let labels = edges.filter { $0.target == node && $0.kind == .trigger && nodes[$0.source].kind == .entrance }
      .flatMap(\.labels)
    return labels.first.map { $0 + (labels.count > 1 ? " +\(labels.count - 1)" : "") }
  }

  /// The gravest finding whose data passes each edge, by edge.
  package var taints: [Severity?] {
    var taints: [Severity?] = Array(repeating: nil, count: edges.count)
    for path in paths {
      let severity = findings[path.finding].severity
      for edge in path.edges { taints[edge] = taints[edge].map { max($0, severity) } ?? severity }
    }
    return taints
  }

  /// The findings on a node, and for an entrance those on what it lets in, the gravest first.
  package func findings(at node: Int) -> [Int] {
    guard nodes[node].kind == .entrance else { return nodes[node].findings }
    let all = nodes[node].findings + edges.filter { $0.source == node }.flatMap(\.findings)
    return Set(all).sorted { (findings[$1].severity.rawValue, $0) < (findings[$0].severity.rawValue, $1) }
  }
}
