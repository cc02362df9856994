import Testing

/// Data that arrives later: callbacks, promises, async functions, generators.
@Suite struct AsyncTests {
  private static let head = """
    const { execSync } = require('child_process');
    const fs = require('fs');
    const util = require('util');
    const run = (command) => {
      execSync(command);  // reaches shell
    };

    """

  @Test(arguments: [
    "exports.handler = async (event) => { const name = await Promise.resolve(event.name); run(name); };",
    "exports.handler = (event) => Promise.resolve(event.name).then((name) => run(name));",
    "exports.handler = (event) => Promise.resolve(event).then((e) => e.name).then(run);",
    "exports.handler = async (event) => { const f = async () => event.name; run(await f()); };",
    "exports.handler = (event) => { const f = async () => event.name; return f().then(run); };",
    "exports.handler = async (event) => { run(await new Promise((resolve) => resolve(event.name))); };",
    "exports.handler = async (event) => { run(await new Promise((ok, no) => setTimeout(() => ok(event.name), 5))); };",
    "exports.handler = async (event) => { const [a, b] = await Promise.all([event.a, 'x']); run(a); };",
    "exports.handler = async (event) => { await Promise.all(event.list.map(async (name) => run(name))); };",
    "exports.handler = async (event) => { const all = await Promise.all(event.list.map((x) => x.n)); run(all[0]); };",
    "exports.handler = async (event) => { for await (const name of event.list) run(name); };",
    "exports.handler = async (event) => { run(await Promise.race([event.name, 'x'])); };",
    "exports.handler = (event, context, done) => { setTimeout(() => { run(event.name); done(); }, 10); };",
    "exports.handler = (event, context, done) => { process.nextTick(() => run(event.name)); };",
    "const f = (x, cb) => cb(null, x); exports.handler = (event) => { f(event.name, (err, y) => run(y)); };",
    "const f = util.promisify((x, cb) => cb(null, x)); exports.handler = async (event) => { run(await f(event.name)); };",
    "exports.handler = async (event) => { try { await 1; } finally { run(event.name); } };",
    "exports.handler = async (event) => { const f = run.bind(null, event.name); f(); };",
    "exports.handler = async (event) => { run.call(null, event.name); };",
    "exports.handler = async (event) => { run.apply(null, [event.name]); };",
    "function* names(e) { yield e.name; } exports.handler = async (event) => { for (const n of names(event)) run(n); };",
    "async function* names(e) { yield* e.list; } exports.handler = async (e) => { for await (const n of names(e)) run(n); };",
    "exports.handler = async (event) => { [event.name].map((x) => x).filter(Boolean).forEach(run); };",
    "exports.handler = async (event) => { run([event.name].reduce((all, x) => all + x, '')); };",
    "exports.handler = async (event) => { run([event.name].find((x) => x)); };",
  ])
  func everyWayToTheCommandIsSeen(text: String) { expectFlows(.javascript(Self.head + text)) }

  @Test func resultsOfCallbacksComeFromTheirCalls() {
    expectFlows(
      .javascript(
        """
        const fs = require('fs');
        const { exec } = require('child_process');
        exports.handler = (event, context, callback) => {
          exec('ls /tmp', (error, out) => {
            exec('cat ' + out);  // reaches shell
          });
          [1, 2].forEach((n) => exec('seq ' + n));
        };
        """))
  }

  @Test func promisifiedFunctionsOfNodeKeepTheirMeaning() {
    expectFlows(
      .javascript(
        """
        const util = require('util');
        const exec = util.promisify(require('child_process').exec);
        const readFile = util.promisify(require('fs').readFile);
        exports.handler = async (event) => {
          await readFile(event.path);  // reaches path
          const { stdout } = await exec('ls ' + event.folder);  // reaches shell
          await exec('cat ' + stdout);  // reaches shell
        };
        """))
  }

  @Test func generatorsGiveWhatTheyYield() {
    expectFlows(
      .python(
        """
        import os
        def words(event):
            yield event["name"]
        def fixed():
            yield "ls"
        def all_of(event):
            yield from words(event)
        def handler(event, context):
            for word in words(event):
                os.system(word)  # reaches shell
            for word in fixed():
                os.system(word)
            for word in all_of(event):
                os.system(word)  # reaches shell
            os.system(list(words(event))[0])  # reaches shell
            os.system(next(words(event)))  # reaches shell
        """))
  }

  @Test func coroutinesGiveWhatTheyReturn() {
    expectFlows(
      .python(
        """
        import asyncio, os
        async def read(event):
            await asyncio.sleep(0)
            return event["name"]
        async def main(event):
            os.system(await read(event))  # reaches shell
            first, second = await asyncio.gather(read(event), read(event))
            os.system(first)  # reaches shell
        def handler(event, context):
            asyncio.run(main(event))
        """))
  }

  @Test func workersReceiveWhatTheyAreGiven() {
    expectFlows(
      .python(
        """
        import os
        from concurrent.futures import ThreadPoolExecutor
        from threading import Thread
        def work(name):
            os.system(name)  # reaches shell
        def other(name):
            os.system(name)  # reaches shell
        def third(name):
            os.system(name)  # reaches shell
        def handler(event, context):
            with ThreadPoolExecutor() as pool:
                pool.submit(work, event["a"])
                pool.map(other, event["list"])
            Thread(target=third, args=(event["b"],)).start()
        """))
  }
}
