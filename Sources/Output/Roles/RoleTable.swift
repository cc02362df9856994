package import Core
package import Privilege

/// What functions need and were granted, as a table for the terminal.
package struct RoleTable {
  private let application: Application
  private let reviews: [FunctionReview]
  private let lines: SourceLines
  private let style: TextStyle

  /// - Parameter details: whether the needs of every function are listed with the lines that need them.
  package static func render(
    _ reviews: [(application: Application, functions: [FunctionReview])], of report: ScanReport, details: Bool,
    color: Bool
  ) -> String {
    let places = reviews.flatMap(\.functions).flatMap(\.places)
    let lines = SourceLines(report, also: places)
    let style = TextStyle(usesColor: color)
    return reviews.map { application, functions in
      let table = RoleTable(application: application, reviews: functions, lines: lines, style: style)
      return table.rows(details: details).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private func rows(details: Bool) -> [String] {
    var rows = [heading, ""] + table + [""] + totals
    for review in reviews where details || !review.missing.isEmpty || !review.needs.openCalls.isEmpty {
      rows += [""] + block(review, details: details)
    }
    return rows
  }

  private var heading: String {
    style.paint(application.name, .bold)
      + style.paint("  \(application.format.rawValue), \(lines.path(application.place))", .dim)
  }

  // MARK: The table

  private static let columns = ["FUNCTION", "GRANTED", "NEEDED", "EXCESS", "MISSING", "EXCESS BY LEVEL"]

  private var table: [String] {
    let cells = [Self.columns] + reviews.map(cells)
    let widths = (0..<5).map { column in cells.map { DisplayText.width($0[column]) }.max() ?? 0 }
    return cells.enumerated().map { index, row in
      let line = (0..<5).map { column in
        column == 0
          ? DisplayText.padded(row[column], to: widths[column])
          : String(repeating: " ", count: widths[column] - DisplayText.width(row[column])) + row[column]
      }.joined(separator: "  ")
      let whole = "  \(line)  \(row[5])"
      return index == 0 ? style.paint(whole, .dim) : whole
    }
  }

  private func cells(_ review: FunctionReview) -> [String] {
    let isKnown = review.grants != nil
    let mark = review.grants?.isComplete == false ? "≥ " : ""
    return [
      DisplayText.safe(review.function.id) + (review.needs.isComplete ? "" : " *"),
      isKnown ? "\(mark)\(review.granted.count)" : "?", "\(review.needed.count)",
      isKnown ? "\(mark)\(review.excess.count)" : "?", isKnown ? "\(review.missing.count)" : "?",
      isKnown ? Self.levels(review.excess) : "its role is not part of the application",
    ]
  }

  static func levels(_ set: ActionSet) -> String {
    let counts = set.counts(from: .builtIn)
    return AccessLevel.allCases.reversed().compactMap { level in
      counts[level].flatMap { $0 == 0 ? nil : "\($0) \(level.name)" }
    }.joined(separator: ", ")
  }

  private var totals: [String] {
    let granted = reviews.reduce(0) { $0 + $1.granted.count }
    let needed = reviews.reduce(0) { $0 + $1.needed.count }
    let missing = reviews.reduce(0) { $0 + $1.missing.count }
    var line = "  \(Count.of(reviews.count, "function")): \(granted) actions granted, \(needed) needed"
    if missing > 0 { line += ", \(missing) missing" }
    let isOpen = reviews.contains { !$0.needs.isComplete }
    return [line] + (isOpen ? [style.paint("  * not every call is understood; see below", .dim)] : []) + shared
  }

  private var shared: [String] {
    var seen: Set<String> = []
    return reviews.compactMap { review in
      guard let role = review.role, !review.sharers.isEmpty, seen.insert(role.id).inserted else { return nil }
      return style.paint("  Role \(role.id) is shared by \(review.sharers.count + 1) functions", .dim)
    }
  }

  // MARK: One function

  private func block(_ review: FunctionReview, details: Bool) -> [String] {
    var rows = [style.paint(DisplayText.safe(review.function.id), .bold)]
    if details { rows += review.needs.needs.flatMap(need) }
    rows += review.missing.flatMap { ["  " + style.paint("missing", .red) + "  " + line($0)] }
    rows += review.needs.openCalls.map { call in
      "  " + style.paint("not understood", .yellow) + "  \(DisplayText.safe(call.what))  "
        + style.paint(lines.location(call.place), .dim)
    }
    if details, review.grants != nil { rows += excess(review) }
    return rows
  }

  private func need(_ need: Need) -> [String] {
    ["  needs  " + line(need)]
      + need.openings.map { style.paint("         * because of \(DisplayText.safe($0))", .dim) }
  }

  private func line(_ need: Need) -> String {
    "\(need.action)  \(DisplayText.safe(need.resource.display))  "
      + style.paint("\(lines.location(need.place))  \(need.cause)", .dim)
  }

  private func excess(_ review: FunctionReview) -> [String] {
    review.excess.services.compactMap { prefix in
      guard let service = PermissionTable.builtIn.service(prefix) else { return nil }
      let actions = review.excess.actions(of: service)
      let shown = actions.prefix(6).map(\.name).joined(separator: ", ")
      return "  excess  \(prefix): \(shown)" + (actions.count > 6 ? " and \(actions.count - 6) more" : "")
    }
  }
}

extension FunctionReview {
  /// Every place that a report of the function names.
  var places: [Place] {
    needs.needs.map(\.place) + missing.map(\.place) + needs.openCalls.map(\.place) + [function.place]
      + (role.map { [$0.place] } ?? []) + statements.map(\.statement.place)
  }
}
