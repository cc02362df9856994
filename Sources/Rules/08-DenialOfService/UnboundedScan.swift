import Core

/// A whole table that is read to answer one request.
struct UnboundedScan: MisuseRule {
  static let kinds = ["unbounded-scan"]
  static let remark = "{callee} reads the whole table, whatever its size"
  static let habit = Habit.file
  static let info = RuleInfo(
    id: "unbounded-scan", risk: .denialOfService, title: "whole table scanned", severity: .medium, cwe: 770,
    why: """
      Time and read units grow with the table, and anybody who can call the function can spend them. With the \
      table's size the request also reaches the function's time-out.
      """,
    fix: """
      Use `Query` with a key or an index, or give `Scan` a `Limit` and page on the caller's request.
      """)

  /// A timetable's own scan is slow, not an attack.
  static func severity(of misuse: Misuse, in application: Application) -> Severity {
    let functions = misuse.functions.compactMap { application.function($0) }
    return functions.allSatisfy { application.reach(of: $0) <= .producer } ? .low : info.severity
  }
}
