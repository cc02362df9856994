import Testing

/// Where names lead: blocks, functions, closures, hoisting.
@Suite struct JavaScriptScopeTests {
  @Test func functionsAreThereBeforeTheirBlockRuns() {
    let source = """
      run();
      function run() { return later; }
      let later = 1;
      {
        let later = 2;
        use(later);
      }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = closure f1
            run = %0
            %2 = load run
            %3 = call %2()
            %4 = 1
            later = %4
            %6 = 2
            later = %6
            %8 = global use
            %9 = load later
            %10 = call %8(%9)
            return
        function f1 run() in f0
          b0:
            %0 = outer later@f0
            return %0

        """)
  }

  @Test func varBelongsToTheFunctionAndLetToTheBlock() {
    let source = """
      function f(a) {
        if (a) { var x = 1; let y = 2; }
        return () => x + y;
      }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = closure f1
            f = %0
            return
        function f1 f(a) in f0
          b0:
            %0 = load a
            branch %0 b2 else b3
          b1:
            %5 = closure f2
            return %5
          b2:
            %1 = 1
            x = %1
            %3 = 2
            y = %3
            jump b1
          b3:
            jump b1
        arrow f2 () in f1
          b0:
            %0 = outer x@f1
            %1 = global y
            %2 = %0 add %1
            return %2

        """)
  }

  @Test func namedFunctionExpressionsKnowThemselves() {
    let source = """
      const f = function g(n) { return g(n); };
      g();
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = closure f1
            g = %0
            f = %0
            %3 = global g
            %4 = call %3()
            return
        function f1 g(n) in f0
          b0:
            %0 = outer g@f0
            %1 = load n
            %2 = call %0(%1)
            return %2

        """)
  }

  @Test func thisIsLexicalInArrowFunctions() {
    let source = """
      this.a = 1;
      function f() { return () => this.b; }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = closure f1
            f = %0
            %2 = exports
            %3 = 1
            %2.a = %3
            return
        function f1 f() in f0
          b0:
            %0 = closure f2
            return %0
        arrow f2 () in f1
          b0:
            %0 = this
            %1 = %0.b
            return %1

        """)
  }

  @Test func argumentsAreTheParametersAndTheRest() {
    let source = """
      function f(a) { return arguments[0]; }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = closure f1
            f = %0
            return
        function f1 f(a, *{arguments}) in f0
          b0:
            %0 = load a
            %1 = load {arguments}
            %2 = list (%0, *%1)
            %3 = 0
            %4 = %2[%3]
            return %4

        """)
  }
}
