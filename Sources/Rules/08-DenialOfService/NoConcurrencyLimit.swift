import Core

/// Functions that anybody may start, as many at a time as the account allows.
struct NoConcurrencyLimit: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-concurrency-limit", risk: .denialOfService, title: "no limit on concurrent runs", severity: .low,
    cwe: 770,
    why: """
      Concurrency is shared by the whole account. A flood of requests to one open function stops every other \
      one, and the bill grows with it.
      """,
    fix: "Reserve a number of concurrent runs for each function that is open to everybody.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html"])

  func check(_ application: Application, into findings: inout Findings) {
    let open = application.functions.filter { function in
      function.reservedConcurrency.isAbsent && application.reach(of: function) == .anonymous
        && !application.isThrottled(function)
    }
    guard let place = application.sharedPlace(of: open) else { return }
    let what = open.count == 1 ? "\(open[0].id) has" : "\(open.count) functions that anybody may start have"
    findings.add(
      finding(
        "\(what) no limit on how many run at once", at: place, subjects: open.map(\.id),
        related: open.map { RelatedPlace(place: $0.place, note: $0.id) },
        fix: application.advice(
          "Set `ReservedConcurrentExecutions` at \(open[0].id)",
          serverless: "Set `reservedConcurrency` at \(open[0].id)",
          terraform: "Set `reserved_concurrent_executions` at \(open[0].id)"),
        severity: open.contains(where: Self.isCostly) ? .medium : .low))
  }

  /// A run that may last for a minute, or takes a gigabyte for half of one.
  private static func isCostly(_ function: Function) -> Bool {
    guard let seconds = function.timeout.value else { return false }
    return seconds >= 60 || seconds >= 30 && (function.memory.value ?? 128) >= 1024
  }
}
