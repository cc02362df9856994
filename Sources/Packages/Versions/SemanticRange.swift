/// A range of npm versions: `^1.2`, `>=1 <3 || 4.x`, `1.2 - 1.4`. https://docs.npmjs.com/cli/configuring-npm/package-json
struct SemanticRange: VersionRequirement {
  /// One comparison as npm expands it: everything from a floor to a ceiling.
  struct Interval {
    var floor = SemanticVersion.lowest
    var isFloorInclusive = true
    var ceiling: Ceiling<SemanticVersion>?
    /// The versions that were written; a pre-release is accepted only beside one with its own three numbers.
    var written: [SemanticVersion] = []

    func contains(_ version: SemanticVersion) -> Bool {
      if version < floor || (version == floor && !isFloorInclusive) { return false }
      guard let ceiling else { return true }
      return ceiling.isInclusive ? version <= ceiling.version : version < ceiling.version
    }
  }

  /// Alternatives (`||`), each a list of intervals that must all hold.
  private(set) var alternatives: [[Interval]] = []

  init?(_ text: String) {
    for alternative in SemanticRange.split(text) {
      guard let intervals = SemanticRange.intervals(alternative) else { return nil }
      alternatives.append(intervals)
    }
  }

  /// The alternatives of a range, between `||`.
  private static func split(_ text: String) -> [String] {
    var alternatives = [""]
    var isBar = false
    for character in text {
      if character == "|", isBar { alternatives.append("") }
      isBar = character == "|" && !isBar
      if character != "|" { alternatives[alternatives.count - 1].append(character) }
    }
    return alternatives
  }

  private static func intervals(_ text: String) -> [Interval]? {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "," }.map(String.init)
    if words.isEmpty { return [Interval()] }
    if words.count == 3, words[1] == "-" { return hyphen(words[0], words[2]) }
    var intervals: [Interval] = []
    var index = 0
    while index < words.count {
      var word = words[index]
      if word.utf8.allSatisfy({ "<>=~^".utf8.contains($0) }), index + 1 < words.count {
        index += 1
        word += words[index]
      }
      guard let interval = Comparator(word)?.interval else { return nil }
      intervals.append(interval)
      index += 1
    }
    return intervals
  }

  private static func hyphen(_ low: String, _ high: String) -> [Interval]? {
    guard let low = PartialVersion(low), let high = PartialVersion(high) else { return nil }
    var interval = Interval(floor: low.floor, written: [low.floor, high.floor])
    if let after = high.afterLast {
      interval.ceiling = Ceiling(version: after, isInclusive: false)
    } else if high.major != nil {
      interval.ceiling = Ceiling(version: high.floor, isInclusive: true)
    }
    return [interval]
  }

  var exact: SemanticVersion? {
    guard alternatives.count == 1, alternatives[0].count == 1, let ceiling = alternatives[0][0].ceiling,
      ceiling.isInclusive, alternatives[0][0].isFloorInclusive, ceiling.version == alternatives[0][0].floor
    else { return nil }
    return ceiling.version
  }

  var ceiling: Ceiling<SemanticVersion>? {
    var highest: Ceiling<SemanticVersion>?
    for alternative in alternatives {
      let lowest = alternative.compactMap(\.ceiling).min(by: SemanticRange.isLower)
      guard let lowest else { return nil }
      if highest.map({ SemanticRange.isLower($0, lowest) }) ?? true { highest = lowest }
    }
    return highest
  }

  private static func isLower(_ left: Ceiling<SemanticVersion>, _ right: Ceiling<SemanticVersion>) -> Bool {
    left.version == right.version ? !left.isInclusive && right.isInclusive : left.version < right.version
  }

  func contains(_ version: SemanticVersion) -> Bool {
    alternatives.contains { intervals in
      guard intervals.allSatisfy({ $0.contains(version) }) else { return false }
      if version.prerelease.isEmpty { return true }
      return intervals.contains { interval in
        interval.written.contains { !$0.prerelease.isEmpty && $0.sharesNumbers(with: version) }
      }
    }
  }
}

/// One comparison of a range: an operator and a version that may be partial.
private struct Comparator {
  private let operation: String
  private let version: PartialVersion

  init?(_ text: String) {
    let operation = [">=", "<=", "~>", ">", "<", "=", "^", "~"].first { text.hasPrefix($0) } ?? ""
    guard let version = PartialVersion(String(text.dropFirst(operation.count))) else { return nil }
    self.operation = operation
    self.version = version
  }

  var interval: SemanticRange.Interval {
    guard version.major != nil else { return SemanticRange.Interval() }
    let floor = version.floor
    var interval = SemanticRange.Interval(written: [floor])
    switch operation {
    case ">=": interval.floor = floor
    case ">":
      interval.floor = version.afterLast ?? floor
      interval.isFloorInclusive = version.afterLast != nil
    case "<": interval.ceiling = exclusive(version.isComplete ? floor : floor.firstPrerelease)
    case "<=": interval.ceiling = last
    case "^": return caret
    case "~", "~>": return tilde
    default:
      interval.floor = floor
      interval.ceiling = last
    }
    return interval
  }

  /// Up to the last version that the partial one stands for.
  private var last: Ceiling<SemanticVersion> {
    version.afterLast.map(exclusive) ?? Ceiling(version: version.floor, isInclusive: true)
  }

  private func exclusive(_ version: SemanticVersion) -> Ceiling<SemanticVersion> {
    Ceiling(version: version, isInclusive: false)
  }

  /// Everything that keeps the leftmost number other than zero.
  private var caret: SemanticRange.Interval {
    let floor = version.floor
    let next: SemanticVersion
    if floor.major > 0 || version.minor == nil {
      next = SemanticVersion(floor.major + 1, 0, 0)
    } else if floor.minor > 0 || version.patch == nil {
      next = SemanticVersion(0, floor.minor + 1, 0)
    } else {
      next = SemanticVersion(0, 0, floor.patch + 1)
    }
    return SemanticRange.Interval(floor: floor, ceiling: exclusive(next.firstPrerelease), written: [floor])
  }

  /// Everything with the same minor number, or the same major one when there is no minor.
  private var tilde: SemanticRange.Interval {
    let floor = version.floor
    let next =
      version.minor == nil
      ? SemanticVersion(floor.major + 1, 0, 0) : SemanticVersion(floor.major, floor.minor + 1, 0)
    return SemanticRange.Interval(floor: floor, ceiling: exclusive(next.firstPrerelease), written: [floor])
  }
}

extension PartialVersion {
  fileprivate var isComplete: Bool { patch != nil }
}

extension SemanticVersion {
  /// The lowest pre-release of the same three numbers.
  fileprivate var firstPrerelease: SemanticVersion { SemanticVersion(major, minor, patch, prerelease: [.number(0)]) }
}
