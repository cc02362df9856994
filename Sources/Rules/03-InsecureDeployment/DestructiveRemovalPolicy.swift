import Core

/// A store that is deleted with its data when the stack goes.
struct DestructiveRemovalPolicy: Rule {
  static let info = RuleInfo(
    id: "destructive-removal-policy", risk: .insecureDeployment, title: "data deleted with the stack", severity: .low,
    cwe: 404,
    why: """
      A renamed resource, a failed change or a stack deleted by mistake takes the data with it, and an attacker \
      with rights on the stack needs one call.
      """,
    fix: """
      Set `DeletionPolicy: Retain` and `UpdateReplacePolicy: Retain`, or `Snapshot` for databases.
      """)

  /// The deletion must be written; what is left to the default is advice for every store and no finding.
  func check(_ application: Application, into findings: inout Findings) {
    let written =
      application.buckets.map { ($0.id, $0.deletionPolicy) } + application.tables.map { ($0.id, $0.deletionPolicy) }
    for (id, policy) in written where policy.value == "Delete" {
      guard let place = policy.place else { continue }
      findings.add(
        finding(
          "\(id) is deleted with its data when the stack goes", at: place, subjects: [id],
          edits: policy.replaced(by: "\"Retain\"")))
    }
    for database in application.databases where database.isDeletionProtected.value == false {
      findings.add(
        finding(
          "database \(database.id) may be deleted by one call",
          at: database.isDeletionProtected.place ?? database.place,
          subjects: [database.id],
          fix: application.advice("Set `DeletionProtection: true`", terraform: "Set `deletion_protection = true`"),
          edits: database.isDeletionProtected.replaced(by: "true")))
    }
  }
}
