package import Core

/// A published weakness as the data set holds it.
package struct AdvisoryRow: Hashable, Sendable {
  /// Versions from `low` to `high`, as text of the ecosystem; an empty end is open.
  package struct Interval: Hashable, Sendable {
    /// The first affected version.
    package var low: String
    /// The first version that is no longer affected, or the last that is.
    package var high: String
    package var isHighAffected: Bool

    package init(low: String, high: String, isHighAffected: Bool) {
      (self.low, self.high, self.isHighAffected) = (low, high, isHighAffected)
    }
  }

  /// CVE or GHSA identifier, or another that can be looked up.
  package var id: String
  /// One line, without the package's name.
  package var summary: String
  package var isMalicious: Bool
  package var intervals: [Interval]

  package init(id: String, summary: String, isMalicious: Bool = false, intervals: [Interval]) {
    (self.id, self.summary, self.isMalicious, self.intervals) = (id, summary, isMalicious, intervals)
  }

  /// Reads `>=1.0 <1.8.2 || <0.30` into intervals. Each alternative has at most a lower end (`>=`) and an upper one (`<`
  /// or `<=`), or is one version (`=1.2.3`), or all (`*`); nil when it is none of these.
  package static func intervals(_ text: String) -> [Interval]? {
    var intervals: [Interval] = []
    for alternative in text.split(separator: "|") {
      guard let interval = interval(String(alternative)) else { return nil }
      intervals.append(interval)
    }
    return intervals.isEmpty ? nil : intervals
  }

  private static func interval(_ text: String) -> Interval? {
    var interval = Interval(low: "", high: "", isHighAffected: false)
    for word in text.split(separator: " ") {
      if word.hasPrefix(">=") {
        interval.low = String(word.dropFirst(2))
      } else if word.hasPrefix("<=") {
        (interval.high, interval.isHighAffected) = (String(word.dropFirst(2)), true)
      } else if word.hasPrefix("<") {
        interval.high = String(word.dropFirst())
      } else if word.hasPrefix("=") {
        interval = Interval(low: String(word.dropFirst()), high: String(word.dropFirst()), isHighAffected: true)
      } else if word != "*" {
        return nil
      }
    }
    return interval
  }
}

/// What is known of one package: its published weaknesses, and what its modules are called.
package struct PackageFacts: Sendable {
  package var ecosystem: Dependency.Ecosystem
  /// In the form in which the ecosystem compares names.
  package var name: String
  package var advisories: [AdvisoryRow]
  /// The top-level modules that it installs, where they differ from its name.
  package var modules: [String]

  package init(ecosystem: Dependency.Ecosystem, name: String, advisories: [AdvisoryRow] = [], modules: [String] = []) {
    (self.ecosystem, self.name, self.advisories, self.modules) = (ecosystem, name, advisories, modules)
  }

  /// The bytes that the table is sorted and searched by.
  var key: [UInt8] { PackageFacts.key(ecosystem, name) }

  static func key(_ ecosystem: Dependency.Ecosystem, _ name: String) -> [UInt8] {
    Array((ecosystem == .python ? "p:" : "j:").utf8) + Array(name.utf8)
  }
}
