import Core

/// A function that outsiders start and that may run for minutes.
struct ExcessiveTimeout: Rule {
  static let info = RuleInfo(
    id: "excessive-timeout", risk: .denialOfService, title: "long time-out on an open door", severity: .low, cwe: 400,
    why: """
      A request that hangs, or was made to hang, is billed for the whole time and holds a place of the \
      concurrency. Behind API Gateway nobody is there for the answer after 29 seconds.
      """,
    fix: "Set the time-out a little above what the slowest honest request takes.")

  func check(_ application: Application, into findings: inout Findings) {
    var groups: [Place: [Function]] = [:]
    for function in application.functions {
      guard let seconds = function.timeout.value, let place = function.timeout.place else { continue }
      if seconds > application.tolerableSeconds(for: function) { groups[place, default: []].append(function) }
    }
    for (place, functions) in groups.sorted(by: { $0.key < $1.key }) {
      guard let seconds = functions[0].timeout.value else { continue }
      let isOpen = functions.contains { application.reach(of: $0) == .anonymous }
      let span = seconds == .max ? "without end" : "for \(seconds) seconds"
      findings.add(
        finding(
          "\(functions.map(\.id).joined(separator: ", ")) may run \(span) at the request of \(isOpen ? "anybody" : "others")",
          at: place, subjects: functions.map(\.id),
          fix: application.cloud == .azure
            ? "Set `functionTimeout` in host.json to what the slowest honest request takes"
            : application.advice(
              "Set `Timeout: 29` or less", serverless: "Set `timeout: 29` or less",
              terraform: "Set `timeout = 29` or less"),
          cause: "timeout"))
    }
  }
}
