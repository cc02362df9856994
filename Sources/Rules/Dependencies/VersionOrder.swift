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
