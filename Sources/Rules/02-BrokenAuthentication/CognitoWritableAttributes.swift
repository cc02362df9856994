import Core

/// An attribute that means rights and that users may set on themselves.
struct CognitoWritableAttributes: Rule {
  static let info = RuleInfo(
    id: "cognito-writable-attributes", risk: .brokenAuthentication,
    title: "user may change an attribute that means rights", severity: .high, confidence: .medium, cwe: 269,
    why: """
      A user with an access token may write every mutable attribute that the client does not hold back. If code \
      reads this one as a right, the user grants it to himself.
      """,
    fix: """
      Leave it out of the client's `WriteAttributes`, make it immutable, or use groups of the pool in its place.
      """,
    references: ["https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for pool in application.userPools {
      for attribute in pool.mutableCustomAttributes where Self.meansRights(attribute.text.display) {
        guard Self.isWritable(attribute.text.display, in: pool, application) else { continue }
        findings.add(
          finding(
            "users of \(pool.id) may set \(attribute.text.display) on themselves", at: attribute.place,
            subjects: [pool.id]))
      }
    }
  }

  private static func meansRights(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["admin", "role", "group", "permission", "tenant", "plan", "tier", "scope", "owner", "priv", "is_staff"]
      .contains { name.contains($0) }
  }

  /// Without a list of writable attributes, a client may write all of them.
  private static func isWritable(_ name: String, in pool: UserPool, _ application: Application) -> Bool {
    let clients = application.userPoolClients.filter {
      $0.pool.value?.resource == nil || $0.pool.value?.resource == pool.id
    }
    if clients.isEmpty { return true }
    return clients.contains { client in
      guard let writable = client.writableAttributes.value else { return client.writableAttributes.isAbsent }
      return writable.contains { $0 == name || $0 == "custom:\(name)" }
    }
  }
}
