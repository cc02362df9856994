import Map

/// How the map looks. The same rules serve the file and the page; colours are given for light and for dark.
enum SVGStyle {
  /// What a node counts as for its colour.
  static func family(_ kind: MapNode.Kind) -> String {
    switch kind {
    case .entrance: "way-in"
    case .function: "code"
    case .service: "beyond"
    default: kind.isStore ? "store" : "channel"
    }
  }

  static let standalone = shapes + light + "@media(prefers-color-scheme:dark){" + dark + "}"

  static let shapes = """
    .map text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}\
    .node .label{font-size:13px;font-weight:600}.node .detail{font-size:11px}\
    .node>rect{stroke-width:1.2}.node.foreign>rect{stroke-dasharray:4 3}\
    .icon{fill:none;stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round}\
    .badge text{font-size:11px;font-weight:700;text-anchor:middle}\
    .zone>rect{stroke-width:1}.zone.application>rect{stroke-width:1.6;stroke-dasharray:9 5}\
    .zone text{font-size:14px;font-weight:600}.zone.group text,.zone.unused text{font-size:11.5px}\
    .zone.unused>rect{stroke-dasharray:3 4}\
    .edge>path{fill:none;stroke-width:1.3}.edge .head{stroke:none}\
    .edge.grant>path,.edge.failure>path{stroke-dasharray:2 4}.edge.tainted>path{stroke-width:2.2}\
    .edge .head,.edge.tainted .head{stroke:none}.legend{font-size:12px}
    """

  static let light = colors(
    paper: "#ffffff", text: "#1b2430", quiet: "#5b6775", line: "#9aa7b5", fill: "#ffffff",
    families: ["way-in": "#52606d", "code": "#b85c00", "store": "#2456a6", "channel": "#7a2f8f", "beyond": "#66727f"],
    zone: ("#f4f6f8", "#d5dce3"), application: ("#fbfcfd", "#8795a4"), group: ("#f0f3f6", "#dbe2e9"),
    severities: ["critical": "#a4002b", "high": "#d6331f", "medium": "#b36b00", "low": "#3b6ea8"])

  static let dark = colors(
    paper: "#11161c", text: "#e6ebf0", quiet: "#9fabb8", line: "#64717f", fill: "#1b222b",
    families: ["way-in": "#a9b5c1", "code": "#f0a04b", "store": "#79aef2", "channel": "#cf94e0", "beyond": "#94a1ae"],
    zone: ("#161d25", "#2c3642"), application: ("#141a21", "#5a6775"), group: ("#1a222b", "#2e3945"),
    severities: ["critical": "#ff5c7f", "high": "#ff7a66", "medium": "#f0b040", "low": "#7fb2ea"])

  private static func colors(
    paper: String, text: String, quiet: String, line: String, fill: String, families: KeyValuePairs<String, String>,
    zone: (String, String), application: (String, String), group: (String, String),
    severities: KeyValuePairs<String, String>
  ) -> String {
    var css = ".paper{fill:\(paper)}.map text{fill:\(text)}.map .detail,.map .legend{fill:\(quiet)}"
    css += ".node>rect{fill:\(fill)}"
    for (family, color) in families { css += ".\(family)>rect,.\(family) .icon{stroke:\(color)}" }
    css += ".zone>rect{fill:\(zone.0);stroke:\(zone.1)}"
    css += ".zone.application>rect{fill:\(application.0);stroke:\(application.1)}"
    css +=
      ".zone.group>rect,.zone.unused>rect{fill:\(group.0);stroke:\(group.1)}.zone.group text,.zone.unused text{fill:\(quiet)}"
    css += ".edge>path{stroke:\(line)}.edge .head{fill:\(line);stroke:none}"
    for (severity, color) in severities {
      css +=
        ".badge.\(severity) rect{fill:\(color)}.t-\(severity)>path{stroke:\(color)}.t-\(severity) .head{fill:\(color)}"
      css += ".zone.audience.anonymous>rect{stroke:\(severity == "high" ? color : zone.1)}"
    }
    return css + ".map .badge text{fill:\(paper)}"
  }
}
