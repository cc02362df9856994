/// A version of an npm package, ordered as semver 2.0.0 says. https://semver.org
struct SemanticVersion: PackageVersion, Hashable {
  /// An identifier of a pre-release: numbers sort before words.
  enum Identifier: Hashable, Comparable {
    case number(Int)
    case word(String)
  }

  var major = 0
  var minor = 0
  var patch = 0
  var prerelease: [Identifier] = []

  init(_ major: Int, _ minor: Int, _ patch: Int, prerelease: [Identifier] = []) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
  }

  /// Accepts `v1.2.3` and `=1.2.3`, as npm does, and needs all three numbers.
  init?(_ text: String) {
    guard let partial = PartialVersion(text), let minor = partial.minor, let patch = partial.patch else { return nil }
    self.init(partial.major ?? 0, minor, patch, prerelease: partial.prerelease)
  }

  /// The lowest version of all, below 0.0.0's own pre-releases.
  static let lowest = SemanticVersion(0, 0, 0, prerelease: [.number(0)])

  private var numbers: [Int] { [major, minor, patch] }

  /// Whether two versions have the same three numbers.
  func sharesNumbers(with other: SemanticVersion) -> Bool { numbers == other.numbers }

  static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    if left.numbers != right.numbers { return left.numbers.lexicographicallyPrecedes(right.numbers) }
    if left.prerelease.isEmpty || right.prerelease.isEmpty {
      return !left.prerelease.isEmpty && right.prerelease.isEmpty
    }
    return left.prerelease.lexicographicallyPrecedes(right.prerelease)
  }
}

/// A version of which numbers may be missing or be wildcards: `1`, `1.x`, `1.2.*`, `*`.
struct PartialVersion {
  private(set) var major: Int?
  private(set) var minor: Int?
  private(set) var patch: Int?
  private(set) var prerelease: [SemanticVersion.Identifier] = []

  private enum Part {
    case wildcard
    case number(Int)

    var number: Int? {
      guard case .number(let number) = self else { return nil }
      return number
    }
  }

  init?(_ text: String) {
    var scanner = VersionScanner(text)
    while scanner.take(anyOf: ["v", "=", " "]) != nil {}
    guard let first = PartialVersion.part(&scanner) else { return nil }
    major = first.number
    if scanner.take(".") {
      guard let second = PartialVersion.part(&scanner) else { return nil }
      minor = major == nil ? nil : second.number
    }
    if scanner.take(".") {
      guard let third = PartialVersion.part(&scanner) else { return nil }
      patch = minor == nil ? nil : third.number
    }
    if scanner.take("-") { readPrerelease(&scanner) }
    if scanner.take("+") { _ = scanner.text { $0.isNameByte } }
    if !scanner.isAtEnd { return nil }
  }

  private static func part(_ scanner: inout VersionScanner) -> Part? {
    if scanner.take(anyOf: ["x", "*"]) != nil { return .wildcard }
    return scanner.number().map { .number($0) }
  }

  private mutating func readPrerelease(_ scanner: inout VersionScanner) {
    repeat {
      let part = scanner.text { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      if part.isEmpty { return }
      let isNumber = part.utf8.allSatisfy { $0.isDigit }
      prerelease.append(isNumber ? .number(Int(part) ?? Int.max) : .word(part))
    } while scanner.take(".")
  }

  /// The lowest version that the partial one stands for.
  var floor: SemanticVersion { SemanticVersion(major ?? 0, minor ?? 0, patch ?? 0, prerelease: prerelease) }

  /// The first version after all that the partial one stands for; nil for `*`.
  var afterLast: SemanticVersion? {
    guard let major else { return nil }
    guard let minor else { return SemanticVersion(major + 1, 0, 0, prerelease: [.number(0)]) }
    guard patch != nil else { return SemanticVersion(major, minor + 1, 0, prerelease: [.number(0)]) }
    return nil
  }
}
