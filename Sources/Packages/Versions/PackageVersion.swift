/// A version of a package in the order of its ecosystem.
protocol PackageVersion: Comparable, Sendable {
  /// Reads a version as it stands in a manifest; nil when it is not one.
  init?(_ text: String)
}

/// The upper end of a range of versions.
struct Ceiling<Version: PackageVersion> {
  var version: Version
  var isInclusive: Bool
}

/// What a requirement says of the versions it accepts.
protocol VersionRequirement {
  associatedtype Version: PackageVersion
  /// The only version that is accepted, when there is just one.
  var exact: Version? { get }
  /// The upper end of what is accepted; nil when any newer version is.
  var ceiling: Ceiling<Version>? { get }
  func contains(_ version: Version) -> Bool
}

/// Reads versions byte by byte.
struct VersionScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text.trimmed.lowercased()[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }
  var next: UInt8? { rest.first }
  /// What was not read yet.
  var remainder: String { String(Substring(rest)) }

  /// Takes a text if it is what comes next.
  mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  /// Takes one of several texts; the longest should come first.
  mutating func take(anyOf texts: [String]) -> String? {
    for text in texts where take(text) { return text }
    return nil
  }

  /// Takes a decimal number; one too large to add one to counts as the largest that is not.
  mutating func number() -> Int? {
    let digits = rest.prefix { $0.isDigit }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return min(Int(String(Substring(digits))) ?? Int.max, Int.max - 1)
  }

  /// Takes bytes as long as a condition holds.
  mutating func text(while holds: (UInt8) -> Bool) -> String {
    let taken = rest.prefix(while: holds)
    rest = rest.dropFirst(taken.count)
    return String(Substring(taken))
  }
}
