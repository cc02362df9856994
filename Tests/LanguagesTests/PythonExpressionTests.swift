import Testing

/// Expressions and assignments.
@Suite struct PythonExpressionTests {
  /// Arguments are positional, named or spread.
  @Test func callsWithAllArguments() {
    let source = """
      f(a, *b, k=1, **d)
      x.y.m("s", n=2)
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = global f
          %1 = global a
          %2 = global b
          %3 = 1
          %4 = global d
          %5 = call %0(%1, *%2, k: %3, **%4)
          %6 = global x
          %7 = %6.y
          %8 = "s"
          %9 = 2
          %10 = call %7.m(%8, n: %9)
          return
      """
    #expect(describePython(source) == expected)
  }

  /// Values are taken apart into names, members and elements.
  @Test func assignmentTargets() {
    let source = """
      a = b = 1
      a, (b, *c), d = v
      o.f, p["k"] = v, 2
      a, b = b, a
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = 1
          b = %0
          a = %0
          %3 = global v
          %4 = 0
          %5 = %3[%4]
          a = %5
          %7 = 1
          %8 = %3[%7]
          %9 = 0
          %10 = %8[%9]
          b = %10
          %12 = slice %8
          c = %12
          %14 = 2
          %15 = %3[%14]
          d = %15
          %17 = global v
          %18 = 2
          %19 = global o
          %19.f = %17
          %21 = global p
          %22 = "k"
          %21[%22] = %18
          %24 = load b
          %25 = load a
          a = %24
          b = %25
          return
      """
    #expect(describePython(source) == expected)
  }

  /// The target's object is evaluated once.
  @Test func augmentedAssignments() {
    let source = """
      a += 1
      o.f %= a
      o["k"] -= 2
      p /= "x"
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = load a
          %1 = 1
          %2 = %0 add %1
          a = %2
          %4 = global o
          %5 = %4.f
          %6 = load a
          %7 = %5 remainder %6
          %4.f = %7
          %9 = global o
          %10 = "k"
          %11 = %9[%10]
          %12 = 2
          %13 = %11 arithmetic %12
          %9[%10] = %13
          %15 = load p
          %16 = "x"
          %17 = call %15.joinpath(%16)
          p = %17
          return
      """
    #expect(describePython(source) == expected)
  }

  /// A constant key is a constant index; a range is a slice.
  @Test func subscriptsAndSlices() {
    let source = """
      e["body"]["name"]
      e[0], e[1:n], e[1, k]
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = global e
          %1 = "body"
          %2 = %0[%1]
          %3 = "name"
          %4 = %2[%3]
          %5 = global e
          %6 = 0
          %7 = %5[%6]
          %8 = global e
          %9 = 1
          %10 = global n
          %11 = slice %8
          %12 = global e
          %13 = 1
          %14 = global k
          %15 = list (%13, %14)
          %16 = %12[%15]
          %17 = list (%7, %11, %16)
          return
      """
    #expect(describePython(source) == expected)
  }

