import Core

/// An event bus that anybody may put events on.
struct PublicEventBus: Rule {
  static let info = RuleInfo(
    id: "public-event-bus", risk: .brokenAuthentication, title: "event bus open to everybody", severity: .high,
    cwe: 732,
    why: """
      Rules match what the event says of itself. Whoever may put events on the bus writes `source` and `detail` \
      and so runs any function behind it.
      """,
    fix: "Name the accounts in `Principal`, or add a condition on `aws:PrincipalOrgID`.")

  func check(_ application: Application, into findings: inout Findings) {
    for bus in application.buses {
      guard let statement = bus.policy.first(where: \.isOpenToEveryone) else { continue }
      findings.add(application.openChannel(Self.info, "event bus", bus.id, statement, behind: .eventBridge))
    }
  }
}
