import Core

/// Data that travels over the network in clear.
struct CleartextTransport: MisuseRule {
  static let kinds = ["cleartext-transport", "opportunistic-tls"]
  static let remark = "{callee} sends data over the network in clear, or falls back to that{detail}"
  static let info = RuleInfo(
    id: "cleartext-transport", risk: .insecureDeployment, title: "data sent in clear", severity: .medium, cwe: 319,
    why: """
      Whoever sits between the function and the server reads and changes what is sent, credentials included.
      """,
    fix: """
      Use the service's `https://`, `rediss://`, `amqps://` or `sslmode=verify-full` address.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    checkMisuses(application, into: &findings)
    for app in application.distributions where app.allowsFTP.value == true {
      findings.add(
        finding(
          "code is uploaded to \(app.id) over plain FTP", at: app.allowsFTP.place ?? app.place, subjects: [app.id],
          fix: "Set `ftps_state = \"FtpsOnly\"` or `\"Disabled\"`",
          edits: app.allowsFTP.replaced(by: "\"FtpsOnly\"")))
    }
    var seen: Set<Place> = []
    for function in application.functions {
      for variable in function.environment
      where Self.isClear(variable.value.value) && seen.insert(variable.place).inserted {
        findings.add(
          finding(
            "\(variable.name) of \(function.id) is an address without TLS", at: variable.value.place ?? variable.place,
            subjects: [function.id], severity: .low))
      }
    }
  }

  /// A written address that is neither local nor a name of the kind that XML uses.
  private static func isClear(_ value: Text?) -> Bool {
    guard let prefix = value?.knownPrefix, prefix.hasPrefix("http://"), prefix.count > 7 else { return false }
    let host = prefix.dropFirst(7)
    return ![
      "localhost", "127.", "0.0.0.0", "169.254.", "host.docker", "schemas.", "www.w3.org", "local", "10.", "192.168.",
    ]
    .contains { host.hasPrefix($0) }
  }
}
