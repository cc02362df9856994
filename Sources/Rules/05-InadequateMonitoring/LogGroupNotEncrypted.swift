import Core

/// A log group without a key of its own, in which sensitive data is seen to be written.
struct LogGroupNotEncrypted: Rule {
  static let info = RuleInfo(
    id: "log-group-not-encrypted", risk: .inadequateMonitoring, title: "sensitive log without a key", severity: .low,
    cwe: 311,
    why: """
      Code writes personal data or credentials into this log. With the platform's own key everybody who may read \
      logs reads them.
      """,
    fix: """
      Keep such data out of the log; where it has to be there, set `KmsKeyId` at the log group.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    let telling: Set<SourceKind> = [.sensitive, .secret, .environment]
    let paths = application.evidence.paths.filter { $0.sink == .log && telling.contains($0.source.kind) }
    let functions = Set(paths.flatMap(\.functions))
    for group in application.logGroups where group.key.isAbsent {
      guard let function = application.functions.first(where: { functions.contains($0.id) && group.belongs(to: $0) })
      else { continue }
      findings.add(
        finding(
          "\(function.id) logs sensitive data to \(group.id), which has no key of its own", at: group.place,
          subjects: [group.id, function.id]))
    }
  }
}
