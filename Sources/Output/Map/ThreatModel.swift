package import Core
package import Map

/// The application's threat model as a document to keep in the repository: ways in, functions, data, trust boundaries and
/// open risks. It names no lines and no times, so that it changes only when the application does and a review can read
/// the difference.
package struct ThreatModel {
  private let map: ApplicationMap
  private let report: ScanReport
  private let connections: MapConnections

  package static func render(_ maps: [ApplicationMap], of report: ScanReport) -> String {
    maps.map { map in
      let model = ThreatModel(map: map, report: report, connections: MapConnections(map))
      return model.text
    }.joined(separator: "\n")
  }

  private var text: String {
    let parts = [
      head, section("Ways in", entrances),
      section("Who can make each function run", reach), section("Functions", functions), section("Data", stores),
      section("Channels", channels), section("Trust boundaries", boundaries),
      section("Open ways", ways), section("Open risks", risks),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let folder = map.folder.isEmpty ? "" : " in \(MarkdownText.code(map.folder))"
    return "# Threat model of \(MarkdownText.cell(map.name))\n\n"
      + "Written by `cordon map --format markdown` from the application's files (\(map.format.rawValue)\(folder)). "
      + "Write it anew when they change; the difference is what the change means for security."
  }

  private func section(_ title: String, _ content: String) -> String {
    content.isEmpty ? "" : "## \(title)\n\n\(content)"
  }

  // MARK: Ways in

  private var entrances: String {
    let rows = map.edges.filter { map.nodes[$0.source].kind == .entrance }.flatMap { edge -> [[String]] in
      let source = map.nodes[edge.source]
      let name = [source.label, source.detail].filter { !$0.isEmpty }.joined(separator: ", ")
      return edge.doors.sorted { $0.label < $1.label }.map { door in
        [
          source.audience?.title ?? "", MarkdownText.cell(name),
          door.label.isEmpty ? "" : MarkdownText.code(door.label), MarkdownText.cell(map.nodes[edge.target].label),
          door.checks.isEmpty ? "nothing" : door.checks.map(MarkdownText.cell).joined(separator: ", "),
        ]
      }
    }
    return MarkdownText.table(["Who", "Way in", "By", "Reaches", "Asked for"], rows)
  }

  /// One row for each audience and chain; the audience that is widest for a function comes first.
  private var reach: String {
    let rows = map.ways.map { way in
      [
        MarkdownText.cell(way.steps.last?.label ?? way.function), way.audience.title,
        MarkdownText.cell(WayText.chain(way)), MarkdownText.cell(WayText.asked(way)),
      ]
    }
    return MarkdownText.table(["Function", "Who", "Through", "Checks"], rows)
  }

  // MARK: Inside

  private var functions: String {
    let rows = map.nodes.indices.filter { map.nodes[$0].kind == .function }.map { index -> [String] in
      let node = map.nodes[index]
      let role = node.facts.first { $0.name == "role" }?.value ?? "not known"
      return [
        MarkdownText.cell(node.label), MarkdownText.cell(node.detail), MarkdownText.cell(role),
        names(connections.firing(index)), names(connections.read(by: index)), names(connections.written(by: index)),
        counts(node.findings),
      ]
    }
    return MarkdownText.table(["Function", "Runs on", "Role", "Fired by", "Reads", "Writes, calls", "Open"], rows)
  }

  private var stores: String { resources { $0.isStore } }

  private var channels: String { resources { $0.isChannel } }

  private func resources(_ isWanted: (MapNode.Kind) -> Bool) -> String {
    let rows = map.nodes.indices.filter { isWanted(map.nodes[$0].kind) }.map { index -> [String] in
      let node = map.nodes[index]
      let facts = node.facts.filter { $0.name != "name" }.map { "\($0.name): \($0.value)" }
      return [
        MarkdownText.cell(node.label), MarkdownText.cell(node.detail),
        MarkdownText.cell(facts.joined(separator: "; ")), names(connections.writers(of: index)),
        names(connections.readers(of: index)), names(connections.fired(by: index)), counts(node.findings),
      ]
    }
    return MarkdownText.table(["Name", "Kind", "Settings", "Written by", "Read by", "Fires", "Open"], rows)
  }

  private func names(_ nodes: [Int]) -> String {
    nodes.isEmpty ? "–" : nodes.map { MarkdownText.cell(map.nodes[$0].label) }.joined(separator: ", ")
  }

  /// "1 critical, 2 high".
  private func counts(_ findings: [Int]) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { map.findings[$0].severity == severity }
      return count == 0 ? nil : "\(count) \(severity.name)"
    }
    return counts.isEmpty ? "–" : counts.joined(separator: ", ")
  }

  // MARK: Boundaries

  private var boundaries: String {
    let outside = Audience.allCases.compactMap { audience -> String? in
      let crossing = map.edges.filter { map.nodes[$0.source].audience == audience }
      if crossing.isEmpty { return nil }
      let open = crossing.filter(\.checks.isEmpty).map(\.target)
      let asked = crossing.filter { !$0.checks.isEmpty }.flatMap(\.checks)
      var text = "- **\(audience.title) → application**: \(Count.of(crossing.count, "connection"))"
      if !asked.isEmpty { text += "; asked for: \(Self.listed(asked))" }
      if !open.isEmpty { text += "; nothing is asked on the way to \(names(Self.unique(open)))" }
      return text
    }
    let beyond = map.nodes.indices.filter { map.nodes[$0].isForeign }.map { index in
      let node = map.nodes[index]
      let users = Self.unique(map.edges.filter { $0.target == index }.map(\.source))
      return "- **application → \(MarkdownText.cell(node.label))** (\(MarkdownText.cell(node.detail))): \(names(users))"
    }
    let inside = map.nodes.indices.filter { map.nodes[$0].isInNetwork }
    let network = inside.isEmpty ? [] : ["- **private network**: \(names(inside))"]
    return (outside + beyond + network).joined(separator: "\n")
  }

  private static func listed(_ checks: [String]) -> String {
    Set(checks).sorted().map(MarkdownText.cell).joined(separator: ", ")
  }

  private static func unique(_ nodes: [Int]) -> [Int] { Set(nodes).sorted() }

  // MARK: Risks

  private var ways: String {
    let paths = Severity.allCases.reversed().flatMap { severity in
      map.paths.filter { $0.nodes.count > 1 && map.findings[$0.finding].severity == severity }
    }
    let rows = paths.map { path -> [String] in
      let finding = map.findings[path.finding]
      let way = path.nodes.map { MarkdownText.cell(map.nodes[$0].label) }.joined(separator: " → ")
      return [finding.severity.name, MarkdownText.code(finding.rule), way]
    }
    return MarkdownText.table(["Severity", "Rule", "Way"], Self.counted(rows))
  }

  private var risks: String {
    Risk.allCases.compactMap { risk -> String? in
      let findings = map.findings.filter { $0.risk == risk }
      if findings.isEmpty { return nil }
      let rows = Severity.allCases.reversed().flatMap { severity in
        Self.counted(findings.filter { $0.severity == severity }.map(row).sorted { $0.lexicographicallyPrecedes($1) })
      }
      let table = MarkdownText.table(["Severity", "Rule", "Where", ""], rows)
      return "### \(risk.id) \(risk.title)\n\n\(table)"
    }.joined(separator: "\n\n")
  }

  private func row(_ finding: Finding) -> [String] {
    let path = report.tree[finding.place.file].path
    return [
      finding.severity.name, MarkdownText.code(finding.rule), MarkdownText.code(path),
      MarkdownText.cell(finding.message),
    ]
  }

  /// Rows that are the same become one, which says how often.
  private static func counted(_ rows: [[String]]) -> [[String]] {
    var counts: [[String]: Int] = [:]
    var order: [[String]] = []
    for row in rows {
      if counts[row] == nil { order.append(row) }
      counts[row, default: 0] += 1
    }
    return order.map { row in
      let count = counts[row] ?? 1
      return count == 1 ? row : row.dropLast() + ["\(row.last ?? "") (\(count) times)"]
    }
  }
}
