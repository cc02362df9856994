import Core
import Flow
import Testing

/// Code in several files.
@Suite struct ModuleTests {
  @Test(arguments: [
    "import lib\nrun = lib.run", "from lib import run", "from lib import run as go\nrun = go", "from lib import *",
    "import pkg.inner\nrun = pkg.inner.run", "from pkg import inner\nrun = inner.run", "from pkg.inner import run",
    "import pkg.inner as other\nrun = other.run", "from pkg import run", "from . import lib\nrun = lib.run",
    "from .lib import run", "try:\n    from missing import run\nexcept ImportError:\n    from lib import run",
    "def run(x):\n    from lib import run as inner\n    inner(x)", "import star\nrun = star.run",
    "from star import run",
  ])
  func pythonImports(statement: String) {
    expectFlows(
      Code([
        "app.py": "\(statement)\ndef handler(event, context):\n    run(event['name'])\n",
        "lib.py": "import os\ndef run(x):\n    os.system(x)  # reaches shell\n",
        "star.py": "from lib import *\n",
        "pkg/__init__.py": "from .inner import run\n",
        "pkg/inner.py": "from ..lib import run as _run\ndef run(x):\n    _run(x)\n",
      ]))
  }

  @Test(arguments: [
    "const { run } = require('./lib');", "const lib = require('./lib'); const run = lib.run;",
    "const run = require('./lib').run;", "const run = require('./whole');", "const { run } = require('./folder');",
    "const { run } = require('./again');", "const { run } = require('./esm.mjs');",
    "let run; ({ run } = require('./lib'));",
    "var run = (x) => require('./lib').run(x);", "const { run: go } = require('./lib'); const run = go;",
    "const Runner = require('./class'); const run = (x) => new Runner().run(x);",
    "const run = (x) => import('./lib.js').then((lib) => lib.run(x));",
  ])
  func commonJSImports(statement: String) {
    expectFlows(
      Code([
        "index.js": "\(statement)\nexports.handler = async (event) => run(event.name);\n",
        "lib.js": "const { execSync } = require('child_process');\nexports.run = (x) => {\n"
          + "  execSync(x);  // reaches shell\n};\n",
        "whole.js": "const { run } = require('./lib');\nmodule.exports = run;\n",
        "folder/index.js": "module.exports = { ...require('../lib') };\n",
        "again.js": "exports.run = require('./lib').run;\n",
        "esm.mjs": "export { run } from './lib.js';\n",
        "class.js":
          "const { run } = require('./lib');\nclass Runner { run(x) { run(x); } }\nmodule.exports = Runner;\n",
      ]))
  }

  @Test(arguments: [
    "import { run } from './lib';", "import * as lib from './lib'; const { run } = lib;",
    "import run from './default';",
    "import { run } from './barrel';", "import { go as run } from './renamed';", "import { run } from './all';",
    "import lib = require('./lib'); const run = lib.run;", "import old from './old'; const run = old.run;",
    "import { Runner } from './class'; const run = (x: string) => Runner.instance().run(x);",
    "import { ns } from './namespace'; const run = ns.run;",
  ])
  func moduleImports(statement: String) {
    expectFlows(
      Code([
        "index.ts": "\(statement)\nexport const handler = async (event: any) => run(event.name);\n",
        "lib.ts": "import { execSync } from 'child_process';\nexport function run(x: string): void {\n"
          + "  execSync(x);  // reaches shell\n}\n",
        "default.ts": "import { run } from './lib';\nexport default run;\n",
        "barrel/index.ts": "export * from '../lib';\n", "all.ts": "export * from './barrel';\n",
        "renamed.ts": "export { run as go } from './lib';\n", "old.js": "module.exports = require('./lib');\n",
        "namespace.ts": "export * as ns from './lib';\n",
        "class.ts": "import { run } from './lib';\nexport class Runner {\n  private static one = new Runner();\n"
          + "  static instance() { return Runner.one; }\n  run(x: string) { run(x); }\n}\n",
      ]))
  }

  @Test func modulesThatImportEachOther() {
    expectFlows(
      Code([
        "app.py": "import a\ndef handler(event, context):\n    a.run(event['name'])\n",
        "a.py": "import b\nimport os\ndef run(x):\n    b.go(x)\ndef end(x):\n    os.system(x)  # reaches shell\n",
        "b.py": "import a\nfrom a import *\ndef go(x):\n    a.end(x)\n",
      ]))
    expectFlows(
      Code([
        "index.js": "const a = require('./a');\nexports.handler = async (event) => a.run(event.name);\n",
        "a.js": "const b = require('./b');\nconst { execSync } = require('child_process');\n"
          + "exports.run = (x) => b.go(x);\nexports.end = (x) => {\n  execSync(x);  // reaches shell\n};\n",
        "b.js": "const a = require('./a');\nexports.go = (x) => a.end(x);\n",
      ]))
  }

  @Test func starsInACircleEnd() {
    let code = Code([
      "index.ts": "import { nothing } from './a';\nexport const handler = () => nothing;\n",
      "a.ts": "export * from './b';\n", "b.ts": "export * from './a';\nexport * from './b';\n",
    ])
    #expect(code.solved().solution.diagnostics == [])
  }

  @Test func aNameThatAFileDefinesIsNotTheBuiltInOne() {
    expectFlows(
      .python(
        """
        def open(path):
            return path
        def eval(text):
            return text
        def handler(event, context):
            open(event["path"])
            eval(event["code"])
        """))
  }

  @Test func everythingExportedByAModuleIsFollowedOnce() {
    let shared = "import os\ndef run(x):\n    os.system(x)  # reaches shell\n"
    expectFlows(
      Code([
        "app.py": "import one, two\ndef handler(event, context):\n    one.go(event['a'])\n    two.go(event['b'])\n",
        "one.py": "from shared import run\ndef go(x):\n    run(x)\n",
        "two.py": "from shared import run\ndef go(x):\n    run(x)\n", "shared.py": shared,
      ]))
  }
}
