import Flow
import Syntax
import Testing

/// Input of any shape lowers to something, in bounded time and stack.
@Suite struct JavaScriptRobustnessTests {
  private static let sample = """
    import d, { a as b } from "m"; const { x = 1, ...y } = require("z");
    export default class K extends L { #p = 1; static q = 2; static { f(); } get r() { return super.r; } }
    async function* g({ a }, [b] = [], ...c) {
      outer: for await (const [k, v] of a?.b?.[c] ?? d) {
        switch (k) { case 1: continue outer; default: break; }
        try { yield* v; } catch ({ message }) { throw new Error(`x${message}`); } finally { z ||= 1; }
      }
      do { i++; } while (i < 10 && !j || k);
      return <A b={c} {...d}>t{e}</A>;
    }
    module.exports.h = (e, cb) => { if (!e) cb(null); cb(e, { [k]: 1, m() {}, ...n }); };
    """

  private static let typedSample = """
    enum E { A, B = "b" } namespace N.M { export const a = 1; } import q = require("q"); import type { T } from "t";
    @dec() abstract class C<T> implements I { constructor(private readonly a: T, @P() b?: string) { super(); } }
    function f<T>(this: X, a: T): asserts a is T { return <any>(a as unknown as T)!.b satisfies Z; } export = f;
    """

  @Test(arguments: [
    "(", "[", "!", "-", "() => ", "f(", "x[", "await ", "({a: ", "if (a) ", "{", "a ? b : ", "a ? ", "a = ", "[...",
    "`${", "new ", "function f() {", "class A { m() {", "<a>", "try {", "for (;;) ", "a && (", "case ", "{ a = ",
    "a, (", "typeof ", "switch (a) { case 1: ", "async () => { await ", "({ a: { b: ",
  ])
  func deepNestingIsCutOff(_ opening: String) {
    for language in [Language.javascript, .typescript, .tsx] {
      let module = lowerJavaScript("x = 1; " + String(repeating: opening, count: 5_000) + "1", language)
      #expect(module.functions.count >= 1)
    }
  }

  @Test func whatIsNestedTooDeeplyIsSaid() {
    let depth = 400
    let list = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    let module = lowerJavaScript("x = \(list); y = 2;")
    #expect(module.incomplete != nil)
    #expect(describe(module).contains("y = %"))
  }

  @Test(arguments: [
    ("x = a", " + a", 20_000), ("x = a", " || a", 20_000), ("x = a", " ?? a", 20_000), ("x = a", ".b(c)", 5_000),
    ("x = a", ".b", 5_000), ("if (a) b();", " else if (a) b();", 3_000), ("x = a ? b : ", "a ? b : ", 2_000),
    ("x = a", ", b", 20_000),
  ])
  func longChainsAreNotDeep(_ first: String, _ link: String, _ count: Int) {
    #expect(lowerJavaScript(first + String(repeating: link, count: count) + " 0;").incomplete == nil)
  }

  @Test func hugeFilesLowerInOneGo() {
    let list = "x = [" + String(repeating: "'element', ", count: 50_000) + "];"
    #expect(lowerJavaScript(list).functions[0].operands.count == 50_000)
    let functions = (0..<5_000).map { "function f\($0)(cb) { if (a) { cb(null); } }\n" }.joined()
    #expect(lowerJavaScript(functions).functions.count == 5_001)
    let statements = String(repeating: "if (a) { cb(null); } ", count: 3_000)
    #expect(lowerJavaScript("function f(a, cb) { \(statements) }").functions.count == 2)
  }

  @Test(arguments: [(sample, Language.javascript), (typedSample, .typescript)])
  func everyPrefixLowers(_ text: String, _ language: Language) {
    let bytes = Array(text.utf8)
    for length in bytes.indices { #expect(!lowerJavaScript(Array(bytes[..<length]), language).functions.isEmpty) }
  }

  /// Deletes, doubles and overwrites bytes by a fixed sequence of numbers, so that a failure can be repeated.
  @Test(arguments: [(sample, Language.javascript), (typedSample, .typescript), (sample, .tsx)])
  func mutatedInputLowers(_ text: String, _ language: Language) {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let seed = Array(text.utf8)
    for _ in 0..<500 {
      var bytes = seed
      for _ in 0...next(8) {
        let position = next(bytes.count)
        switch next(3) {
        case 0: bytes.remove(at: position)
        case 1: bytes.insert(bytes[next(bytes.count)], at: position)
        default: bytes[position] = UInt8(next(256))
        }
      }
      #expect(!lowerJavaScript(bytes, language).functions.isEmpty)
    }
  }

  @Test func emptyFilesAreModules() {
    #expect(javaScriptDump("") == "module f0 ()\n  b0:\n    return\n")
    #expect(javaScriptDump("#!/usr/bin/env node\n") == "module f0 ()\n  b0:\n    return\n")
  }
}
