import Core
import Testing

@testable import Scan

/// What the settings of frameworks say of functions that are found in the code.
@Suite struct FrameworkSettingsTests {
  private static let chalice = """
    from chalice import Chalice
    app = Chalice(app_name="orders")
    @app.route("/orders")
    def orders():
        return {}
    @app.lambda_function()
    def nightly(event, context):
        return {}
    """

  private static func application(_ files: [String: String]) throws -> Application {
    try #require(Scanner.model(tree: Sample.tree(files)).applications.first)
  }

  @Test func settingsOfChalice() throws {
    let config = #"""
      {"lambda_timeout": 60, "environment_variables": {"A": "1"},
       "stages": {"dev": {"autogen_policy": false, "lambda_memory_size": 512, "environment_variables": {"B": "2"}}}}
      """#
    let policy = #"{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}"#
    let application = try Self.application([
      "app.py": Self.chalice, ".chalice/config.json": config, ".chalice/policy-dev.json": policy,
    ])
    #expect(application.functions.count == 2)
    for function in application.functions {
      #expect(function.timeout.value == 60 && function.memory.value == 512)
      #expect(function.environment.map(\.name) == ["A", "B"])
      #expect(application.role(of: function)?.statements.first?.actions.first?.text == "s3:*")
    }
  }

  @Test(
    "a policy that Chalice writes itself is not known",
    arguments: [#"{"version": "2.0"}"#, #"{"autogen_policy": true}"#])
  func policiesFromTheCode(_ config: String) throws {
    let application = try Self.application(["app.py": Self.chalice, ".chalice/config.json": config])
    #expect(application.roles.isEmpty && application.functions.allSatisfy(\.role.isAbsent))
  }

  @Test func missingPolicyFilesAreSaid() {
    let config = #"{"autogen_policy": false, "iam_policy_file": "gone.json"}"#
    let report = Scanner.model(tree: Sample.tree(["app.py": Self.chalice, ".chalice/config.json": config]))
    #expect(report.diagnostics.contains { $0.kind == .unresolved && $0.message.contains("gone.json") })
  }

  @Test(arguments: [
    (#""timeout_seconds": 30"#, 1, ["s3:*", "kinesis:*", "sns:*", "sqs:*", "dynamodb:*", "route53:*"]),
    (#""attach_policy": "policy.json""#, 0, []),
    (
      #""attach_policy": "p.json", "extra_permissions": [{"Effect": "Allow", "Action": "ses:*", "Resource": "*"}]"#, 1,
      ["ses:*"]
    ),
    (#""manage_roles": false, "role_name": "mine""#, 0, []),
    (#""extends": "base""#, 0, []),
  ])
  func rolesOfZappa(_ setting: String, _ roles: Int, _ actions: [String]) throws {
    let settings = #"""
      {"live": {"app_function": "app.app", \#(setting)}, "base": {"role_arn": "arn:aws:iam::111122223333:role/mine"}}
      """#
    let application = try Self.application(["app.py": "app = make()", "zappa_settings.json": settings])
    #expect(application.roles.count == roles)
    #expect(application.roles.flatMap(\.statements).flatMap(\.actions).map(\.text.display) == actions)
  }
}
