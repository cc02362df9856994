import Regenerate
import Testing

/// The registry, the rule pages and the guard's event shapes are written by a program and committed.
@Suite struct FreshnessTests {
  private static let root =
    #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" }

  @Test("generated sources are fresh; `make regenerate` refreshes them")
  func freshness() throws {
    let generators: [any Generator] = [RegistryGenerator(), RuleDocsGenerator(), GuardShapeGenerator()]
    let stale = try generators.flatMap { try $0.files(root: Self.root) }.filter { !$0.isFresh(root: Self.root) }
    #expect(stale.map(\.path) == [], "run `make regenerate`")
  }
}
