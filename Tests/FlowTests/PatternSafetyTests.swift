import Core
import Testing

@testable import Flow

/// What a regular expression proves of the texts that it matches.
@Suite struct PatternSafetyTests {
  private func ruledOut(_ pattern: String) -> SinkSet {
    PatternSafety(pattern.hasPrefix("/") ? PatternText(literal: pattern) : PatternText(pattern)).ruledOut
  }

  @Test(arguments: [
    "^[a-z]+$", "^[A-Za-z0-9_]{1,32}$", #"^\w+$"#, #"\A[0-9]+\Z"#, "/^[a-f0-9]+$/i", "^(?:a|b|c)$",
    "^(?P<name>[a-z]+)$",
    "^(?<name>[a-z]+)$", #"^\d{4}-\d{2}$"#, "^abc$", "^[-a-z]?[a-z]*$", "^a{2,}$", "^(a(b|c))+$",
  ])
  func harmlessForAShell(pattern: String) { #expect(ruledOut(pattern).contains(.shell)) }

  @Test(arguments: [
    "[a-z]+", "^[a-z]+", "[a-z]+$", "^.*$", "^[^a]+$", "^a$|^b$", "^a|b$", #"^\S+$"#, #"^[\w ]+$"#, "^[a-z;]+$",
    "/^[a-z]+$/m", "^(a|.*)$", #"^(a)\1$"#, "^[a-z]+$|", "", "^", "^$|.", #"^a\$"#, "^[a-z", "^(a$", #"^\x3b$"#,
    "^(^a|b)",
    "(^a$)", "^[ -~]+$", "^[+--]+;$", #"^\p{L}+$"#, "^(?=a).+$", "(?i)[a-z]+", #"^[\s\S]*$"#,
  ])
  func provesNothingForAShell(pattern: String) { #expect(!ruledOut(pattern).contains(.shell)) }

  @Test func dangersAreToldApart() {
    let path = ruledOut("^[a-z/.]+$")
    #expect(path.contains(.shell) && !path.contains(.sql) && !path.contains(.path))
    let name = ruledOut("^[a-z.]+$")
    #expect(name.contains(.path))
    let options = ruledOut("^[a-z-]+$")
    #expect(options.contains(.shell) && !options.contains(.argument))
    let markup = ruledOut("^[^<>&\"']+$")
    #expect(markup.contains(.html) && !markup.contains(.shell))
    #expect(ruledOut("^[0-9]+$").contains(.header))
  }

  @Test(arguments: [
    "(a+)+$", "^(a|a)*$", "([a-z]+)*@", "(.*)*x", #"^(\w+\s?)*$"#, "(a*)*", "(a+.)+", "^(([a-z])+.)+[A-Z]$",
  ])
  func exponential(pattern: String) { #expect(PatternCost(pattern).isExponential) }

  @Test(arguments: [
    "^[a-z]+$", "a+b+", "(ab)+", "(a|b)*", #"^\d{3}-\d{4}$"#, "", "(", "[", "(a", #"\"#, "(?:abc)*", "(a+b)+",
  ])
  func linear(pattern: String) { #expect(!PatternCost(pattern).isExponential) }

  @Test func removingLeavesTheOtherCharacters() {
    let words = PatternSafety.ruledOut(byRemoving: PatternText("[^a-z0-9]+"), inserting: "_")
    #expect(words.contains(.shell) && words.contains(.path) && words.contains(.sql))
    let quotes = PatternSafety.ruledOut(byRemoving: PatternText("[<>\"'&]"), inserting: "")
    #expect(quotes.contains(.html) && !quotes.contains(.shell))
    #expect(!PatternSafety.ruledOut(byRemoving: PatternText("[^a-z]"), inserting: ";").contains(.shell))
    for pattern in ["[^a-z]x", "", "(", "^[^a-z]", "[^a-z]|b", "a[^a-z]", "[^a-z]{2,}"] {
      #expect(!PatternSafety.ruledOut(byRemoving: PatternText(pattern), inserting: "").contains(.shell), "\(pattern)")
    }
  }

  /// Whatever stands in a pattern, reading it ends inside of it.
  @Test func oddPatternsDoNotReadOutside() {
    let pieces = [
      "(", ")", "[", "]", "{", "}", "\\", "^", "$", "?", "*", "|", "/", "-", "P", "<", ">", "a", "]-", "é", "(?", "(?<",
    ]
    for one in pieces {
      for other in pieces {
        for third in pieces {
          let pattern = one + other + third
          _ = PatternSafety(PatternText(literal: pattern), anchoredAtStart: true, anchoredAtEnd: true).ruledOut
          _ = PatternSafety.ruledOut(byRemoving: PatternText(pattern), inserting: "")
          _ = PatternCost(pattern).isExponential
        }
      }
    }
  }
}
