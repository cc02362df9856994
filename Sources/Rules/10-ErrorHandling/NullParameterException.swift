import Core

/// A part of the event that may be missing, used as if it were there.
struct NullParameterException: MisuseRule {
  static let kinds = ["null-parameter-exception"]
  static let remark = "{callee} is missing when the caller sends none, and using it fails{detail}"
  static let habit = Habit.application
  static let info = RuleInfo(
    id: "null-parameter-exception", risk: .improperErrors, title: "missing parameter not handled", severity: .low,
    confidence: .medium, cwe: 476,
    why: """
      API Gateway sets `queryStringParameters`, `pathParameters` and `body` to null when there are none. A plain \
      request to the address is then an error, and its text may go to the caller.
      """,
    fix: """
      Take it with a default: `(event.get("queryStringParameters") or {})`, `event.queryStringParameters?.name`, \
      and answer 400 when it is needed.
      """)

  /// Where anybody may leave the parameters out.
  static func accepts(_ misuse: Misuse, in application: Application) -> Bool {
    application.format == .codeOnly
      || misuse.functions.compactMap(application.function).contains { function in
        application.reach(of: function) == .anonymous
      }
  }
}
