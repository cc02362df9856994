import Core
import Rules
import Testing

/// Every rule over its own small applications, through the whole scanner.
@Suite struct FixtureTests {
  @Test("every rule has a bad and a good fixture", arguments: Registry.rules.map(\.info.id))
  func coverage(rule: String) {
    let own = Fixture.all.filter { $0.rule == rule }
    #expect(own.contains { $0.isBad && !$0.marks(.finding).union($0.marks(.missing)).isEmpty })
    #expect(own.contains { !$0.isBad && !$0.contents.isEmpty })
  }

  @Test("every fixture belongs to a rule")
  func ownership() {
    let rules = Set(Registry.rules.map(\.info.id))
    #expect(Fixture.all.map(\.rule).filter { !rules.contains($0) } == [])
  }

  /// When this fails because a rule became better, `Scripts/fixtures.py` writes the words anew.
  @Test("a fixture's lines are reported as they say", arguments: Fixture.all)
  func expectations(fixture: Fixture) {
    let reported = fixture.reported()
    let expected = fixture.marks(.finding).union(fixture.marks(.spurious))
    #expect(reported == expected)
    #expect(reported.isDisjoint(with: fixture.marks(.missing)))
  }
}
