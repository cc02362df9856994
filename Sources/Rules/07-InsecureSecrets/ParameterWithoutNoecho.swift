import Core

/// A parameter for a secret that is shown.
struct ParameterWithoutNoecho: Rule {
  static let info = RuleInfo(
    id: "parameter-without-noecho", risk: .insecureSecrets, title: "secret parameter that is shown", severity: .low,
    cwe: 200,
    why: """
      The value is shown in the console and by `DescribeStacks` to everybody who may look at the stack, and \
      stays in its history.
      """,
    fix: """
      Set `NoEcho: true`, or take the name of a secret as the parameter in place of the secret.
      """,
    references: ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for parameter in application.parameters where parameter.isHidden.isOff && SecretNames.holdsSecret(parameter.name) {
      if let value = parameter.defaultValue.value?.display, SecretNames.isReference(value) { continue }
      findings.add(
        finding(
          "parameter \(parameter.name) takes a secret and shows it", at: parameter.isHidden.place ?? parameter.place,
          subjects: [parameter.name], edits: parameter.isHidden.replaced(by: "true"),
          settings: [Fix.Setting(in: parameter.place, [.key("NoEcho", "true")])]))
    }
  }
}
