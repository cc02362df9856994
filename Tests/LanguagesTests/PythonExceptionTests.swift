import Testing

/// try, except and finally.
@Suite struct PythonExceptionTests {
  /// A clause tests the exception's type, binds it, and passes on what it does not take.
  @Test func handlersTestTypes() {
    let source = """
      def f(a):
          try:
              x = int(a)
          except (ValueError, TypeError) as e:
              return str(e)
          else:
              x = 2
          return x
      """
    let expected = """
      function f1 f(a) in f0
        b0:
          jump b3
        b1:
          %15 = load x
          return %15
        b2:
          %6 = caught
          %7 = global ValueError
          %8 = global TypeError
          %9 = list (%7, %8)
          %10 = %6 isInstance %9
          branch %10 b5 else b6
        b3: handler b2
          %0 = global int
          %1 = load a
          %2 = call %0(%1)
          x = %2
          jump b4
        b4:
          %4 = 2
          x = %4
          jump b1
        b5:
          e = %6
          %12 = global str
          %13 = load e
          %14 = call %12(%13)
          return %14
        b6:
          raise %6
      """
    #expect(describePython(source, "f") == expected)
  }

  /// `except Exception` needs no test, and a bare `raise` raises what was caught.
  @Test func exceptionTakesAll() {
    let source = """
      def f(a):
          try:
              a()
          except Exception:
              raise
      """
    let expected = """
      function f1 f(a) in f0
        b0:
          jump b3
        b1:
          return
        b2:
          %2 = caught
          jump b4
        b3: handler b2
          %0 = load a
          %1 = call %0()
          jump b1
        b4:
          raise %2
        b5:
          raise %2
      """
    #expect(describePython(source, "f") == expected)
  }

  /// A `finally` body runs on the way of a return and of an exception, too.
  @Test func finallyRunsOnEveryWay() {
    let source = """
      def f(a):
          try:
              return a.read()
          finally:
              a.close()
      """
    let expected = """
      function f1 f(a) in f0
        b0:
          jump b4
        b1:
          %8 = caught
          %9 = load a
          %10 = call %9.close()
          raise %8
        b2: handler b1
          jump b7
        b4: handler b1
          %0 = load a
          %1 = call %0.read()
          $1 = %1
          jump b5
        b5:
          %5 = load a
          %6 = call %5.close()
          %7 = load $1
          return %7
        b6:
          return
        b7:
          %3 = load a
          %4 = call %3.close()
          jump b6
      """
    #expect(describePython(source, "f") == expected)
  }

  /// `continue` leaves through the `finally` body and goes on in the loop.
  @Test func finallyInALoop() {
    let source = """
      def f(xs):
          for x in xs:
              try:
                  continue
              finally:
                  x.close()
      """
    let expected = """
      function f1 f(xs) in f0
        b0:
          %0 = load xs
          jump b1
        b1:
          %1 = unknown
          branch %1 b2 else b3
        b2:
          %2 = iterate %0
          x = %2
          jump b8
        b3:
          jump b4
        b4:
          return
        b5:
          %8 = caught
          %9 = load x
          %10 = call %9.close()
          raise %8
        b6: handler b5
          jump b11
        b8: handler b5
          jump b9
        b9:
          %6 = load x
          %7 = call %6.close()
          jump b1
        b10:
          jump b1
        b11:
          %4 = load x
          %5 = call %4.close()
          jump b10
      """
    #expect(describePython(source, "f") == expected)
  }

  /// An exception under `suppress` goes on behind the statement.
  @Test func suppressedExceptionsGoOn() {
    let source = """
      def f(a):
          with suppress(KeyError):
              a["x"]()
          return 1
      """
    let expected = """
      function f1 f(a) in f0
        b0:
          %0 = global suppress
          %1 = global KeyError
          %2 = call %0(%1)
          jump b2
        b1:
          %7 = 1
          return %7
        b2: handler b1
          %3 = load a
          %4 = "x"
          %5 = %3[%4]
          %6 = call %5()
          jump b1
      """
    #expect(describePython(source, "f") == expected)
  }

  /// Python 2's statements mean what they meant.
  @Test func oldSyntax() {
    let source = """
      def f(a):
          try:
              print "x", a
              exec a
          except E, e:
              raise E, "no"
      """
    let expected = """
      function f1 f(a) in f0
        b0:
          jump b3
        b1:
          return
        b2:
          %7 = caught
          %8 = global E
          %9 = %7 isInstance %8
          branch %9 b4 else b5
        b3: handler b2
          %0 = "x"
          %1 = load a
          %2 = global print
          %3 = call %2(%0, %1)
          %4 = load a
          %5 = global exec
          %6 = call %5(%4)
          jump b1
        b4:
          e = %7
          %11 = global E
          %12 = "no"
          %13 = call %11(%12)
          raise %13
        b5:
          raise %7
      """
    #expect(describePython(source, "f") == expected)
  }
}
