import Core

/// Logs that are gone before an attack is noticed.
struct ShortLogRetention: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "short-log-retention", risk: .inadequateMonitoring, title: "logs kept for a few days", severity: .low, cwe: 778,
    why: """
      Attacks are found weeks after they happen. Logs of a few days do not reach back that far.
      """,
    fix: "Keep them for 90 days at least, longer where the law asks for it.")

  func check(_ application: Application, into findings: inout Findings) {
    let groups = application.logGroups.map { (id: $0.id, days: $0.retentionDays) }
    let functions = application.functions.map { (id: $0.id, days: $0.logRetentionDays) }
    let short = (groups + functions).filter { ($0.days.value ?? 365) < 14 }
    let byPlace = Dictionary(grouping: short) { $0.days.place }
    for (place, items) in byPlace.sorted(by: { ($0.key?.start ?? 0) < ($1.key?.start ?? 0) }) {
      guard let place, let days = items[0].days.value else { continue }
      findings.add(
        finding(
          "the logs of \(items.map(\.id).joined(separator: ", ")) are kept for \(count(days, "day"))", at: place,
          subjects: items.map(\.id),
          fix: application.advice(
            "Set `RetentionInDays: 90`", serverless: "Set `logRetentionInDays: 90`",
            terraform: "Set `retention_in_days = 90`"),
          edits: items[0].days.replaced(by: "90"), cause: "retention"))
    }
  }
}
