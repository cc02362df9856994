package import Core
package import Map

/// The map as JSON; docs/schema/cordon-map.schema.json describes it.
package struct JSONMap {
  /// The version of the form; it grows when a field changes its meaning or goes.
  static let formatVersion = 1

  private let map: ApplicationMap
  private let lines: SourceLines
  private let taints: [Severity?]

  package static func render(_ maps: [ApplicationMap], of report: ScanReport) -> String {
    let places = maps.flatMap { map in
      map.nodes.compactMap(\.place) + map.edges.compactMap(\.place) + map.ways.flatMap { $0.steps.compactMap(\.place) }
    }
    let lines = SourceLines(report, also: places)
    var writer = JSONWriter()
    writer.object { out in
      out.field("format", formatVersion)
      out.field("version", report.version)
      out.array("applications", maps) { out, map in
        out.object { JSONMap(map: map, lines: lines, taints: map.taints).write(&$0) }
      }
    }
    return writer.text + "\n"
  }

  private func write(_ out: inout JSONWriter) {
    out.field("name", map.name)
    out.field("format", map.format.rawValue)
    out.field("folder", map.folder)
    out.array("nodes", map.nodes, write)
    out.array("edges", map.edges.indices, write)
    out.array("paths", map.paths, write)
    out.array("ways", map.ways, write)
    out.array("findings", map.findings, write)
    out.field("unplaced", map.unplaced.map(fingerprint))
  }

  private func write(_ out: inout JSONWriter, _ node: MapNode) {
    out.object { out in
      out.field("id", node.id)
      out.field("kind", node.kind.rawValue)
      out.field("label", node.label)
      out.field("detail", node.detail)
      if let audience = node.audience { out.field("audience", audience.rawValue) }
      if !node.group.isEmpty { out.field("group", node.group) }
      out.field("foreign", node.isForeign)
      out.array("facts", node.facts) { out, fact in
        out.object { out in
          out.field("name", fact.name)
          out.field("value", fact.value)
        }
      }
      out.field("findings", node.findings.map(fingerprint))
      write(&out, node.place)
    }
  }

  private func write(_ out: inout JSONWriter, _ index: Int) {
    let edge = map.edges[index]
    out.object { out in
      out.field("source", map.nodes[edge.source].id)
      out.field("target", map.nodes[edge.target].id)
      out.field("kind", edge.kind.rawValue)
      out.field("labels", edge.labels)
      out.field("reads", edge.reads)
      out.field("writes", edge.writes)
      out.field("checks", edge.checks)
      if let taint = taints[index] { out.field("tainted", taint.name) }
      out.field("findings", edge.findings.map(fingerprint))
      write(&out, edge.place)
    }
  }

  private func write(_ out: inout JSONWriter, _ path: MapPath) {
    out.object { out in
      out.field("finding", fingerprint(path.finding))
      out.field("nodes", path.nodes.map { map.nodes[$0].id })
      out.array("edges", path.edges) { $0.value($1) }
    }
  }

  private func write(_ out: inout JSONWriter, _ way: Way) {
    out.object { out in
      out.field("function", way.function)
      out.field("audience", way.audience.rawValue)
      out.array("steps", way.steps) { out, step in
        out.object { out in
          out.field("node", step.id)
          if !step.action.isEmpty { out.field("action", step.action) }
          out.field("takenOver", step.isTakenOver)
          write(&out, step.place)
        }
      }
      out.field("checks", way.checks)
      out.field("codeChecks", way.codeChecks)
    }
  }

  private func write(_ out: inout JSONWriter, _ finding: Finding) {
    out.object { out in
      out.field("fingerprint", finding.fingerprint)
      out.field("rule", finding.rule)
      out.field("risk", finding.risk.id)
      out.field("severity", finding.severity.name)
      out.field("confidence", finding.confidence.name)
      out.field("message", finding.message)
      write(&out, finding.place)
    }
  }

  private func write(_ out: inout JSONWriter, _ place: Place?) {
    guard let place else { return }
    let start = lines.start(place)
    out.object("location") { out in
      out.field("file", lines.path(place))
      out.field("line", start.line)
      out.field("column", start.column)
    }
  }

  private func fingerprint(_ finding: Int) -> String { map.findings[finding].fingerprint }
}
