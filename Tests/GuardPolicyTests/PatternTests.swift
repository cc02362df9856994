import GuardPolicy
import Testing

@Suite struct PatternTests {
  @Test(arguments: [
    ("abc", "abc", true), ("abc", "abcd", false), ("^a.c$", "abc", true), ("a*", "", true), ("a*b+c?", "aabbb", true),
    ("[a-f0-9]{4}", "beef", true), ("[a-f0-9]{4}", "bee", false), ("[^x]+", "abx", false),
    ("(ab|cd){2,3}", "abcdab", true),
    ("(ab|cd){2,3}", "ab", false), ("\\d+-\\w*\\s", "12-a_9 ", true), ("\\D", "1", false), ("a{2,}", "aaaa", true),
    ("(a|b)*c|d", "d", true), ("(?:x|y)z", "yz", true), ("[]a]", "]", true), ("[a\\]]+", "a]", true), ("", "", true),
    (".", "\n", false), ("a|", "", true),
  ]) func patternsMatchWhole(pattern: String, text: String, isMatch: Bool) throws {
    let found = try TextPattern(pattern).matches(Array(text.utf8).span)
    #expect(found == isMatch)
  }

  @Test(arguments: ["(", ")", "[a", "a{2", "a{3,1}", "*a", "\\", "(?=a)", "\\1", "[z-a]", "(((a{1000}){1000}){10})"])
  func faultsAreSaid(pattern: String) { #expect(throws: PatternFault.self) { try TextPattern(pattern) } }

  /// Patterns that take backtracking matchers years.
  @Test func timeIsLinear() throws {
    let pattern = try TextPattern("(a+)+(a|aa)*b")
    let isMatch = pattern.matches([UInt8](repeating: UInt8(ascii: "a"), count: 20_000).span)
    #expect(!isMatch)
  }
}
