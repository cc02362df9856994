/// Matching of `*` (any characters) and `?` (any one).
package enum Wildcard {
  /// Whether the pattern includes the text; linear but for backtracking to the last `*`.
  package static func matches(_ pattern: String, _ text: String) -> Bool {
    let (any, one) = (UInt8(ascii: "*"), UInt8(ascii: "?"))
    // Most patterns are plain names.
    guard pattern.utf8.contains(where: { $0 == any || $0 == one }) else { return pattern == text }
    return pattern == "*" || matches(Array(pattern.utf8), Array(text.utf8), any: any, one: one)
  }

  /// The same over any units.
  /// - Parameters:
  ///   - any: the unit of a pattern that stands for any number of units.
  ///   - one: the unit that stands for exactly one.
  package static func matches<Unit: Equatable>(_ pattern: [Unit], _ text: [Unit], any: Unit, one: Unit) -> Bool {
    var at = 0
    var star: Int?
    var resume = 0
    var index = 0
    while index < text.count {
      if at < pattern.count, pattern[at] == any {
        star = at
        resume = index
        at += 1
      } else if at < pattern.count, pattern[at] == text[index] || pattern[at] == one {
        at += 1
        index += 1
      } else if let star {
        at = star + 1
        resume += 1
        index = resume
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == any }
  }
}
