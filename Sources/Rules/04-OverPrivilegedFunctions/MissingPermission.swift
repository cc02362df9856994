import Core

/// A call that the function's role does not allow.
struct MissingPermission: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "missing-permission", risk: .overPrivilegedFunctions, title: "call without permission", severity: .low,
    confidence: .medium, cwe: 280,
    why: """
      The call fails whenever it is reached. Paths that are rarely taken, such as undoing a step or raising an \
      alarm, then fail when they matter, and such a failure is often answered with a policy that is far too wide.
      """,
    fix: "Allow the action on the resource that the call is about.")

  /// One finding a role.
  func check(_ application: Application, into findings: inout Findings) {
    let refused = application.refused(application.evidence.serviceCalls)
    for grantee in application.judgedRoles {
      let denied = refused.filter { call in call.functions.contains { grantee.functions.contains($0) } }
      guard let first = denied.first, let action = first.actions.first else { continue }
      let others = denied.dropFirst()
      findings.add(
        finding(
          "\(grantee.phrase) calls \(action), which its role does not allow", at: first.place,
          subjects: grantee.subjects,
          related: others.map { RelatedPlace(place: $0.place, note: "\($0.actions[0]) is not allowed either") },
          fix: "Allow \(Set(denied.flatMap(\.actions)).sorted().joined(separator: ", ")) on their own resources"))
    }
  }
}
