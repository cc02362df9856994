import Core
import Testing

/// Environment variables lead to what the template puts into them.
@Suite struct EnvironmentTests {
  private static let table = Text(pieces: [.attribute(of: "Orders", name: "Ref")])

  private func solved(_ code: Code) -> Solved {
    var code = code
    code.environment = ["TABLE": Self.table, "STAGE": "dev"]
    return code.solved()
  }

  @Test(arguments: [
    #"os.environ["TABLE"]"#, #"os.environ.get("TABLE")"#, #"os.getenv("TABLE")"#, #"environ["TABLE"]"#,
    #"read("TABLE")"#, "TABLE",
  ])
  func pythonReadsTheVariable(expression: String) {
    let code = Code.python(
      """
      import os, boto3
      from os import environ
      TABLE = os.environ["TABLE"]
      def read(name):
          return os.environ[name]
      def handler(event, context):
          boto3.client("dynamodb").scan(TableName=\(expression))
      """)
    #expect(solved(code).calls == ["dynamodb.Scan TableName=<Orders.Ref>"])
  }

  @Test(arguments: [
    "process.env.TABLE", "process.env['TABLE']", "TABLE", "env.TABLE", "config.table", "read('TABLE')", "Class.table",
  ])
  func javaScriptReadsTheVariable(expression: String) {
    let code = Code.javascript(
      """
      const { DynamoDBClient, ScanCommand } = require('@aws-sdk/client-dynamodb');
      const { TABLE } = process.env;
      const { env } = process;
      const config = { table: process.env.TABLE };
      const read = (name) => process.env[name];
      class Class { static table = process.env.TABLE; }
      exports.handler = async () => {
        await new DynamoDBClient({}).send(new ScanCommand({ TableName: \(expression) }));
      };
      """)
    #expect(solved(code).calls == ["dynamodb.Scan TableName=<Orders.Ref>"])
  }

  @Test func piecesAroundTheVariableStayKnown() {
    let code = Code.python(
      """
      import os, boto3
      def handler(event, context):
          boto3.client("s3").get_object(Bucket=f"acme-{os.environ['STAGE']}-files", Key=os.environ["OTHER"])
      """)
    #expect(solved(code).calls == ["s3.GetObject Bucket=acme-dev-files Key=…"])
  }

  @Test func theEnvironmentIsNoOutsidersData() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            os.system(os.environ["COMMAND"])
            os.system(os.environ.get("COMMAND", event["command"]))  # reaches shell
        """))
  }

  @Test func secretVariablesAreSecretsInALog() {
    let code = Code.python(
      """
      import os
      def handler(event, context):
          print(os.environ["STAGE"])
          print(os.environ["DB_PASSWORD"])
          print(os.environ["DB_PASSWORD_ARN"])
      """)
    #expect(solved(code).flows(to: [.log], from: [.secret]) == ["app.py:4 log"])
  }
}
