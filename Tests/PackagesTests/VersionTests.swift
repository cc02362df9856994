import Testing

@testable import Packages

@Suite struct PythonVersionTests {
  @Test func ordersAsTheStandardSays() throws {
    let ordered = [
      "1.dev0", "1.0.dev456", "1.0a1", "1.0a2.dev456", "1.0a12.dev456", "1.0a12", "1.0b1.dev456", "1.0b2",
      "1.0b2.post345.dev456", "1.0b2.post345", "1.0rc1.dev456", "1.0rc1", "1.0", "1.0+abc.5", "1.0+abc.7", "1.0+5",
      "1.0.post456.dev34", "1.0.post456", "1.1.dev1", "1.10", "1!0.1",
    ]
    let versions = try ordered.map { try #require(PythonVersion($0)) }
    for (left, right) in zip(versions, versions.dropFirst()) {
      #expect(left < right)
      #expect(!(right < left))
    }
  }

  @Test(arguments: [
    ("1.0", "1"), ("v1.0.0", "1.0"), ("1.0-rc.1", "1.0rc1"), ("1.0-1", "1.0.post1"), ("1.0ALPHA", "1.0a0"),
    ("1.0.REV4", "1.0.post4"), ("1.0c2", "1.0rc2"), (" 1.0 ", "1.0"),
  ])
  func spellingsAreEqual(_ left: String, _ right: String) {
    #expect(PythonVersion(left) != nil)
    #expect(PythonVersion(left) == PythonVersion(right))
  }

  @Test(arguments: ["", "x", "1.", "1..2", "1.0-", "latest", "1.0+", ">=1"])
  func isNoVersion(_ text: String) {
    #expect(PythonVersion(text) == nil)
  }

  @Test(arguments: [
    ("~=2.2", "2.9", true), ("~=2.2", "3.0", false), ("~=1.4.5", "1.4.9", true), ("~=1.4.5", "1.5", false),
    ("~=1.4.0", "1.4.7", true), ("==1.*", "1.9.3", true), ("==1.*", "2.0", false), ("==1.1", "1.1.0", true),
    ("==1.1", "1.1+local", true), ("!=1.5.*", "1.5.2", false), ("!=1.5", "1.5.1", true), (">=1,<2,!=1.3", "1.3", false),
    (">=1,<2,!=1.3", "1.4", true), ("<3.1", "3.1rc1", false), ("<3.1", "3.0.post1", true), (">1.7", "1.7.post1", false),
    (">1.7", "1.7.1", true), ("===1.0", "1.0", true), ("(>=1.0)", "1.2", true), ("", "0.1", true),
  ])
  func specifiersAccept(_ specifiers: String, _ version: String, _ expected: Bool) throws {
    let specifiers = try #require(PythonSpecifiers(specifiers))
    #expect(specifiers.contains(try #require(PythonVersion(version))) == expected)
  }

  @Test(arguments: [
    ("<2,<3", "2", false), ("<=2,>1", "2", true), ("~=1.4.2", "1.5.dev0", false), ("==1.4.*", "1.5.dev0", false),
    ("==1.4", "1.4", true), ("<2,<=2", "2", false),
  ])
  func specifiersEnd(_ specifiers: String, _ version: String, _ isInclusive: Bool) throws {
    let ceiling = try #require(PythonSpecifiers(specifiers)?.ceiling)
    #expect(ceiling.version == PythonVersion(version))
    #expect(ceiling.isInclusive == isInclusive)
  }

  @Test func openSpecifiersHaveNoEnd() {
    #expect(PythonSpecifiers(">=1,!=2")?.ceiling == nil)
    #expect(PythonSpecifiers("=>1") == nil)
  }
}

@Suite struct SemanticVersionTests {
  @Test func ordersAsTheStandardSays() throws {
    let ordered = [
      "0.0.1", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
      "1.0.0-rc.1", "1.0.0", "1.9.0", "1.10.0", "99999999999999999999.0.0",
    ]
    let versions = try ordered.map { try #require(SemanticVersion($0)) }
    for (left, right) in zip(versions, versions.dropFirst()) { #expect(left < right && !(right < left)) }
  }

  @Test(arguments: [
    ("^1.2.3", "1.9.9", true), ("^1.2.3", "2.0.0", false), ("^1.2.3", "2.0.0-rc.1", false), ("^0.2.3", "0.2.9", true),
    ("^0.2.3", "0.3.0", false), ("^0.0.3", "0.0.3", true), ("^0.0.3", "0.0.4", false), ("^0.0", "0.0.9", true),
    ("^0.x", "0.9.0", true), ("^0.x", "1.0.0", false), ("~1.2.3", "1.2.9", true), ("~1.2.3", "1.3.0", false),
    ("~1", "1.9.0", true), ("~1", "2.0.0", false), ("1.2.x", "1.2.7", true), ("1.2.x", "1.3.0", false),
    ("1", "1.5.0", true),
    ("*", "7.0.0", true), ("", "7.0.0", true), ("latest", "7.0.0", false), (">1.2", "1.2.9", false),
    (">1.2", "1.3.0", true),
    ("<1.2", "1.2.0", false), ("<1.2", "1.1.9", true), ("<=1.2", "1.2.9", true), ("<=1.2", "1.3.0", false),
    (">=1.2.7 <1.3.0", "1.2.8", true), (">= 1.2.7 < 1.3.0", "1.3.0", false), ("1.2.7 || >=1.2.9 <2", "1.2.8", false),
    ("1.2.7||>=1.2.9 <2", "1.9.0", true), ("1.2.3 - 2.3.4", "2.3.4", true), ("1.2.3 - 2.3", "2.3.9", true),
    ("1.2.3 - 2.3", "2.4.0", false), ("=1.2.3", "1.2.3", true), ("v1.2.3", "1.2.3", true),
    (">1.2.3-alpha.3", "1.2.3-alpha.7", true),
    (">1.2.3-alpha.3", "3.4.5-alpha.9", false), ("~1.2.3-beta.2", "1.2.3-beta.4", true), ("1.2.3+build", "1.2.3", true),
  ])
  func rangesAccept(_ range: String, _ version: String, _ expected: Bool) throws {
    let accepted = SemanticRange(range)?.contains(try #require(SemanticVersion(version))) ?? false
    #expect(accepted == expected)
  }

  @Test(arguments: [
    ("1.2.3", "1.2.3"), ("=1.2.3", "1.2.3"), ("^1.2.3", ""), ("1.2.x", ""),
    ("1.2.3 || 1.2.4", ""), ("*", ""),
  ])
  func exactRanges(_ range: String, _ version: String) {
    #expect(SemanticRange(range)?.exact == SemanticVersion(version))
  }

  @Test func theNewestAlternativeDecidesTheEnd() {
    #expect(SemanticRange("^1.0.0 || ^3.0.0")?.ceiling?.version == SemanticVersion("4.0.0-0"))
    #expect(SemanticRange("^1.0.0 || >=3")?.ceiling == nil)
  }
}
