import Testing

/// Patterns on the left of an assignment and in parameter lists.
@Suite struct DestructuringTests {
  @Test(arguments: [
    "const { name } = event; run(name);", "const { name: other } = event; run(other);",
    "const { a: { b } } = event; run(b);", "const { name = 'x' } = event; run(name);",
    "const { clean, ...rest } = event; run(rest.name);", "const [first] = event.list; run(first);",
    "const [, second = 'x'] = event.list; run(second);", "const [head, ...tail] = event.list; run(tail[0]);",
    "let name; ({ name } = event); run(name);", "let a; [a] = event.list; run(a);",
    "const { list: [{ name }] } = event; run(name);", "const key = 'name'; const { [key]: value } = event; run(value);",
    "for (const { name } of event.list) run(name);", "for (const [key, value] of Object.entries(event)) run(value);",
    "event.list.forEach(({ name }) => run(name));", "(({ name }) => run(name))(event);",
    "(function ({ name } = {}) { run(name); })(event);", "((...all) => run(all[0]))(event.name);",
    "const pair = [event.a, 'x']; const [a, b] = pair; run(a);",
    "let [a, b] = ['x', event.b]; [a, b] = [b, a]; run(a);",
  ])
  func javaScript(statement: String) {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        const run = (command) => {
          execSync(command);  // reaches shell
        };
        exports.handler = async (event) => { \(statement) };
        """))
  }

  @Test(arguments: [
    "const { name, ...rest } = { name: event.name, kind: 'x' }; run(rest.kind);",
    "const [a, b] = [event.a, 'x']; run(b);", "const { a: { b }, c } = { a: { b: 'x' }, c: event.c }; run(b);",
    "const { length } = event.name; run('seq ' + length);",
  ])
  func partsThatAreCleanStayClean(statement: String) {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        const run = (command) => execSync(command);
        exports.handler = async (event) => { \(statement) };
        """))
  }

  @Test(arguments: [
    "a, b = event['pair']; run(a)", "a, (b, c) = 'x', ('y', event['c']); run(c)",
    "a, *rest = event['list']; run(rest[0])",
    "for key, value in event.items(): run(value)", "for n, word in enumerate(event['list']): run(word)",
    "for a, b in zip(['x'], event['list']): run(b)", "[run(word) for word in event['list']]",
    "run(*[event['a']])", "run(**{'command': event['a']})", "run(command=event['a'])",
    "(lambda x: run(x))(event['a'])", "if (a := event['a']): run(a)", "a = b = event['a']; run(b)",
    "run([x for x in event['list']][0])", "run({k: v for k, v in event.items()}['a'])",
    "run(next(iter(event['list'])))", "x, y = event['a'], 'y'; x, y = y, x; run(y)", "run(event.pop('a'))",
  ])
  func python(statement: String) {
    expectFlows(
      .python(
        """
        import os
        def run(command):
            os.system(command)  # reaches shell
        def handler(event, context):
            \(statement)
        """))
  }

  @Test(arguments: [
    "a, b = event['a'], 'x'; run(b)", "for n, word in enumerate(event['list']): run(str(n))",
    "x, y = event['a'], 'y'; x, y = y, x; run(x)", "run(*['x'])",
  ])
  func partsThatAreCleanStayCleanInPython(statement: String) {
    expectFlows(
      .python(
        """
        import os
        def run(command):
            os.system(command)
        def handler(event, context):
            \(statement)
        """))
  }

  @Test func parametersReceiveTheirOwnArguments() {
    expectFlows(
      .python(
        """
        import os
        def run(first, second="ls", *more, flag=None, **options):
            os.system(first)
            os.system(second)  # reaches shell
            os.system(more[0])  # reaches shell
            os.system(flag)
            os.system(options["name"])  # reaches shell
        def handler(event, context):
            run("a", event["b"], event["c"], flag="d", name=event["e"])
        """))
  }

  @Test func defaultsAreOnlyUsedWhenNothingIsPassed() {
    expectFlows(
      .python(
        """
        import os
        def run(command="ls"):
            os.system(command)
        def go(command="ls"):
            os.system(command)  # reaches shell
        def handler(event, context):
            run()
            go(event["command"])
        """))
  }
}
