import Core
import Flow
import Testing

/// How sure the solver says it is of what it cannot see.
@Suite struct TrustTests {
  private func confidences(_ statements: String, _ sink: SinkKind) -> [Confidence] {
    let code = Code.javascript(
      """
      const { execSync } = require("child_process");
      const helper = require("a-library");
      exports.handler = async (event) => {
        \(statements)
      };
      """)
    return code.solved().solution.paths.filter { $0.sink == sink && $0.source.kind == .event }.map(\.confidence)
  }

  @Test(arguments: [
    ("execSync(event.name)", Confidence.high),
    ("execSync(event.name.trim())", .high),
    ("execSync(helper.quote(event.name))", .medium),
    ("execSync(helper.render('a', event.name))", .medium),
    ("execSync(helper.build({ name: event.name }))", .low),
    ("execSync(helper.parse(event).name)", .medium),
  ])
  func whatUnknownCallsGiveBack(statement: String, expected: Confidence) {
    #expect(confidences(statement, .shell) == [expected])
  }

  @Test(arguments: [
    ("await fetch(helper.address(event.name))", Confidence.medium),
    ("await fetch(helper.address('a', event.name))", .low),
    ("await fetch(helper.address({ state: event.name }))", .low),
    ("await fetch(helper.base() + event.name)", .low),
    ("await fetch(`${event.protocol}//${event.name}/items`)", .high),
  ])
  func whereAnAddressBegins(statement: String, expected: Confidence) {
    #expect(confidences(statement, .url) == [expected])
  }

  @Test(arguments: [
    "await fetch(`${helper.base()}/items/${event.name}`)",
    "await fetch(helper.base() + '?id=' + event.name)",
    "await fetch(`${helper.base()}`.concat('/items/').concat(event.name))",
  ])
  func whatStandsBehindTheHost(statement: String) {
    #expect(confidences(statement, .url) == [])
    #expect(confidences(statement, .urlParameter) == [.high])
  }

  @Test func theSurerOfTwoWaysIsTold() {
    #expect(confidences("execSync(helper.x({ name: event.name }) || event.name)", .shell) == [.high])
    #expect(confidences("let n = event.name; if (n.length) n = helper.x({ n }); execSync(n)", .shell) == [.high])
  }

  @Test func whatATableHoldsIsDoubtful() {
    let code = Code.python(
      """
      import boto3, os
      table = boto3.resource("dynamodb").Table("jobs")
      def handler(event, context):
          for item in table.scan()["Items"]:
              os.system(item["command"])
      """)
    let paths = code.solved().solution.paths.filter { $0.sink == .shell }
    #expect(paths.map(\.confidence) == [.medium])
  }

  /// A test that another function made speaks of that function's variables: of more than this one has.
  @Test func aTestOfAnotherFunction() {
    let code = Code.javascript(
      """
      const { execSync } = require("child_process");
      const pick = (isKnown) => isKnown;
      exports.handler = async (event) => {
        const [a, b, c, d, name] = [1, 2, 3, 4, event.name];
        const known = name === "list";
        if (pick(known)) execSync(name);
        [1].filter(() => known).forEach(() => execSync(name));
      };
      """)
    #expect(code.solved().flows(to: [.shell], from: Code.foreign).count == 2)
  }
}
