import Regenerate
import Testing

/// The registry and the rule pages are written by a program and committed.
@Suite struct FreshnessTests {
  private static let root =
    #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" }

  @Test("registry and rule pages are fresh; `make regenerate` refreshes them")
  func freshness() throws {
    let generators: [any Generator] = [RegistryGenerator(), RuleDocsGenerator()]
    let stale = try generators.flatMap { try $0.files(root: Self.root) }.filter { !$0.isFresh(root: Self.root) }
    #expect(stale.map(\.path) == [], "run `make regenerate`")
  }
}
