import Testing

@testable import Scan

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 7, 64]) func resultsComeInOrder(_ jobs: Int) {
    #expect(Parallel.map(1000, jobs: jobs) { $0 * $0 } == (0..<1000).map { $0 * $0 })
  }

  @Test func nothingGivesNothing() { #expect(Parallel.map(0, jobs: 4) { $0 } == []) }

  /// An input that nests deeply needs a deep stack on every worker.
  @Test func workersHaveADeepStack() {
    @Sendable func depth(_ left: Int) -> Int { left == 0 ? 0 : 1 + depth(left - 1) }
    #expect(Parallel.map(2, jobs: 2) { _ in depth(400_000) } == [400_000, 400_000])
  }

  @Test func stagesAddUp() throws {
    var watch = Stopwatch()
    watch.add("read", 1)
    watch.add("check", 2)
    watch.add("read", 3)
    #expect(watch.stages.map(\.name) == ["read", "check"])
    #expect(watch.stages.map(\.seconds) == [4, 2])
  }
}
