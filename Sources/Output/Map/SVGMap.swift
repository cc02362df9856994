import Core
package import Map

/// The map as a picture in SVG: by itself, with its own colours, or as a part of a page that styles it.
package struct SVGMap {
  private let map: ApplicationMap
  private let layout: MapLayout
  private let taints: [Severity?]
  /// Whether the page around it styles it and listens to it.
  private let isInPage: Bool
  /// Makes ids unique in a page with several maps.
  private let prefix: String
  private static let legendHeight = 40.0

  /// A file of its own.
  package static func render(_ map: ApplicationMap) -> String {
    SVGMap(map, isInPage: false, prefix: "").render() + "\n"
  }

  /// An element of a page.
  static func element(_ map: ApplicationMap, prefix: String) -> String {
    SVGMap(map, isInPage: true, prefix: prefix).render()
  }

  private init(_ map: ApplicationMap, isInPage: Bool, prefix: String) {
    self.map = map
    self.isInPage = isInPage
    self.prefix = prefix
    layout = MapLayout.arrange(map)
    taints = map.taints.map { $0 == .low ? nil : $0 }
  }

  private func render() -> String {
    let width = max(layout.width, isInPage ? 0 : 690)
    let height = layout.height + (isInPage ? 0 : Self.legendHeight)
    let size = "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\""
    let box = "viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\""
    var rows = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" \(size) \(box) role=\"\(isInPage ? "group" : "img")\">"
    ]
    rows.append("<title>Map of \(Markup.escape(map.name))</title>")
    if !isInPage {
      rows.append("<style>\(SVGStyle.standalone)</style>")
      rows.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>")
    }
    rows += layout.zones.map(zone)
    rows += drawnEdges.map(edge)
    rows += map.nodes.indices.map(node)
    if !isInPage { rows += legend }
    return (rows + ["</svg>"]).joined(separator: "\n")
  }

  /// Tainted edges lie above the others, the gravest on top.
  private var drawnEdges: [Int] {
    func rank(_ edge: Int) -> Int { taints[edge].map { $0.rawValue + 1 } ?? 0 }
    return map.edges.indices.sorted { (rank($0), $0) < (rank($1), $1) }
  }

  private func zone(_ zone: MapLayout.Zone) -> String {
    let name =
      switch zone.kind {
      case .audience(let audience): "audience \(audience.rawValue)"
      case .application: "application"
      case .elsewhere: "elsewhere"
      case .group: "group"
      case .unused: "unused"
      }
    let size = name == "group" || name == "unused" ? 11.5 : 14
    let title = LabelWidth.fit(zone.title, size: size, to: zone.frame.width - 20)
    let baseline = zone.frame.y + size + 5
    return "<g class=\"zone \(name)\">\(rect(zone.frame, radius: 8))"
      + "<text x=\"\(Self.number(zone.frame.x + 10))\" y=\"\(Self.number(baseline))\">\(Markup.escape(title))</text></g>"
  }

  private func rect(_ frame: MapLayout.Rect, radius: Int) -> String {
    "<rect x=\"\(Self.number(frame.x))\" y=\"\(Self.number(frame.y))\" width=\"\(Self.number(frame.width))\" "
      + "height=\"\(Self.number(frame.height))\" rx=\"\(radius)\"/>"
  }

  private func node(_ index: Int) -> String {
    let node = map.nodes[index]
    let frame = layout.frames[index]
    var classes = ["node", node.kind.rawValue, SVGStyle.family(node.kind)]
    if node.isForeign { classes.append("foreign") }
    let findings = map.findings(at: index)
    let severity = map.severity(of: findings)
    if let severity { classes.append("has-\(severity.name)") }
    let place = "translate(\(Self.number(frame.x)) \(Self.number(frame.y)))"
    let name = Markup.escape("\(node.label), \(node.kind.noun), \(map.subtitle(of: index))")
    let live =
      isInPage ? " id=\"\(prefix)n\(index)\" tabindex=\"0\" role=\"button\" aria-label=\"\(name)\"" : ""
    let badge = badge(findings.count, severity, frame)
    let room = frame.width - 40 - (badge.isEmpty ? 8 : 38)
    return "<g class=\"\(classes.joined(separator: " "))\" transform=\"\(place)\"\(live)>"
      + "<title>\(Markup.escape(description(of: index)))</title>"
      + "<rect width=\"\(Self.number(frame.width))\" height=\"\(Self.number(frame.height))\" rx=\"6\"/>"
      + "<path class=\"icon\" transform=\"translate(11 14)\" d=\"\(MapIcon.path(node.kind))\"/>"
      + texts(index, room)
      + badge + "</g>"
  }

  /// The label, and below it what the node is; the label alone stands in the middle.
  private func texts(_ index: Int, _ room: Double) -> String {
    let label = map.nodes[index].label
    let full = map.subtitle(of: index)
    let detail = LabelWidth.of(full, size: 11) > room ? map.trigger(of: index) ?? full : full
    if detail.isEmpty { return text("label", label, size: 13, y: 27, room) }
    return text("label", label, size: 13, y: 19, room) + text("detail", detail, size: 11, y: 34, room)
  }

  private func text(_ name: String, _ text: String, size: Double, y: Int, _ room: Double) -> String {
    let shown = LabelWidth.fit(DisplayText.safe(text), size: size, to: room)
    return "<text class=\"\(name)\" x=\"38\" y=\"\(y)\">\(Markup.escape(shown))</text>"
  }

  private func badge(_ count: Int, _ severity: Severity?, _ frame: MapLayout.Rect) -> String {
    guard let severity else { return "" }
    let text = count > 99 ? "99+" : "\(count)"
    let width = Double(14 + 6 * text.count)
    let x = frame.width - width - 8
    return "<g class=\"badge \(severity.name)\"><rect x=\"\(Self.number(x))\" y=\"8\" width=\"\(Self.number(width))\" "
      + "height=\"17\" rx=\"8.5\"/><text x=\"\(Self.number(x + width / 2))\" y=\"20.5\">\(text)</text></g>"
  }

  /// What a pointer that rests on the node is told.
  private func description(of index: Int) -> String {
    let node = map.nodes[index]
    let findings = map.findings(at: index)
    let shown = findings.prefix(3).map { map.findings[$0] }.map { "\($0.severity.name): \($0.message)" }
    let rest = findings.count > 3 ? ["and \(findings.count - 3) more"] : []
    return (["\(node.label) (\(node.kind.noun), \(node.detail))"] + shown + rest).joined(separator: "; ")
  }

  private func edge(_ index: Int) -> String {
    let edge = map.edges[index]
    let route = layout.routes[index]
    var classes = ["edge", edge.kind.rawValue]
    if let taint = taints[index] { classes += ["tainted", "t-\(taint.name)"] }
    let ends = "\(prefix)n\(edge.source) \(prefix)n\(edge.target)"
    let live = isInPage ? " id=\"\(prefix)e\(index)\" data-ends=\"\(ends)\"" : ""
    let curve = Self.curve(route.points, isLoop: edge.source == edge.target)
    // A line is too thin to be met by a pointer.
    let hit = isInPage && taints[index] != nil ? "<path class=\"hit\" d=\"\(curve)\"/>" : ""
    return "<g class=\"\(classes.joined(separator: " "))\"\(live)><title>\(Markup.escape(title(of: edge)))</title>"
      + "<path d=\"\(curve)\"/>\(hit)\(heads(edge, route))</g>"
  }

  private func title(of edge: MapEdge) -> String {
    let labels = edge.labels.prefix(6).joined(separator: ", ") + (edge.labels.count > 6 ? ", …" : "")
    let checks = edge.checks.isEmpty ? "" : " [\(edge.checks.joined(separator: ", "))]"
    return "\(map.nodes[edge.source].label) → \(map.nodes[edge.target].label): \(labels)\(checks)"
  }

  /// An arrow at each end that data or control arrives at.
  private func heads(_ edge: MapEdge, _ route: MapLayout.Route) -> String {
    guard let first = route.points.first, let last = route.points.last else { return "" }
    if edge.source == edge.target { return Self.head(last, pointsRight: false) }
    let (start, end) = route.isBackward ? (last, first) : (first, last)
    let isUse = edge.kind == .access || edge.kind == .grant
    var heads = ""
    if !isUse || edge.writes || !edge.reads { heads += Self.head(end, pointsRight: !route.isBackward) }
    if isUse, edge.reads { heads += Self.head(start, pointsRight: route.isBackward) }
    return heads
  }

  private static func head(_ point: MapLayout.Point, pointsRight: Bool) -> String {
    let back = number(pointsRight ? point.x - 8 : point.x + 8)
    let (x, y) = (number(point.x), point.y)
    return "<path class=\"head\" d=\"M\(x) \(number(y))L\(back) \(number(y - 4))L\(back) \(number(y + 4))z\"/>"
  }

  /// Swings between columns and runs straight along the wires within them.
  private static func curve(_ points: [MapLayout.Point], isLoop: Bool) -> String {
    guard let first = points.first else { return "" }
    var path = "M\(number(first.x)) \(number(first.y))"
    for (position, point) in points.enumerated().dropFirst() {
      let before = points[position - 1]
      if position % 2 == 0 {
        path += "H\(number(point.x))"
        continue
      }
      let bend = isLoop ? 36 : (point.x - before.x) * 0.5
      let second = isLoop ? point.x + bend : point.x - bend
      path +=
        "C\(number(before.x + bend)) \(number(before.y)) \(number(second)) \(number(point.y)) "
        + "\(number(point.x)) \(number(point.y))"
    }
    return path
  }

  private var legend: [String] {
    let y = layout.height + 8
    let entries = [
      ("trigger", "fires"), ("access", "reads, writes"), ("grant", "may use"), ("failure", "failures"),
      ("access tainted t-high", "open way to a finding"),
    ]
    var x = 20.0
    return entries.map { name, text in
      let line = "M\(Self.number(x)) \(Self.number(y))H\(Self.number(x + 28))"
      let row =
        "<g class=\"edge \(name)\"><path d=\"\(line)\"/></g><text class=\"legend\" "
        + "x=\"\(Self.number(x + 34))\" y=\"\(Self.number(y + 4))\">\(text)</text>"
      x += 34 + LabelWidth.of(text, size: 12) + 22
      return row
    }
  }

  /// A number with at most one digit behind the point.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
