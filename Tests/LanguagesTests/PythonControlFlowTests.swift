import Testing

/// Conditions and loops as blocks and branches.
@Suite struct PythonControlFlowTests {
  /// Each part of a condition is a branch of its own.
  @Test func partsOfConditionsBranch() {
    let source = """
      def f(a, b, c):
          if a and not (b or c):
              return 1
          return 2
      """
    let expected = """
      function f1 f(a, b, c) in f0
        b0:
          %0 = load a
          branch %0 b4 else b3
        b1:
          %4 = 2
          return %4
        b2:
          %3 = 1
          return %3
        b3:
          jump b1
        b4:
          %1 = load b
          branch %1 b3 else b5
        b5:
          %2 = load c
          branch %2 b3 else b2
      """
    #expect(describePython(source, "f") == expected)
  }

  /// Every clause leads behind the statement.
  @Test func elseIfChains() {
    let source = """
      def f(a):
          if a == 1:
              x = "one"
          elif a in (2, 3):
              x = "few"
          else:
              x = "many"
          return x
      """
    let expected = """
      function f1 f(a) in f0
        b0:
          %0 = load a
          %1 = 1
          %2 = %0 equal %1
          branch %2 b2 else b3
        b1:
          %14 = load x
          return %14
        b2:
          %3 = "one"
          x = %3
          jump b1
        b3:
          %5 = load a
          %6 = 2
          %7 = 3
          %8 = list (%6, %7)
          %9 = %5 contains %8
          branch %9 b4 else b5
        b4:
          %10 = "few"
          x = %10
          jump b1
        b5:
          %12 = "many"
          x = %12
          jump b1
      """
    #expect(describePython(source, "f") == expected)
  }

  /// A chain of comparisons evaluates its middle once.
  @Test func comparisonChains() {
    let source = """
      def f(a, b, c):
          if a < b < c:
              return a
          return a is not None
      """
    let expected = """
      function f1 f(a, b, c) in f0
        b0:
          %0 = load a
          %1 = load b
          %2 = %0 less %1
          branch %2 b4 else b3
        b1:
          %6 = load a
          %7 = null
          %8 = %6 notEqual %7
          return %8
        b2:
          %5 = load a
          return %5
        b3:
          jump b1
        b4:
          %3 = load c
          %4 = %1 less %3
          branch %4 b5 else b3
        b5:
          jump b2
      """
    #expect(describePython(source, "f") == expected)
  }

  /// `or` and conditional expressions give a value through control flow.
  @Test func choicesAreTemporaries() {
    let source = """
      def f(event, d):
          a = event.get("a") or d
          return a if d else None
      """
    let expected = """
      function f1 f(event, d) in f0
        b0:
          %0 = load event
          %1 = "a"
          %2 = call %0.get(%1)
          $3 = %2
          branch %2 b1 else b2
        b1:
          %6 = load $3
          a = %6
          %8 = load d
          branch %8 b3 else b4
        b2:
          %4 = load d
          $3 = %4
          jump b1
        b3:
          %9 = load a
          $4 = %9
          jump b5
        b4:
          %11 = null
          $4 = %11
          jump b5
        b5:
          %13 = load $4
          return %13
      """
    #expect(describePython(source, "f") == expected)
  }

  /// `break` passes over `else`, `continue` goes back to the head.
  @Test func forLoops() {
    let source = """
      def f(xs):
          for a, b in xs:
              if a:
                  continue
              break
          else:
              return 1
          return 2
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
          %3 = 0
          %4 = %2[%3]
          a = %4
          %6 = 1
          %7 = %2[%6]
          b = %7
          %9 = load a
          branch %9 b6 else b7
        b3:
          %10 = 1
          return %10
        b4:
          %11 = 2
          return %11
        b5:
          jump b4
        b6:
          jump b1
        b7:
          jump b5
      """
    #expect(describePython(source, "f") == expected)
  }

  /// Only `break` leads behind `while True`.
  @Test func whileTrueEndsByBreak() {
    let source = """
      def f(q):
          while True:
              if q.pop():
                  break
          return q
      """
    let expected = """
      function f1 f(q) in f0
        b0:
          jump b1
        b1:
          jump b2
        b2:
          %0 = load q
          %1 = call %0.pop()
          branch %1 b6 else b7
        b3:
          jump b4
        b4:
          %2 = load q
          return %2
        b5:
          jump b1
        b6:
          jump b4
        b7:
          jump b5
      """
    #expect(describePython(source, "f") == expected)
  }

  /// What follows an assertion is on the branch where it holds.
  @Test func assertionsHoldAfterwards() {
    let source = """
      def f(a):
          assert isinstance(a, str), "no"
          return a
      """
    let expected = """
      function f1 f(a) in f0
        b0:
          %0 = load a
          %1 = global str
          %2 = %0 isInstance %1
          branch %2 b1 else b2
        b1:
          %6 = load a
          return %6
        b2:
          %3 = "no"
          %4 = global AssertionError
          %5 = call %4(%3)
          raise %5
      """
    #expect(describePython(source, "f") == expected)
  }

  /// The body of a script's main part runs in no function, but what it imports counts.
  @Test func scriptsAreLeftOut() {
    let source = """
      import os
      if __name__ == "__main__":
          import argparse
          os.system("x")
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = import "os"
          os = %0
          jump b1
        b1:
          return
      """
    #expect(describePython(source) == expected)
  }
}
