import Testing

/// Objects, literals, operators, calls and JSX.
@Suite struct JavaScriptExpressionTests {
  @Test func objects() {
    let source = """
      const o = { a, b: 1, 'c-d': 2, [e]: 3, f() { return 4; }, get g() { return 5; }, ...h };
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global a
            %1 = 1
            %2 = 2
            %3 = global e
            %4 = 3
            %5 = closure f1
            %6 = closure f2
            %7 = call %6()
            %8 = global h
            %9 = object (a: %0, b: %1, c-d: %2, [%3]: %4, f: %5, g: %7, **%8)
            o = %9
            return
        method f1 f() in f0
          b0:
            %0 = 4
            return %0
        method f2 g() in f0
          b0:
            %0 = 5
            return %0

        """)
  }

  @Test func templatesAndPatterns() {
    let source = #"""
      const x = `a${b}\n`;
      sql`select ${id} from t`;
      const r = /^[a-z]+$/i;
      """#
    #expect(
      javaScriptDump(source) == #"""
        module f0 ()
          b0:
            %0 = "a"
            %1 = global b
            %2 = "\n"
            %3 = text (%0, %1, %2)
            x = %3
            %5 = global sql
            %6 = "select "
            %7 = global id
            %8 = " from t"
            %9 = list (%6, %8)
            %10 = call %5(%9, %7)
            %11 = pattern "/^[a-z]+$/i"
            r = %11
            return

        """#)
  }

  @Test func assignments() {
    let source = """
      a.b += 1;
      c ||= d;
      i++;
      delete o.k;
      u = v = w;
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global a
            %1 = %0.b
            %2 = 1
            %3 = %1 add %2
            %0.b = %3
            %5 = global c
            $0 = %5
            branch %5 b2 else b1
          b1:
            %7 = global d
            c = %7
            $0 = %7
            jump b2
          b2:
            %10 = load $0
            %11 = global i
            %12 = arithmetic %11
            i = %12
            %14 = global o
            %15 = null
            %14.k = %15
            %17 = unknown
            %18 = global w
            v = %18
            u = %18
            return

        """)
  }

  @Test func calls() {
    let source = """
      new F(1, ...r);
      o["k"](1);
      o[k](1);
      a?.b?.(c);
      superagent.get(u).query({ q }).then((r) => r.body);
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global F
            %1 = 1
            %2 = global r
            %3 = construct %0(%1, *%2)
            %4 = global o
            %5 = 1
            %6 = call %4.k(%5)
            %7 = global o
            %8 = global k
            %9 = %7[%8]
            %10 = 1
            %11 = call %9(%10)
            %12 = global a
            %13 = null
            %14 = %12 notEqual %13
            %15 = global c
            %16 = call %12.b(%15)
            %17 = global superagent
            %18 = global u
            %19 = call %17.get(%18)
            %20 = global q
            %21 = object (q: %20)
            %22 = call %19.query(%21)
            %23 = closure f1
            %24 = call %22.then(%23)
            return
        arrow f1 (r) in f0
          b0:
            %0 = load r
            %1 = %0.body
            return %1

        """)
  }

  @Test func operators() {
    let source = """
      x in y;
      z instanceof Q;
      void 0;
      typeof t;
      (1, 2);
      a % b;
      a ** b;
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global x
            %1 = global y
            %2 = %0 contains %1
            %3 = global z
            %4 = global Q
            %5 = %3 isInstance %4
            %6 = 0
            %7 = null
            %8 = global t
            %9 = typeName %8
            %10 = 1
            %11 = 2
            %12 = global a
            %13 = global b
            %14 = %12 remainder %13
            %15 = global a
            %16 = global b
            %17 = %15 arithmetic %16
            return

        """)
  }

  @Test func elementsAndComponents() {
    let source = """
      const e = <Card title={t} {...p}>hi {name}<b dangerouslySetInnerHTML={{ __html: h }} /></Card>;
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global t
            %1 = global p
            %2 = "hi "
            %3 = global name
            %4 = global h
            %5 = object (__html: %4)
            %6 = object (dangerouslySetInnerHTML: %5)
            %7 = list (%2, %3, %6)
            %8 = object (title: %0, **%1, children: %7)
            %9 = global Card
            %10 = call %9(%8)
            e = %10
            return

        """)
  }
}
