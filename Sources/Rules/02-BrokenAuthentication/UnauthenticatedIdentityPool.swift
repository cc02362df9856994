import Core

/// An identity pool that gives credentials to people who did not sign in.
struct UnauthenticatedIdentityPool: Rule {
  static let info = RuleInfo(
    id: "unauthenticated-identity-pool", risk: .brokenAuthentication, title: "credentials for guests",
    severity: .medium, cwe: 306,
    why: """
      Anybody gets temporary credentials of your account by asking. What the guest role may do, the whole \
      internet may do.
      """,
    fix: """
      Set `AllowUnauthenticatedIdentities: false`, or limit the guest role to what a stranger may do.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for pool in application.identityPools where pool.allowsGuests.value == true {
      findings.add(
        finding(
          "identity pool \(pool.id) gives credentials to people who did not sign in",
          at: pool.allowsGuests.place ?? pool.place,
          subjects: [pool.id] + [pool.guestRole.value?.resource].compactMap { $0 }))
    }
  }
}
