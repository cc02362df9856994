import Core

/// Event data that becomes part of the text of an SQL statement.
struct SQLInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.sql]
  static let message = "{source}, which {who} controls, becomes part of the SQL text given to {sink}"
  static let info = RuleInfo(
    id: "sql-injection", risk: .eventDataInjection, title: "event data in SQL text", severity: .critical, cwe: 89,
    why: """
      A quote in the value ends the string that it was meant to stay in, and the rest is read as SQL. The caller \
      then reads other people's rows, changes them, or signs in as anybody.
      """,
    fix: """
      Keep the statement constant and bind the values: `cursor.execute("… WHERE id = %s", (value,))`, \
      `client.query("… WHERE id = $1", [value])`, `parameters=[…]` of the RDS Data API. Names of columns and \
      tables cannot be bound; choose them from a constant list.
      """,
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html"])
}
