import Testing

/// Two names for one thing, and things that change after they were made.
@Suite struct AliasTests {
  @Test func fieldsOfADictionaryAreToldApart() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            job = {"command": "ls", "name": event["name"]}
            os.system(job["command"])
            os.system(job["name"])  # reaches shell
            job["command"] = "df"
            os.system(job.get("command"))
            job["command"] = event["command"]
            os.system(job.get("command"))  # reaches shell
            job["name"] = "x"
            os.system(job["name"])
        """))
  }

  @Test func fieldsOfAnObjectAreToldApart() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        exports.handler = async (event) => {
          const job = { command: 'ls', name: event.name, inner: { a: 'x' } };
          execSync(job.command);
          execSync(job['name']);  // reaches shell
          job.inner.b = event.b;
          execSync(job.inner.a);
          execSync(job.inner.b);  // reaches shell
          const copy = { ...job, name: 'fixed' };
          execSync(copy.name);
          execSync(copy.inner.b);  // reaches shell
        };
        """))
  }

  @Test func aHelperThatFillsItsArgument() {
    expectFlows(
      .python(
        """
        import os
        def fill(job, event):
            job["command"] = event["command"]
        def clear(job):
            job["other"] = "x"
        def handler(event, context):
            job = {}
            fill(job, event)
            clear(job)
            os.system(job["command"])  # reaches shell
            os.system(job["other"])
        """))
  }

  @Test func aHelperThatFillsItsArgumentInJavaScript() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        function fill(job, event) { job.command = event.command; }
        exports.handler = async (event) => {
          const job = { other: 'x' };
          fill(job, event);
          execSync(job.command);  // reaches shell
          execSync(job.other);
        };
        """))
  }

  @Test func aliasesOfOneObjectSeeItsChanges() {
    expectFlows(
      .python(
        """
        import os
        class Job:
            def __init__(self):
                self.command = "ls"
        def handler(event, context):
            job = Job()
            same = job
            same.command = event["command"]
            os.system(job.command)  # reaches shell
        """))
  }

  @Test func listsHoldWhatIsPutIntoThem() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            clean = ["ls"]
            words = []
            words.append(event["name"])
            os.system(" ".join(words))  # reaches shell
            os.system(" ".join(clean))
            more = ["tar", event["x"]]
            os.system(more[0])
            os.system(more[1])  # reaches shell
            first, *rest = more
            os.system(first)
            os.system(rest[0])  # reaches shell
        """))
  }

  @Test func arraysHoldWhatIsPutIntoThem() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        exports.handler = async (event) => {
          const words = ['ls'];
          execSync(words.join(' '));
          words.push(event.name);
          execSync(words.join(' '));  // reaches shell
          const map = new Map();
          map.set('a', event.a);
          map.set('b', 'x');
          execSync(map.get('a'));  // reaches shell
          execSync(map.get('b'));
          const merged = Object.assign({}, { a: 'x' }, { b: event.b });
          execSync(merged.a);
          execSync(merged.b);  // reaches shell
        };
        """))
  }

  @Test func overwrittenAndDeletedValuesAreGone() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            name = event["name"]
            os.system(name)  # reaches shell
            name = "fixed"
            os.system(name)
        """))
  }

  @Test func separateObjectsOfOneClassStaySeparate() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        class Job { constructor(command) { this.command = command; } run() { return this.command; } }
        exports.handler = async (event) => {
          const clean = new Job('ls');
          const foul = new Job(event.command);
          execSync(clean.run());
          execSync(foul.run());  // reaches shell
        };
        """))
  }

  @Test func moduleVariablesKeepWhatAHandlerStores() {
    expectFlows(
      .python(
        """
        import os
        CACHE = {}
        LAST = None
        def remember(event):
            global LAST
            LAST = event["name"]
            CACHE["name"] = event["name"]
        def show():
            os.system(LAST)  # reaches shell
            os.system(CACHE["name"])  # reaches shell
        def handler(event, context):
            remember(event)
            show()
        """))
  }
}
