import Core

/// A secret in a function's environment.
struct SecretInEnv: Rule {
  static let info = RuleInfo(
    id: "secret-in-env", risk: .insecureSecrets, title: "secret in an environment variable", severity: .high, cwe: 526,
    why: """
      The environment is shown in the console and by `GetFunctionConfiguration` to everybody who may look at the \
      function, is inherited by every program that it starts, and is the first thing read through a hole in the \
      code (`/proc/self/environ`).
      """,
    fix: """
      Keep the secret in Secrets Manager or an encrypted parameter, put its name into the environment, and read \
      it at start-up with the function's role.
      """,
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for secret in application.environmentSecrets {
      findings.add(
        finding(
          "\(secret.variable.name) \(Self.phrase(secret.origin)) in the environment of \(secret.functions.joined(separator: ", "))",
          at: secret.place, subjects: secret.functions,
          fix:
            "Put the name of the secret into \(secret.variable.name), and read the secret at start-up with the function's role",
          severity: Self.severity(secret.origin)))
    }
  }

  private static func phrase(_ origin: EnvironmentSecret.Origin) -> String {
    switch origin {
    case .written: "is a secret written out"
    case .resolved: "is a secret that the deployment puts in clear"
    case .parameter: "is a secret that whoever deploys puts in clear"
    }
  }

  private static func severity(_ origin: EnvironmentSecret.Origin) -> Severity {
    switch origin {
    case .written: .high
    case .resolved: .medium
    case .parameter: .low
    }
  }
}
