import Core
import Testing

/// What the solver knows of strings: constants, known beginnings, and how both travel.
@Suite struct ConstantTests {
  @Test func constantsReachNoSink() {
    expectFlows(
      .python(
        """
        import os
        BASE = "tar -czf"
        def command(kind):
            return BASE + " /tmp/" + kind
        def handler(event, context):
            os.system(command("logs"))
            os.system(command(event["kind"]))  # reaches shell
        """))
  }

  @Test func aFixedHostLeavesOnlyThePath() {
    expectFlows(
      .python(
        """
        import requests
        API = "https://api.example.com/v1"
        def address(part):
            return f"{API}/users/{part}"
        def handler(event, context):
            requests.get(address(event["id"]), timeout=3)  # reaches url-parameter
            requests.get("https://" + event["host"] + "/x", timeout=3)  # reaches url
            requests.get(event["url"], timeout=3)  # reaches url
        """))
  }

  @Test func aHostThatMayGoOnIsNotFixed() {
    expectFlows(
      .javascript(
        """
        const axios = require('axios');
        exports.handler = async (event) => {
          await axios.get('https://api.example.com' + event.rest);  // reaches url
          await axios.get(`https://api.example.com/${event.rest}`);  // reaches url-parameter
        };
        """))
  }

  @Test func eitherBranchKeepsItsKnownBeginning() {
    expectFlows(
      .javascript(
        """
        const axios = require('axios');
        exports.handler = async (event) => {
          const base = event.test ? 'https://test.example.com/' : 'https://www.example.com/';
          await axios.get(base + 'status');
          await axios.get('https://www.example.com/' + (event.a || 'b'));  // reaches url-parameter
        };
        """))
  }

  @Test(arguments: [
    #""get %s" % name"#, #""get {}".format(name)"#, #"f"get {name}""#, #""get " + name"#, #"" ".join(["get", name])"#,
    #""get $n".replace("$n", name)"#, #"str(name)"#, #"name.strip().lower()"#,
  ])
  func everyWayOfJoiningCarriesData(expression: String) {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            name = event["name"]
            os.system(\(expression))  # reaches shell
        """))
  }

  @Test(arguments: [
    "`get ${name}`", "'get ' + name", "'get '.concat(name)", "['get', name].join(' ')", "'get X'.replace('X', name)",
    "String(name)", "name.trim().toLowerCase()", "name || 'x'", "name ?? 'x'", "flag ? name : 'x'",
    "name.split(',')[0]", "[...name].join('')", "(0, name)", "Buffer.from(name, 'base64').toString()",
    "JSON.parse(name).key", "decodeURIComponent(name)",
  ])
  func everyWayOfJoiningCarriesDataInJavaScript(expression: String) {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        exports.handler = async (event) => {
          const { name, flag } = event;
          execSync(\(expression));  // reaches shell
        };
        """))
  }

  @Test(arguments: [
    "len(name)", "int(name)", "name == 'x'", "bool(name)", "name.startswith('x')", "ord(name)",
    "'yes' if name else 'no'",
    "{'a': 'ls', 'b': 'df'}[name]", "{'a': 'ls'}.get(name, 'df')", "hash(name)",
  ])
  func whatCannotHoldTheTextCarriesNone(expression: String) {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            name = event["name"]
            os.system("seq " + str(\(expression)))
        """))
  }

  @Test(arguments: [
    "name.length", "parseInt(name, 10)", "Number(name)", "+name", "name === 'x'", "!!name", "name * 2",
    "name.startsWith('x')", "typeof name", "name ? 'yes' : 'no'", "({ a: 'ls', b: 'df' })[name]", "name.indexOf('x')",
    "parseFloat(name)", "void name", "Math.floor(name)",
  ])
  func whatCannotHoldTheTextCarriesNoneInJavaScript(expression: String) {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        exports.handler = async (event) => {
          const { name } = event;
          execSync('seq ' + \(expression));
        };
        """))
  }

  @Test func textsOfCloudCallsAreKnownThroughHelpers() {
    let code = Code.python(
      """
      import os, boto3
      s3 = boto3.client("s3")
      STAGE = "dev"
      def bucket(kind):
          return "acme-" + kind + "-" + STAGE
      def handler(event, context):
          s3.get_object(Bucket=bucket("photos"), Key="index.html")
          s3.put_object(Bucket=os.environ["REPORTS"], Key=event["name"], Body=b"x")
      """)
    #expect(
      code.solved().calls == [
        "s3.GetObject Bucket=acme-photos-dev Key=index.html", "s3.PutObject Body=x Bucket=…",
      ])
  }
}
