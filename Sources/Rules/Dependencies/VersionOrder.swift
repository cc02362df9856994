import Core

/// The order of version numbers, as far as advisories need it.
enum VersionOrder {
  /// Whether one version comes before another: by its numbers, then by its text.
  static func isBefore(_ left: String, _ right: String) -> Bool {
    let (first, second) = (numbers(left), numbers(right))
    for (one, other) in zip(first, second) where one != other { return one < other }
    return first.count == second.count ? left < right : first.count < second.count
  }

  private static func numbers(_ version: String) -> [Int] {
    version.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
  }
}

extension Dependency {
  /// "requests 2.19.0", or the name alone when the version is open.
  var display: String { version.map { "\(name) \($0)" } ?? name }

  /// A Git source that is fixed by a whole commit.
  var isPinnedByCommit: Bool {
    let tail = requirement.split(whereSeparator: { $0 == "@" || $0 == "#" }).last ?? ""
    return tail.count == 40 && tail.allSatisfy(\.isHexDigit)
  }
}
