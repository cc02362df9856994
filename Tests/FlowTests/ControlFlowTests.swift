import Core
import Testing

/// Branches, loops and exceptions.
@Suite struct ControlFlowTests {
  @Test func valuesOfAllBranchesMeet() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            if event["kind"] == "a":
                command = "ls"
            elif event["kind"] == "b":
                command = event["command"]
            else:
                command = "df"
            os.system(command)  # reaches shell
        """))
  }

  @Test func codeThatCannotRunIsSilent() {
    expectFlows(
      .python(
        """
        import os
        DEBUG = False
        def handler(event, context):
            if False:
                os.system(event["a"])
            if DEBUG:
                os.system(event["a"])
            return None
            os.system(event["a"])
        """))
  }

  @Test func loopsCarryValuesRound() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            command = "ls"
            previous = "ls"
            for word in event["list"]:
                os.system(previous)  # reaches shell
                previous = command
                command = word
            os.system(command)  # reaches shell
            while True:
                os.system(command)  # reaches shell
                break
        """))
  }

  @Test func growingTextsSettle() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        exports.handler = async (event) => {
          let command = 'cat';
          let list = [];
          let tree = {};
          for (let i = 0; i < 10; i += 1) {
            command += ' ' + i;
            list = [list];
            tree = { inner: tree };
          }
          execSync(command);
          for (const word of event.words) command += ' ' + word;
          execSync(command);  // reaches shell
        };
        """))
  }

  @Test func handlersSeeWhatWasSetBeforeTheException() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            command = "ls"
            try:
                command = event["a"]
                command = int(command)
                command = "df"
            except ValueError:
                os.system(command)  # reaches shell
            else:
                os.system(command)
            finally:
                os.system(str(command))  # reaches shell
        """))
  }

  @Test func returnsInTryAndFinally() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        const read = (event) => { try { return event.name; } finally { console.log('done'); } };
        const fixed = (event) => { try { return event.name; } catch (e) { return 'x'; } finally { return 'y'; } };
        exports.handler = async (event) => {
          execSync(read(event));  // reaches shell
          execSync(fixed(event));
        };
        """))
  }

  @Test func messagesOfExceptionsAreToldFromOtherData() {
    let code = Code.javascript(
      """
      exports.handler = async (event) => {
        try {
          JSON.parse(event.body);
        } catch (error) {
          if (event.a) return { statusCode: 500, body: error.message };
          if (event.b) return { statusCode: 500, body: error.stack };
          if (event.c) return { statusCode: error.statusCode, body: 'no' };
          throw error;
        }
      };
      """, triggers: [.apiGatewayHTTP])
    let solved = code.solved()
    #expect(solved.flows(to: [.response], from: [.exception]) == ["index.js:5 response"])
    #expect(solved.flows(to: [.response], from: [.stackTrace]) == ["index.js:6 response"])
    #expect(solved.flows(to: [.response], from: [.exceptionObject]) == [])
  }

  @Test func onlyTriggersThatWaitHaveAResponse() {
    let text = """
      def handler(event, context):
          try:
              return event["Records"]
          except Exception as error:
              return {"body": str(error)}
      """
    #expect(Code.python(text, triggers: [.sqs]).solved().flows(to: [.response], from: [.exception]) == [])
    let web = Code.python(text, triggers: [.apiGatewayREST]).solved()
    #expect(web.flows(to: [.response], from: [.exception]) == ["app.py:5 response"])
  }

  @Test func contextManagersGiveTheirObject() {
    expectFlows(
      .python(
        """
        import os
        class Job:
            def __init__(self, command):
                self.command = command
            def __enter__(self):
                return self
            def __exit__(self, *rest):
                pass
        def handler(event, context):
            with Job(event["command"]) as job:
                os.system(job.command)  # reaches shell
            with Job("ls") as job, open("/tmp/x") as file:
                os.system(job.command)
        """))
  }

  @Test func matchStatements() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            match event:
                case {"kind": "run", "command": command}:
                    os.system(command)  # reaches shell
                case {"kind": "list", **rest}:
                    os.system(rest["x"])  # reaches shell
                case [first, *_]:
                    os.system(first)  # reaches shell
                case _:
                    os.system("ls")
        """))
  }

  @Test func switchCasesFallThrough() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        exports.handler = async (event) => {
          let command = 'ls';
          switch (event.kind) {
            case 'a': command = event.command;
            case 'b': execSync(command); break;  // reaches shell
            case 'c': execSync('df'); break;
            default: execSync(command);
          }
        };
        """))
  }
}
