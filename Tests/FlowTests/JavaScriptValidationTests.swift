import Testing

/// Checks of data in JavaScript: what counts on which branch, and what only looks like a check.
@Suite struct JavaScriptValidationTests {
  private static func program(_ statements: String, mark: String = "") -> Code {
    .javascript(
      """
      const { execSync } = require('child_process');
      const validator = require('validator');
      const NAMES = ['a', 'b'];
      const KINDS = { a: 'ls', b: 'df' };
      const SET = new Set(NAMES);
      const PATTERN = /^[a-z]+$/;
      const isValid = (x) => NAMES.includes(x);
      function isWord(x) { if (!/^\\w+$/.test(x)) { return false; } return true; }
      const check = (x) => { if (!NAMES.includes(x)) throw new Error('no'); };
      const looksAt = (x) => { if (!NAMES.includes(x)) console.log('odd'); return true; };
      const fail = () => { throw new Error('no'); };
      exports.handler = async (event) => {
        let { name } = event;
        \(statements)
        execSync(String(name));\(mark)
      };
      """)
  }

  @Test(arguments: [
    "if (!NAMES.includes(name)) return;", "if (!NAMES.includes(name)) { throw new Error('no'); }",
    "if (NAMES.indexOf(name) === -1) return;", "if (NAMES.indexOf(name) < 0) return;", "if (!SET.has(name)) return;",
    "if (!/^[a-z]+$/.test(name)) return;", "if (!PATTERN.test(name)) return;", "if (!name.match(/^[a-z]+$/)) return;",
    "if (!new RegExp('^[a-z]+$').test(name)) return;", "if (name !== 'a') return;",
    "if (name !== 'a' && name !== 'b') return;", "if (!(name === 'a' || name === 'b')) return;",
    "if (!isValid(name)) return;", "if (!isWord(name)) return;", "check(name);", "if (!KINDS[name]) return;",
    "if (!(name in KINDS)) return;", "if (!KINDS.hasOwnProperty(name)) return;",
    "if (!Object.keys(KINDS).includes(name)) return;",
    "if (isNaN(name)) return;", "name = parseInt(name, 10);", "name = Number(name);", "name = KINDS[name];",
    "name = NAMES.find((x) => x === name);", "name = NAMES.includes(name) ? name : 'a';",
    "if (typeof name !== 'number') return;", "if (!Number.isInteger(name)) return;",
    "if (!validator.isUUID(name)) return;",
    "switch (name) { case 'a': case 'b': break; default: return; }",
    "const ok = NAMES.includes(name); if (!ok) return;",
    "if (!name || !NAMES.includes(name)) return;", "if (!NAMES.includes(name)) fail();",
    "if (!NAMES.includes(name)) process.exit(1);", "if (!NAMES.includes(name)) name = 'a';",
    "if (isValid(name) !== true) return;", "if (isValid(name) === false) return;",
    "if (!NAMES.includes(event.name)) return; name = event.name;", "if (PATTERN.exec(name) === null) return;",
    "if (!NAMES.includes(name)) { return { statusCode: 400 }; }", "if (name == null || !PATTERN.test(name)) return;",
  ])
  func checksThatCount(statements: String) { expectFlows(Self.program(statements)) }

  @Test(arguments: [
    "", "if (NAMES.includes(name)) return;", "if (!NAMES.includes(name)) console.log('odd');",
    "if (name === 'a') return;", "if (!/[a-z]+/.test(name)) return;", "if (!/^[a-z]+/.test(name)) return;",
    "if (!/[a-z]+$/.test(name)) return;", "if (!/^.*$/.test(name)) return;", "if (!/^a$|b/.test(name)) return;",
    "if (!/^[a-z]+$/m.test(name)) return;", "if (/^[a-z]+$/.test(name)) return;", "if (name.length > 10) return;",
    "if (!name) return;", "if (name === undefined) return;", "if (typeof name !== 'string') return;",
    "if (!NAMES.includes(name) && false) return;", "if (!NAMES.includes(name) && event.strict) return;",
    "looksAt(name);", "if (!looksAt(name)) return;", "isValid(name);", "try { check(name); } catch (e) {}",
    "if (!event.names.includes(name)) return;", "if (![name].includes(name)) return;",
    "if (name.includes(';')) return;",
    "if (!'abc'.includes(name)) return;", "if (!NAMES.includes(event.other)) return;", "if (event.ok) check(name);",
    "if (name !== event.other) return;", "check(name); name = event.other;", "NAMES.includes(name);",
    "if (!name.startsWith('a')) return;", "if (NAMES.indexOf(name) >= 0) return;", "if (NAMES.indexOf(name)) return;",
    "if (!NAMES.every((x) => x !== name)) return;", "PATTERN.test(name);", "new RegExp('^[a-z]+$');",
    "if (event.names.indexOf(name) === -1) return;", "if (!event.kinds[name]) return;",
  ])
  func checksThatDoNotCount(statements: String) {
    expectFlows(Self.program(statements, mark: "  // reaches shell"))
  }

  @Test func guardsInOneExpression() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        const NAMES = ['a', 'b'];
        exports.handler = async ({ name, other }) => {
          NAMES.includes(name) && execSync(name);
          NAMES.includes(name) || execSync(name);  // reaches shell
          const x = NAMES.includes(name) ? execSync(name) : execSync('ls');
          NAMES.includes(name) && execSync(other);  // reaches shell
        };
        """))
  }

  @Test func aValidatorOfTheWholeEvent() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        const NAMES = ['a', 'b'];
        const check = (event) => { if (!NAMES.includes(event.name)) throw new Error('no'); };
        exports.handler = async (event) => {
          check(event);
          execSync(event.name);
          execSync(event.other);  // reaches shell
        };
        """))
  }
}
