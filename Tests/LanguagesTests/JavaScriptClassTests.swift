import Syntax
import Testing

/// Classes, their members and decorators.
@Suite struct JavaScriptClassTests {
  @Test func membersAndInheritance() {
    let source = """
      class A extends B {
        x = 1;
        static y = 2;
        #z;
        constructor(p) { super(p); this.#z = p; }
        get w() { return this.#z; }
        static m() { return super.m(); }
      }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global B
            %1 = class c0(%0)
            A = %1
            %3 = 2
            %1.y = %3
            return
        method f1 constructor(p) in f0
          b0:
            %0 = super
            %1 = load p
            %2 = call %0.constructor(%1)
            %3 = this
            %4 = 1
            %3.x = %4
            %6 = this
            %7 = load p
            %6.#z = %7
            return
        method f2 w() in f0
          b0:
            %0 = this
            %1 = %0.#z
            return %1
        method f3 m() in f0
          b0:
            %0 = super
            %1 = call %0.m()
            return %1
        class c0 A {constructor=f1, property w=f2, static m=f3}

        """)
  }

  @Test func fieldsWithoutAConstructorGetOne() {
    let source = """
      class A extends B { handler = async () => this.v; }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = global B
            %1 = class c0(%0)
            A = %1
            return
        method f1 constructor(*{arguments}) in f0
          b0:
            %0 = load {arguments}
            %1 = super
            %2 = call %1.constructor(*%0)
            %3 = this
            %4 = closure f2
            %3.handler = %4
            return
        async arrow f2 handler() in f1
          b0:
            %0 = this
            %1 = %0.v
            return %1
        class c0 A {constructor=f1}

        """)
  }

  @Test func staticBlocksRunOnTheClass() {
    let source = """
      class A { static { this.x = 1; } set x(v) {} }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = class c0()
            A = %0
            %2 = closure f2
            %0.static = %2
            %4 = call %0.static()
            return
        method f1 x(v) in f0
          b0:
            return
        method f2 static() in f0
          b0:
            %0 = this
            %1 = 1
            %0.x = %1
            return
        class c0 A {set x=f1}

        """)
  }

  @Test func decoratorsAreCalledWithWhatTheyDecorate() {
    let source = """
      @injectable() class H { @log() handler(event: any) { return <any>event; } }
      """
    #expect(
      javaScriptDump(source, .typescript) == """
        module f0 ()
          b0:
            %0 = class c0()
            H = %0
            %2 = closure f1
            %3 = global log
            %4 = call %3()
            %5 = decorate %4(%2)
            %6 = global injectable
            %7 = call %6()
            %8 = decorate %7(%0)
            return
        method f1 handler(event) in f0
          b0:
            %0 = load event
            return %0
        class c0 H {handler=f1}

        """)
  }

  @Test func generatorsAndAsyncMethods() {
    let source = """
      const C = class { async *a() { yield 1; } *[Symbol.iterator]() {} };
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = class c0()
            C = %0
            return
        async generator method f1 a() in f0
          b0:
            %0 = 1
            %1 = yield %0
            return
        generator method f2 [Symbol.iterator]() in f0
          b0:
            return
        class c0 C {a=f1, [Symbol.iterator]=f2}

        """)
  }
}
