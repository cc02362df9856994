import Core
import Testing

/// What the solver does not see yet, each in its smallest form. A case that starts to be seen fails here, and belongs
/// among the other tests from then on.
@Suite struct KnownGapTests {
  @Test(arguments: [
    // Two names for one dictionary: objects that are no instances of a class are values of their own.
    "job = {}\nsame = job\nsame['command'] = event['command']\nos.system(job['command'])",
    "job = {'options': {}}\noptions = job['options']\noptions['c'] = event['c']\nos.system(job['options']['c'])",
    // Modules by a name that is a value.
    "importlib.import_module('commands').run(event['name'])",
    // Arguments that are fixed beforehand.
    "functools.partial(os.system, event['name'])()",
    // Exceptions that carry data.
    "try:\n    raise ValueError(event['name'])\nexcept ValueError as error:\n    os.system(str(error))",
  ])
  func missed(statements: String) {
    let indented = statements.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    let code = Code([
      "app.py": "import functools, importlib, os\nimport commands\ndef handler(event, context):\n\(indented)\n",
      "commands.py": "import os\ndef run(name):\n    os.system(name)\n",
    ])
    withKnownIssue { #expect(code.solved().flows(to: [.shell], from: Code.foreign).count == 1) }
  }

  @Test(arguments: [
    // Events that the program sends itself.
    "const bus = new (require('events').EventEmitter)(); bus.on('go', (x) => execSync(x)); bus.emit('go', event.name);",
    // What a promise is rejected with.
    "await Promise.reject(event.name).catch((name) => execSync(name));",
  ])
  func missedInJavaScript(statement: String) {
    let code = Code.javascript(
      "const { execSync } = require('child_process');\nexports.handler = async (event) => { \(statement) };")
    withKnownIssue { #expect(code.solved().flows(to: [.shell], from: Code.foreign).count == 1) }
  }

  @Test(arguments: [
    // A check inside a callback.
    "if (!NAMES.some((x) => x === event.name)) return; execSync(event.name);",
    "if (![...event.name].every((c) => NAMES.includes(c))) return; execSync(event.name);",
  ])
  func notRecognisedAsACheck(statement: String) {
    let code = Code.javascript(
      """
      const { execSync } = require('child_process');
      const NAMES = ['a', 'b'];
      exports.handler = async (event) => { \(statement) };
      """)
    withKnownIssue { #expect(code.solved().flows(to: [.shell], from: Code.foreign) == []) }
  }

  @Test func aCheckOfEveryCharacter() {
    let code = Code.python(
      """
      import os
      def handler(event, context):
          if all(c.isalnum() for c in event["name"]):
              os.system(event["name"])
      """)
    withKnownIssue { #expect(code.solved().flows(to: [.shell], from: Code.foreign) == []) }
  }
}
