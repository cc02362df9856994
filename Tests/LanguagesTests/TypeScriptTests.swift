import Syntax
import Testing

/// Types leave nothing; enumerations, namespaces and parameter properties leave objects.
@Suite struct TypeScriptTests {
  @Test func importsOfTypesAreErased() {
    let source = """
      import type { T } from "t";
      import { type U, v } from "u";
      import fs = require("fs");
      export = v;
      """
    #expect(
      javaScriptDump(source, .typescript) == """
        module f0 ()
          b0:
            %0 = import "u" member v
            v = %0
            %2 = import "fs"
            fs = %2
            %4 = load v
            exports = %4
            return

        """)
  }

  @Test func enumerationsCount() {
    let source = """
      enum E { A, B = 5, C, D = "d", F = f() }
      export const enum G { H = 1 }
      """
    #expect(
      javaScriptDump(source, .typescript) == """
        module f0 ()
          b0:
            %0 = 0
            %1 = 5
            %2 = 6
            %3 = "d"
            %4 = global f
            %5 = call %4()
            %6 = object (A: %0, B: %1, C: %2, D: %3, F: %5)
            E = %6
            %8 = 1
            %9 = object (H: %8)
            G = %9
            %11 = load G
            export G = %11
            return

        """)
  }

  @Test func namespacesAreObjects() {
    let source = """
      namespace N.M { export const a = 1; export function f() { return a; } }
      namespace N { export let b = 2; }
      """
    #expect(
      javaScriptDump(source, .typescript) == """
        module f0 ()
          b0:
            %0 = object ()
            N = %0
            %2 = load N
            %3 = object ()
            %2.M = %3
            M = %3
            %6 = closure f1
            f = %6
            %8 = 1
            a = %8
            %10 = load M
            %11 = load a
            %10.a = %11
            %13 = load M
            %14 = load f
            %13.f = %14
            %16 = load N
            %17 = 2
            b = %17
            %19 = load N
            %20 = load b
            %19.b = %20
            return
        function f1 f() in f0
          b0:
            %0 = outer a@f0
            return %0

        """)
  }

  @Test func parameterPropertiesSetFields() {
    let source = """
      abstract class K {
        constructor(private readonly db: Db, public n = 1) {}
        m(x: string): void;
        m(this: K, x: any): x is string { return (x as string)!.y satisfies Z; }
      }
      """
    #expect(
      javaScriptDump(source, .typescript) == """
        module f0 ()
          b0:
            %0 = class c0()
            K = %0
            return
        method f1 constructor(db, n) in f0
          b0:
            %0 = load db
            %1 = this
            %1.db = %0
            %3 = 1
            default n = %3
            %5 = load n
            %6 = this
            %6.n = %5
            return
        method f2 m(x) in f0
          b0:
            %0 = load x
            %1 = %0.y
            return %1
        class c0 K {constructor=f1, m=f2}

        """)
  }

  @Test func declarationsLeaveNothing() {
    let source = """
      declare const q: number;
      interface I { a: string }
      type T<X> = X | null;
      declare module "m" { export const z: number }
      function over(a: string): void;
      const f = <T,>(x: T): x is T => g<string>(x);
      """
    #expect(
      javaScriptDump(source, .typescript) == """
        module f0 ()
          b0:
            %0 = closure f1
            f = %0
            return
        arrow f1 f(x) in f0
          b0:
            %0 = global g
            %1 = load x
            %2 = call %0(%1)
            return %2

        """)
  }
}
