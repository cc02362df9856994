import Core
import Testing

@testable import Flow

/// Programs that would keep an analysis busy for ever; each ends, and says so when it ends early.
@Suite(.timeLimit(.minutes(15))) struct TerminationTests {
  @Test func recursion() {
    expectFlows(
      .python(
        """
        import os
        def walk(node, depth):
            if depth == 0:
                os.system(node)  # reaches shell
                return node
            return walk(node["child"], depth - 1)
        def even(x, n):
            return x if n == 0 else odd(x, n - 1)
        def odd(x, n):
            return even(x + "!", n - 1)
        def handler(event, context):
            os.system(walk(event, 9))  # reaches shell
            os.system(even(event["name"], 4))  # reaches shell
            os.system(even("ls", 4))
        """))
  }

  @Test func recursionOverGrowingObjects() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        const grow = (value) => grow({ inner: value, list: [value, value] });
        const wrap = (f) => wrap(() => f());
        function tree(n, value) { return n ? { left: tree(n - 1, value), right: tree(n - 1, value) } : value; }
        exports.handler = async (event) => {
          execSync(tree(3, event.name).left.left.left);  // reaches shell
          if (event.a) grow(event);
          if (event.b) wrap(() => event);
        };
        """))
  }

  @Test func closuresThatReplaceThemselves() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        let step = (x) => x;
        const add = () => { const before = step; step = (x) => before(x) + '!'; };
        exports.handler = async (event) => {
          for (let i = 0; i < 100; i += 1) add();
          execSync(step(event.name));  // reaches shell
        };
        """))
  }

  /// Functions that call each of ten others with a value of their own: ten to the power of their number of paths.
  @Test func manyCallsOfManyFunctions() {
    let count = 60
    var text = "import os\n"
    for n in 0..<count {
      let calls = (1...10).map { "    f\((n + $0) % count)(x + '\(n)')" }.joined(separator: "\n")
      text += "def f\(n)(x):\n    os.system(x)\n\(calls)\n"
    }
    let solved = Code.python(text + "def handler(event, context):\n    f0(event['name'])\n").solved()
    #expect(solved.flows(to: [.shell], from: [.event]).count == count)
    #expect(solved.solution.work < Solver.usualBudget)
  }

  /// What does not fit into the budget is given up with one diagnostic, and what was found before is kept.
  @Test func theBudgetIsSaid() {
    let count = 300
    var text = "import os\n"
    for n in 0..<count {
      let calls = (1...12).map { "    f\((n &* 7 &+ $0 &* 131) % count)(x, {'k\(n)': y, 'z': \(n)}, [x])" }
      text += "def f\(n)(x, y, z):\n    for a in x:\n        y = {'a': a, 'y': y}\n\(calls.joined(separator: "\n"))\n"
    }
    text += "def handler(event, context):\n    os.system(event['name'])\n    f0(event['name'], event, event)\n"
    let solved = Code.python(text).solved(budget: 20_000)
    #expect(solved.solution.diagnostics.map(\.kind) == [.incomplete])
    #expect(solved.flows(to: [.shell], from: [.event]).count == 1)
  }

  @Test func wideLiteralsStayCheap() {
    let fields = (0..<5000).map { "'k\($0)': event['v\($0)']" }.joined(separator: ", ")
    let solved = Code.python("def handler(event, context):\n    table = {\(fields)}\n    return table\n").solved()
    #expect(solved.solution.diagnostics == [])
    #expect(solved.solution.work < 200_000)
  }

  @Test func longChainsOfCallsReachTheEnd() {
    let count = 200
    let functions = (0..<count).map { "def f\($0)(x):\n    return f\($0 + 1)(x)\n" }.joined()
    let text = "import os\n\(functions)def f\(count)(x):\n    os.system(x)\n"
    let solved = Code.python(text + "def handler(event, context):\n    f0(event['name'])\n").solved()
    #expect(solved.flows(to: [.shell], from: [.event]) == ["app.py:\(2 * count + 3) shell"])
  }

  @Test func theSameProgramCostsTheSame() {
    let code = Code.javascript(
      """
      const table = { a: (x) => x, b: (x) => [x], c: (x) => ({ x }) };
      exports.handler = async (event) => Object.values(table).map((f) => f(event[event.kind]));
      """)
    let runs = (0..<3).map { _ in code.solved().solution.work }
    #expect(Set(runs).count == 1)
  }
}
