import Testing

/// Destructuring in declarations, assignments and parameters.
@Suite struct JavaScriptPatternTests {
  @Test func declarationsAndAssignments() {
    let source = """
      const { a, b: { c = 1 }, ...rest } = o;
      [p.q, /* , */, r = 2, ...s] = list;
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global o
            %1 = %0.a
            a = %1
            %3 = %0.b
            %4 = %3.c
            $3 = %4
            %6 = null
            %7 = %4 equal %6
            branch %7 b1 else b2
          b1:
            %8 = 1
            $3 = %8
            jump b2
          b2:
            %10 = load $3
            c = %10
            %12 = object (**%0)
            rest = %12
            %14 = global list
            %15 = 0
            %16 = %14[%15]
            %17 = global p
            %17.q = %16
            %19 = 2
            %20 = %14[%19]
            $4 = %20
            %22 = null
            %23 = %20 equal %22
            branch %23 b3 else b4
          b3:
            %24 = 2
            $4 = %24
            jump b4
          b4:
            %26 = load $4
            r = %26
            %28 = slice %14
            s = %28
            return

        """)
  }

  @Test func parameters() {
    let source = """
      function f({ a, b = 1 } = {}, [c], ...d) {}
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = closure f1
            f = %0
            return
        function f1 f({0}, {1}, *d) in f0
          b0:
            %0 = object ()
            default {0} = %0
            %2 = load {0}
            %3 = %2.a
            a = %3
            %5 = %2.b
            $6 = %5
            %7 = null
            %8 = %5 equal %7
            branch %8 b1 else b2
          b1:
            %9 = 1
            $6 = %9
            jump b2
          b2:
            %11 = load $6
            b = %11
            %13 = load {1}
            %14 = 0
            %15 = %13[%14]
            c = %15
            return

        """)
  }

  @Test func computedKeys() {
    let source = """
      const { [k]: v, "x-y": w } = o;
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global o
            %1 = global k
            %2 = %0[%1]
            v = %2
            %4 = %0.x-y
            w = %4
            return

        """)
  }

  @Test func inLoops() {
    let source = """
      for ({ a, b: c.d } of list) {}
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global list
            jump b1
          b1:
            %1 = unknown
            branch %1 b2 else b3
          b2:
            %2 = iterate %0
            %3 = %2.a
            a = %3
            %5 = %2.b
            %6 = global c
            %6.d = %5
            jump b1
          b3:
            return

        """)
  }
}
