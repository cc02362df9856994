import Core

/// A machine that gives its credentials to any request from inside.
struct IMDSV1: Rule {
  static let info = RuleInfo(
    id: "imds-v1", risk: .insecureDeployment, title: "metadata service without tokens", severity: .low, cwe: 918,
    why: """
      Version 1 of the metadata service answers a plain GET with the role's credentials. One request forged \
      through a service on the machine is enough.
      """,
    fix: "Set `MetadataOptions: { HttpTokens: required }`.",
    references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for machine in application.machines where Self.isInstance(machine.type) && machine.requiresMetadataTokens.isOff {
      findings.add(
        finding(
          "\(machine.id) gives its role's credentials to any request from inside",
          at: machine.requiresMetadataTokens.place ?? machine.place, subjects: [machine.id],
          fix: application.advice(
            "Set `MetadataOptions: { HttpTokens: required }`",
            terraform: "Set `metadata_options { http_tokens = \"required\" }`"),
          severity: machine.requiresMetadataTokens.value == false ? .medium : .low))
    }
  }

  private static func isInstance(_ type: String) -> Bool {
    type.hasSuffix("::Instance") || type.hasSuffix("::LaunchTemplate")
  }
}
