import Core

/// A front door that also answers over plain HTTP.
struct HTTPSNotEnforced: Rule {
  static let info = RuleInfo(
    id: "https-not-enforced", risk: .insecureDeployment, title: "plain HTTP accepted", severity: .medium, cwe: 319,
    why: """
      The first request, with its cookies, goes over the network in clear, and whoever sits in between can keep \
      the connection that way.
      """,
    fix: "Redirect to HTTPS, or refuse what is not.")

  func check(_ application: Application, into findings: inout Findings) {
    for distribution in application.distributions where distribution.viewerProtocol.value == "allow-all" {
      findings.add(
        finding(
          "\(application.isOnAWS ? "distribution " : "")\(distribution.id) answers over plain HTTP",
          at: distribution.viewerProtocol.place ?? distribution.place,
          subjects: [distribution.id],
          fix: application.advice(
            application.advice(
              "Set `ViewerProtocolPolicy: redirect-to-https`",
              terraform: "Set `viewer_protocol_policy = \"redirect-to-https\"`"),
            google: "Let \(distribution.id) take HTTPS only",
            azure: "Set `https_only = true`, or for storage `https_traffic_only_enabled = true`"),
          edits: distribution.viewerProtocol.replaced(
            by: application.isOnAWS ? "\"redirect-to-https\"" : "true")))
    }
    for database in application.databases where database.requiresTLS.value == false {
      findings.add(
        finding(
          "\(database.id) accepts connections without TLS", at: database.requiresTLS.place ?? database.place,
          subjects: [database.id], fix: "Ask for TLS in transit in the settings of \(database.id)"))
    }
  }
}
