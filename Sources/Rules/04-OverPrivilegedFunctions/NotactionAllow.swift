import Core

/// A statement that allows everything but a few actions.
struct NotactionAllow: Rule {
  static let info = RuleInfo(
    id: "notaction-allow", risk: .overPrivilegedFunctions, title: "Allow with NotAction", severity: .high, cwe: 250,
    why: """
      `NotAction` with `Allow` grants every action of every service except those in the list, and what AWS adds \
      tomorrow. It reads like a restriction and is the opposite.
      """,
    fix: """
      List what is allowed with `Action`. To forbid something, add a statement with `Effect: Deny`.
      """,
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for (grantee, statement) in application.allowingStatements {
      guard let first = statement.notActions.first else { continue }
      let excepted = statement.notActions.map(\.text.display).joined(separator: ", ")
      findings.add(
        finding(
          "\(grantee.phrase) may do everything except \(excepted) on \(statement.resourcePhrase)", at: first.place,
          subjects: grantee.subjects, severity: statement.isOnEverything && !statement.isNarrowed ? .critical : .medium)
      )
    }
  }
}
