import Core

/// A secret among the outputs of a stack.
struct SecretInOutput: Rule {
  static let info = RuleInfo(
    id: "secret-in-output", risk: .insecureSecrets, title: "secret in an output", severity: .high, cwe: 200,
    why: """
      Outputs are printed by the deployment, kept in its logs and shown to everybody who may look at the stack; \
      exported ones to every other stack.
      """,
    fix: "Store the value in Secrets Manager from within the template and give out its ARN.")

  func check(_ application: Application, into findings: inout Findings) {
    for output in application.outputs {
      guard let text = output.value.value, Self.reveals(text, named: output.name, application) else { continue }
      findings.add(
        finding("output \(output.name) prints a secret", at: output.value.place ?? output.place))
    }
  }

  private static func reveals(_ text: Text, named name: String, _ application: Application) -> Bool {
    text.pieces.contains { piece in
      switch piece {
      case .attribute(_, let attribute):
        attribute == "SecretAccessKey" || attribute == "ClientSecret" || attribute == "ApiKey"
      case .unknown(let what): application.isHiddenParameter(what)
      case .literal(let part): part.contains("{{resolve:secretsmanager") || part.contains("{{resolve:ssm-secure")
      }
    } || isLiteralSecret(text, name)
  }

  private static func isLiteralSecret(_ text: Text, _ name: String) -> Bool {
    guard let literal = text.literal, SecretNames.holdsSecret(name) else { return false }
    return !SecretNames.isPlaceholder(literal) && !SecretNames.isReference(literal)
  }
}