  /// f-strings are texts of pieces; a number format makes a number.
  @Test func formattedStrings() {
    let source = #"""
      f"a{x!r:>{w}}b{{}}" "c\n"
      f"{n:.2f}"
      "%s-%s" % (a, b)
      """#
    let expected = #"""
      module f0 <module>()
        b0:
          %0 = "a"
          %1 = global x
          %2 = global w
          %3 = "b{}c\n"
          %4 = text (%0, %1, %3)
          %5 = global n
          %6 = arithmetic %5
          %7 = text (%6)
          %8 = "%s-%s"
          %9 = global a
          %10 = global b
          %11 = list (%9, %10)
          %12 = %8 remainder %11
          return
      """#
    #expect(describePython(source) == expected)
  }

  /// Dictionaries name the fields that are constant.
  @Test func containers() {
    let source = """
      {"a": 1, k: 2, **d}
      [1, *xs]
      dict(a=1, **d)
      "?," * n
      [x] * n
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = 1
          %1 = global k
          %2 = 2
          %3 = global d
          %4 = object (a: %0, [%1]: %2, **%3)
          %5 = 1
          %6 = global xs
          %7 = list (%5, *%6)
          %8 = 1
          %9 = global d
          %10 = object (a: %8, **%9)
          %11 = "?,"
          %12 = global n
          %13 = slice %11
          %14 = text (%11, %13)
          %15 = global x
          %16 = list (%15)
          %17 = global n
          %18 = list (*%16)
          return
      """
    #expect(describePython(source) == expected)
  }

  /// Comprehensions are loops whose result is empty or holds the value of one round.
  @Test func comprehensions() {
    let source = """
      def f(xs):
          return {k: v for k, v in xs if v}
      """
    let expected = """
      function f1 f(xs) in f0
        b0:
          %0 = object ()
          $1 = %0
          %2 = load xs
          jump b2
        b1:
          %16 = load $1
          return %16
        b2:
          %3 = unknown
          branch %3 b3 else b1
        b3:
          %4 = iterate %2
          %5 = 0
          %6 = %4[%5]
          k = %6
          %8 = 1
          %9 = %4[%8]
          v = %9
          %11 = load v
          branch %11 b4 else b2
        b4:
          %12 = load k
          %13 = load v
          %14 = object ([%12]: %13)
          $1 = %14
          jump b2
      """
    #expect(describePython(source, "f") == expected)
  }

  /// The inner loop ends into the outer one.
  @Test func nestedComprehensions() {
    let source = """
      def f(xs):
          return [y for x in xs for y in x]
      """
    let expected = """
      function f1 f(xs) in f0
        b0:
          %0 = list ()
          $1 = %0
          %2 = load xs
          jump b2
        b1:
          %13 = load $1
          return %13
        b2:
          %3 = unknown
          branch %3 b3 else b1
        b3:
          %4 = iterate %2
          x = %4
          %6 = load x
          jump b4
        b4:
          %7 = unknown
          branch %7 b5 else b2
        b5:
          %8 = iterate %6
          y = %8
          %10 = load y
          %11 = list (%10)
          $1 = %11
          jump b4
      """
    #expect(describePython(source, "f") == expected)
  }

  /// An assignment expression is an assignment and its value.
  @Test func walrus() {
    let source = """
      def f(e):
          if (n := e.get("n")) is None:
              return n
      """
    let expected = """
      function f1 f(e) in f0
        b0:
          %0 = load e
          %1 = "n"
          %2 = call %0.get(%1)
          n = %2
          %4 = null
          %5 = %2 equal %4
          branch %5 b2 else b3
        b1:
          return
        b2:
          %6 = load n
          return %6
        b3:
          jump b1
      """
    #expect(describePython(source, "f") == expected)
  }

  /// await, async for and async with.
  @Test func asynchronousCode() {
    let source = """
      async def f(s):
          async with s.get("u") as r:
              return await r.text()
      """
    let expected = """
      async function f1 f(s) in f0
        b0:
          %0 = load s
          %1 = "u"
          %2 = call %0.get(%1)
          r = %2
          %4 = load r
          %5 = call %4.text()
          %6 = await %5
          return %6
      """
    #expect(describePython(source, "f") == expected)
  }

  /// `getattr` and `setattr` with constant names are members.
  @Test func attributesByName() {
    let source = """
      getattr(a, "b")
      setattr(a, "c", 1)
      getattr(a, n)
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = global a
          %1 = %0.b
          %2 = global a
          %3 = 1
          %2.c = %3
          %5 = null
          %6 = global a
          %7 = global n
          %8 = %6[%7]
          return
      """
    #expect(describePython(source) == expected)
  }

  /// What is deleted is there no more.
  @Test func deleting() {
    let source = """
      del a["k"], b
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = null
          %1 = global a
          %2 = "k"
          %1[%2] = %0
          %4 = null
          b = %4
          return
      """
    #expect(describePython(source) == expected)
  }

  /// A slash joins paths unless a side is plainly a number.
  @Test func pathsAndNumbers() {
    let source = """
      base / name
      size / 1024
      -1
      not a
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = global base
          %1 = global name
          %2 = call %0.joinpath(%1)
          %3 = global size
          %4 = 1024
          %5 = %3 arithmetic %4
          %6 = -1
          %7 = global a
          %8 = not %7
          return
      """
    #expect(describePython(source) == expected)
  }
}
