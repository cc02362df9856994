import Core
import Rules
import Testing

/// What holds for all rules together.
@Suite struct RegistryTests {
  @Test("a rule's type, and so its file, is named after its id", arguments: Registry.rules.map(\.info.id))
  func names(id: String) throws {
    let rule = try #require(Registry.rules.first { $0.info.id == id })
    #expect(String(describing: type(of: rule)).lowercased() == id.filter { $0 != "-" })
  }

  @Test("every risk has at least three rules, and no id is used twice")
  func balance() {
    let ids = Registry.rules.map(\.info.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count >= 150)
    for risk in Risk.allCases { #expect(Registry.rules.filter { $0.info.risk == risk }.count >= 3) }
  }

  @Test("every text is a sentence", arguments: Registry.rules.map(\.info.id))
  func texts(id: String) throws {
    let info = try #require(Registry.rules.first { $0.info.id == id }?.info)
    #expect(info.why.hasSuffix(".") && info.why.count > 60)
    #expect(info.fix.hasSuffix(".") && info.fix.count > 15)
    #expect(info.cwe > 0)
    #expect(!info.title.hasSuffix("."))
  }
}
