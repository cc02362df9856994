import Testing

/// Which variable a name means.
@Suite struct PythonScopeTests {
  /// A name that is assigned anywhere in a function is local to it; others are looked up outside.
  @Test func assignedNamesAreLocal() {
    let source = """
      limit = 1
      def f(a):
          b = limit
          if a:
              c = b
          return c, len(a)
      """
    let expected = """
      function f1 f(a) in f0
        b0:
          %0 = outer limit@f0
          b = %0
          %2 = load a
          branch %2 b2 else b3
        b1:
          %5 = load c
          %6 = global len
          %7 = load a
          %8 = call %6(%7)
          %9 = list (%5, %8)
          return %9
        b2:
          %3 = load b
          c = %3
          jump b1
        b3:
          jump b1
      """
    #expect(describePython(source, "f") == expected)
  }

  /// `global` means the module's variable and `nonlocal` the enclosing function's.
  @Test func globalAndNonlocalReachOut() {
    let source = """
      def f():
          count = 0
          def g():
              global total
              nonlocal count
              count = total
              total = 2
          return g
      """
    let expected = """
      function f2 g() in f1
        b0:
          %0 = outer total@f0
          outer count@f1 = %0
          %2 = 2
          outer total@f0 = %2
          return
      """
    #expect(describePython(source, "g") == expected)
  }

  /// Methods skip the scope of the class around them.
  @Test func methodsDoNotSeeClassNames() {
    let source = """
      class A:
          table = open("t")
          name = table
          def m(self):
              return table
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = global open
          %1 = "t"
          %2 = call %0(%1)
          $1 = %2
          %4 = load $1
          $2 = %4
          %6 = class c0()
          %7 = load $1
          %6.table = %7
          %9 = load $2
          %6.name = %9
          A = %6
          return
      method f1 m() in f0
        b0:
          %0 = this
          self = %0
          %2 = global table
          return %2
      class c0 A {m=f1}
      """
    #expect(describePython(source) == expected)
  }

  /// The targets of a comprehension are not those of the function; a lambda inside sees them.
  @Test func comprehensionTargetsAreItsOwn() {
    let source = """
      def f(x, xs):
          fs = [lambda: x for x in xs]
          return x
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = closure f1
          f = %0
          return
      function f1 f(x, xs) in f0
        b0:
          %0 = list ()
          $3 = %0
          %2 = load xs
          jump b2
        b1:
          %9 = load $3
          fs = %9
          %11 = load x
          return %11
        b2:
          %3 = unknown
          branch %3 b3 else b1
        b3:
          %4 = iterate %2
          x = %4
          %6 = closure f2
          %7 = list (%6)
          $3 = %7
          jump b2
      function f2 <lambda>() in f1
        b0:
          %0 = outer x@f1
          return %0
      """
    #expect(describePython(source) == expected)
  }

  /// Default values are evaluated outside of the function.
  @Test func defaultsAreEvaluatedOutside() {
    let source = """
      x = 1
      def f(x=x, *, k=None):
          return k
      """
    let expected = """
      function f1 f(x, keyword k) in f0
        b0:
          %0 = outer x@f0
          default x = %0
          %2 = null
          default k = %2
          %4 = load k
          return %4
      """
    #expect(describePython(source, "f") == expected)
  }
}
