import Flow
import Testing

/// Input of any shape lowers to something, in bounded time and stack.
@Suite struct PythonRobustnessTests {
  private static let sample = """
    import os
    @app.route("/{x}")
    async def f(a, *b, k=[c for c in d if c], **e) -> int:
        try:
            with open(a) as g, h():
                return f"{a!r:>{k}}" "s" % {**e, "x": -1}
        except (A, B) as error:
            raise C from error
        finally:
            del b[0], k.m
        while (n := g(lambda q: q)) and not x < y < z:
            match n:
                case {"k": [p, *r], **s} | P(v=1) if s: continue
                case _: break
        else:
            a.b[1:2] += yield
    class K(L, metaclass=M):
        x: int = 3
        @property
        def p(self): return self.x if self else super().p
    """

  @Test(arguments: [
    "(", "[", "not ", "-", "lambda: ", "f(", "x[", "await ", "{1: ", "if a:\n", "[a for b in ", "a if b else ",
    "a.b(c).d(", "def f(x=", "class A(", "x = ", "*", "f\"{",
  ])
  func deepNestingIsCutOff(_ opening: String) {
    let module = lowerPython("x = " + String(repeating: opening, count: 5_000) + "1\n")
    #expect(module.functions.count >= 1)
  }

  @Test func whatIsNestedTooDeeplyIsSaid() {
    let depth = 400
    let source =
      "x = " + String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth) + "\ny = 2\n"
    let module = lowerPython(source)
    #expect(module.incomplete != nil)
    #expect(describe(module).contains("y = %"))
  }

  @Test func longChainsAreNotDeep() {
    let sum = "x = a" + String(repeating: " + a", count: 20_000) + "\n"
    #expect(lowerPython(sum).incomplete == nil)
    let either = "if a" + String(repeating: " or a", count: 20_000) + ":\n    pass\n"
    #expect(lowerPython(either).incomplete == nil)
    let clauses = "if a: pass\n" + String(repeating: "elif a: pass\n", count: 5_000)
    #expect(lowerPython(clauses).incomplete == nil)
  }

  @Test func hugeFilesLowerInOneGo() {
    let list = "x = [" + String(repeating: "'element', ", count: 100_000) + "]\n"
    let imports = (0..<20_000).map { "import m\($0)\n" }.joined()
    #expect(lowerPython(list).functions[0].operands.count == 100_000)
    #expect(lowerPython(imports).imports.count == 20_000)
  }

  @Test func everyPrefixLowers() {
    let bytes = Array(Self.sample.utf8)
    for length in bytes.indices { #expect(!lowerPython(Array(bytes[..<length])).functions.isEmpty) }
  }

  /// Deletes, doubles and overwrites bytes by a fixed sequence of numbers, so that a failure can be repeated.
  @Test func mutatedInputLowers() {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let seed = Array(Self.sample.utf8)
    for _ in 0..<1_000 {
      var bytes = seed
      for _ in 0...next(8) {
        let position = next(bytes.count)
        switch next(3) {
        case 0: bytes.remove(at: position)
        case 1: bytes.insert(bytes[next(bytes.count)], at: position)
        default: bytes[position] = UInt8(next(256))
        }
      }
      #expect(isConsistent(lowerPython(bytes)))
    }
  }

  /// Every block, register and variable that the IR names exists, and every range is in order.
  private func isConsistent(_ module: Module) -> Bool {
    module.functions.allSatisfy { function in
      let isTarget = { (block: BlockID) in Int(block.index) < function.blocks.count }
      return function.blocks.allSatisfy { block in
        guard block.instructions.upperBound <= function.instructions.count, block.handler.map(isTarget) ?? true else {
          return false
        }
        return switch block.terminator {
        case .jump(let target): isTarget(target)
        case .branch(let value, let then, let other):
          isTarget(then) && isTarget(other) && Int(value.index) < function.instructions.count
        case .return(let value), .raise(let value): value.map { Int($0.index) < function.instructions.count } ?? true
        }
      } && function.instructions.allSatisfy { $0.start <= $0.end }
    }
  }
}
