import Core

/// A connection that is not checked, or that accepts old versions of TLS.
struct WeakTLS: MisuseRule {
  static let kinds = ["tls-verification-disabled", "weak-tls"]
  static let remark = "{callee} does not check who it talks to{detail}"
  static let info = RuleInfo(
    id: "weak-tls", risk: .insecureDeployment, title: "TLS without its protection", severity: .high, cwe: 295,
    why: """
      Without checking the certificate anybody in between can answer in the server's place. Versions before 1.2 \
      let them read or alter what is sent.
      """,
    fix: """
      Leave verification on and give the client the certificate authority it needs (`verify="ca.pem"`, `ca:`); \
      set the minimum version to TLS 1.2.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    checkMisuses(application, into: &findings)
    for api in application.apis {
      guard case .known(let version, let place) = api.minimumTLS, version == "TLS_1_0" else { continue }
      findings.add(old(version, place, api.id, "SecurityPolicy", "TLS_1_2"))
    }
    for distribution in application.distributions {
      guard case .known(let version, let place) = distribution.minimumTLS, Self.old.contains(version) else { continue }
      findings.add(
        application.isOnAWS
          ? old(version, place, distribution.id, "MinimumProtocolVersion", "TLSv1.2_2021")
          : old(version, place, distribution.id, "min_tls_version", Self.successor(of: version)))
    }
  }

  private static let old: Set<String> = [
    "SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016", "TLS 1.0", "TLS 1.1", "TLS1_0", "TLS1_1", "TLS_1_0", "TLS_1_1",
    "TLSEnforcementDisabled",
  ]

  /// Version 1.2 in the spelling of the version that is written.
  private static func successor(of version: String) -> String {
    if version.hasPrefix("TLS ") { return "1.2" }
    return version.hasPrefix("TLS_") ? "TLS_1_2" : "TLS1_2"
  }

  private func old(_ version: String, _ place: Place, _ id: String, _ setting: String, _ new: String) -> Finding {
    finding(
      "\(id) accepts connections with \(version)", at: place, subjects: [id], fix: "Set `\(setting): \(new)`",
      edits: [Fix.Edit(place: place, replacement: "\"\(new)\"")], severity: .medium)
  }
}
