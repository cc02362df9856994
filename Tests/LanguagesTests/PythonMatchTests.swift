import Testing

/// match statements: patterns as tests and bindings.
@Suite struct PythonMatchTests {
  /// A mapping pattern tests for its keys and takes their values.
  @Test func mappingPatterns() {
    let source = """
      def f(event):
          match event:
              case {"kind": "a", "body": body}:
                  return body
      """
    let expected = """
      function f1 f(event) in f0
        b0:
          %0 = load event
          %1 = "kind"
          %2 = %1 contains %0
          branch %2 b3 else b2
        b1:
          return
        b2:
          jump b1
        b3:
          %3 = %0[%1]
          %4 = "a"
          %5 = %3 equal %4
          branch %5 b4 else b2
        b4:
          %6 = "body"
          %7 = %6 contains %0
          branch %7 b5 else b2
        b5:
          %8 = %0[%6]
          body = %8
          %10 = load body
          return %10
      """
    #expect(describePython(source, "f") == expected)
  }

  /// Whether a sequence has the length is not known; the guard is a branch.
  @Test func sequencePatterns() {
    let source = """
      def f(event):
          match event:
              case [first, *rest] if first:
                  return rest
      """
    let expected = """
      function f1 f(event) in f0
        b0:
          %0 = load event
          %1 = unknown
          branch %1 b3 else b2
        b1:
          return
        b2:
          jump b1
        b3:
          %2 = 0
          %3 = %0[%2]
          first = %3
          %5 = slice %0
          rest = %5
          %7 = load first
          branch %7 b4 else b2
        b4:
          %8 = load rest
          return %8
      """
    #expect(describePython(source, "f") == expected)
  }

  /// Alternatives, class patterns with their fields, and the rest.
  @Test func classPatterns() {
    let source = """
      def f(event):
          match event:
              case "x" | None:
                  return 1
              case Point(x=px):
                  return px
              case _:
                  return 2
      """
    let expected = """
      function f1 f(event) in f0
        b0:
          %0 = load event
          %1 = "x"
          %2 = %0 equal %1
          branch %2 b5 else b4
        b1:
          return
        b2:
          %6 = global Point
          %7 = %0 isInstance %6
          branch %7 b9 else b8
        b3:
          %5 = 1
          return %5
        b4:
          %3 = null
          %4 = %0 equal %3
          branch %4 b7 else b6
        b5:
          jump b3
        b6:
          jump b2
        b7:
          jump b3
        b8:
          %11 = 2
          return %11
        b9:
          %8 = %0.x
          px = %8
          %10 = load px
          return %10
        b10:
          jump b1
      """
    #expect(describePython(source, "f") == expected)
  }
}
