import Testing

/// Conditions, loops, switches and exceptions as blocks.
@Suite struct JavaScriptControlFlowTests {
  @Test func conditionsBranchOnTheirParts() {
    let source = """
      if (!a || b.c) { yes(); } else { no(); }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global a
            branch %0 b4 else b2
          b1:
            return
          b2:
            %3 = global yes
            %4 = call %3()
            jump b1
          b3:
            %5 = global no
            %6 = call %5()
            jump b1
          b4:
            %1 = global b
            %2 = %1.c
            branch %2 b2 else b3

        """)
  }

  @Test func valuesThatAreDecidedBranchToo() {
    let source = """
      x = a && b;
      y = a ?? b;
      z = a ? b : c;
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global a
            $0 = %0
            branch %0 b2 else b1
          b1:
            %4 = load $0
            x = %4
            %6 = global a
            $2 = %6
            %8 = null
            %9 = %6 equal %8
            branch %9 b4 else b3
          b2:
            %2 = global b
            $0 = %2
            jump b1
          b3:
            %12 = load $2
            y = %12
            %14 = global a
            branch %14 b6 else b7
          b4:
            %10 = global b
            $2 = %10
            jump b3
          b5:
            %19 = load $4
            z = %19
            return
          b6:
            %15 = global b
            $4 = %15
            jump b5
          b7:
            %17 = global c
            $4 = %17
            jump b5

        """)
  }

  @Test func labelsNameTheirLoop() {
    let source = """
      outer: for (const [k, v] of pairs) {
        for (let i = 0; i < 3; i++) {
          if (k) continue outer;
          if (v) break;
        }
      }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global pairs
            jump b1
          b1:
            %1 = unknown
            branch %1 b2 else b3
          b2:
            %2 = iterate %0
            %3 = 0
            %4 = %2[%3]
            k = %4
            %6 = 1
            %7 = %2[%6]
            v = %7
            %9 = 0
            i = %9
            jump b4
          b3:
            return
          b4:
            %11 = load i
            %12 = 3
            %13 = %11 less %12
            branch %13 b5 else b7
          b5:
            %14 = load k
            branch %14 b9 else b10
          b6:
            %16 = load i
            %17 = arithmetic %16
            i = %17
            jump b4
          b7:
            jump b1
          b8:
            %15 = load v
            branch %15 b12 else b13
          b9:
            jump b1
          b10:
            jump b8
          b11:
            jump b6
          b12:
            jump b7
          b13:
            jump b11

        """)
  }

  @Test func loopsOverKeysAndStreams() {
    let source = """
      for (const k in o) use(k);
      async function f() {
        for await (const x of s) use(x);
        do { n-- } while (n);
      }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = closure f1
            f = %0
            %2 = global o
            jump b1
          b1:
            %3 = unknown
            branch %3 b2 else b3
          b2:
            %4 = keys %2
            k = %4
            %6 = global use
            %7 = load k
            %8 = call %6(%7)
            jump b1
          b3:
            return
        async function f1 f() in f0
          b0:
            %0 = global s
            jump b1
          b1:
            %1 = unknown
            branch %1 b2 else b3
          b2:
            %2 = iterate %0
            %3 = await %2
            x = %3
            %5 = global use
            %6 = load x
            %7 = call %5(%6)
            jump b1
          b3:
            jump b4
          b4:
            %8 = global n
            %9 = arithmetic %8
            outer n@f0 = %9
            jump b5
          b5:
            %11 = outer n@f0
            branch %11 b4 else b6
          b6:
            return

        """)
  }

  @Test func switchComparesAndFallsThrough() {
    let source = """
      switch (x) {
        case 1: a(); break;
        case 2:
        case 3: b(); return;
        default: c()
      }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global x
            %1 = 1
            %2 = %0 equal %1
            branch %2 b1 else b6
          b1:
            %7 = global a
            %8 = call %7()
            jump b5
          b2:
            jump b3
          b3:
            %9 = global b
            %10 = call %9()
            return
          b4:
            %11 = global c
            %12 = call %11()
            jump b5
          b5:
            return
          b6:
            %3 = 2
            %4 = %0 equal %3
            branch %4 b2 else b7
          b7:
            %5 = 3
            %6 = %0 equal %5
            branch %6 b3 else b8
          b8:
            jump b4

        """)
  }

  @Test func switchOnTrueIsAChainOfConditions() {
    let source = """
      switch (true) { case a && b: c(); }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global a
            branch %0 b4 else b3
          b1:
            %2 = global c
            %3 = call %2()
            jump b2
          b2:
            return
          b3:
            jump b2
          b4:
            %1 = global b
            branch %1 b1 else b3

        """)
  }

  @Test func finallyRunsOnEveryWay() {
    let source = """
      function f() {
        try { return a(); }
        catch ({ message }) { log(message); }
        finally { close(); }
      }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = closure f1
            f = %0
            return
        function f1 f() in f0
          b0:
            jump b4
          b1:
            %9 = global close
            %10 = call %9()
            jump b5
          b2:
            %11 = caught
            %12 = global close
            %13 = call %12()
            branch %11 b6 else b7
          b3: handler b2
            %3 = caught
            %4 = %3.message
            message = %4
            %6 = global log
            %7 = load message
            %8 = call %6(%7)
            jump b1
          b4: handler b3
            %0 = global a
            %1 = call %0()
            $0 = %1
            jump b2
          b5:
            return
          b6:
            raise %11
          b7:
            %14 = load $0
            return %14

        """)
  }

  @Test func labelledBlocksAreLeftByName() {
    let source = """
      for (;;) { out: { if (a) break out; break; } b(); }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            jump b1
          b1:
            jump b2
          b2:
            %0 = global a
            branch %0 b7 else b8
          b3:
            jump b1
          b4:
            return
          b5:
            %1 = global b
            %2 = call %1()
            jump b3
          b6:
            jump b4
          b7:
            jump b5
          b8:
            jump b6

        """)
  }
}
