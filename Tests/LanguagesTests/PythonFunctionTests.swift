import Testing

/// Functions, decorators and classes.
@Suite struct PythonFunctionTests {
  /// Parameters know how they are passed.
  @Test func parametersOfAllKinds() {
    let source = """
      def f(a, /, b: int = 1, *args, c, d="x", **more): pass
      async def g(*, k): yield k
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = closure f1
          f = %0
          %2 = closure f2
          g = %2
          return
      function f1 f(a, b, *args, keyword c, keyword d, **more) in f0
        b0:
          %0 = 1
          default b = %0
          %2 = "x"
          default d = %2
          return
      async generator function f2 g(keyword k) in f0
        b0:
          %0 = load k
          %1 = yield %0
          return
      """
    #expect(describePython(source) == expected)
  }

  /// Decorators are evaluated from the top and applied from the bottom.
  @Test func decoratorsApplyFromTheBottom() {
    let source = """
      @app.route("/x")
      @log
      def f(): pass
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = global app
          %1 = "/x"
          %2 = call %0.route(%1)
          %3 = global log
          %4 = closure f1
          %5 = decorate %3(%4)
          %6 = decorate %2(%5)
          f = %6
          return
      """
    #expect(describePython(source, "<module>") == expected)
  }

  /// Lambdas and inner functions are functions inside.
  @Test func closuresAndLambdas() {
    let source = """
      def f(a):
          g = lambda b, c=1: a + b
          return g(2)
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = closure f1
          f = %0
          return
      function f1 f(a) in f0
        b0:
          %0 = closure f2
          g = %0
          %2 = load g
          %3 = 2
          %4 = call %2(%3)
          return %4
      function f2 <lambda>(b, c) in f1
        b0:
          %0 = 1
          default c = %0
          %2 = outer a@f1
          %3 = load b
          %4 = %2 add %3
          return %4
      """
    #expect(describePython(source) == expected)
  }

  /// Decorators of the language say how a method is called; a setter is no property.
  @Test func methodsHaveRoles() {
    let source = """
      class A:
          def m(self): pass
          @staticmethod
          def s(y): pass
          @classmethod
          def c(cls): pass
          @property
          def p(self): pass
          @p.setter
          def p(self, v): pass
      """
    let expected = """
      class c0 A {m=f1, static s=f2, static c=f3, property p=f4, p.setter=f5}
      """
    #expect(describePythonClass(source) == expected)
  }

  /// `self` is the receiver, and both ways to call the base class's constructor are one.
  @Test func receiversAreNoParameters() {
    let source = """
      class A(B):
          def __init__(self, x):
              super().__init__(x)
              B.__init__(self, x)
              self.x = x
      """
    let expected = """
      method f1 __init__(x) in f0
        b0:
          %0 = this
          self = %0
          %2 = super
          %3 = load x
          %4 = call %2.__init__(%3)
          %5 = super
          %6 = load self
          %7 = load x
          %8 = call %5.__init__(%7)
          %9 = load x
          %10 = load self
          %10.x = %9
          return
      """
    #expect(describePython(source, "__init__") == expected)
  }

  /// Bases without keywords; fields of the class; other decorators of methods take effect.
  @Test func classBodiesRunInPlace() {
    let source = """
      class A(B, metaclass=M):
          size: int = 3
          @app.get("/")
          def route(self): pass
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = global B
          %1 = global M
          %2 = 3
          $1 = %2
          %4 = global app
          %5 = "/"
          %6 = call %4.get(%5)
          %7 = closure f1
          %8 = decorate %6(%7)
          %9 = class c0(%0)
          %10 = load $1
          %9.size = %10
          A = %9
          return
      """
    #expect(describePython(source, "<module>") == expected)
  }

  /// A data class takes its annotated fields in order.
  @Test func dataClassesHaveConstructors() {
    let source = """
      @dataclass
      class Order:
          name: str
          count: int = 1
          kind: ClassVar[str] = "k"
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = global dataclass
          %1 = 1
          $1 = %1
          %3 = "k"
          $2 = %3
          %5 = class c0()
          %6 = load $1
          %5.count = %6
          %8 = load $2
          %5.kind = %8
          %10 = decorate %0(%5)
          Order = %10
          return
      method f1 __init__(name, count) in f0
        b0:
          %0 = this
          %1 = load name
          %0.name = %1
          %3 = 1
          default count = %3
          %5 = this
          %6 = load count
          %5.count = %6
          return
      class c0 Order {__init__=f1}
      """
    #expect(describePython(source) == expected)
  }
}
