import Core

/// Finds the published weaknesses of the version that a dependency ends up with.
struct AdvisoryMatcher {
  let table: AdvisoryTable

  /// The advisories of a dependency: those of its version where that is known, otherwise those that even the
  /// newest version its requirement allows still has. A requirement that allows a mended version is only unpinned.
  func match(_ declared: DeclaredDependency) -> [Dependency.Advisory] {
    switch declared.dependency.ecosystem {
    case .python: advisories(declared.key, declared.dependency, PythonSpecifiers(declared.range))
    case .javascript: advisories(declared.key, declared.dependency, SemanticRange(declared.range))
    }
  }

  private func advisories<Requirement: VersionRequirement>(
    _ name: String, _ dependency: Dependency, _ requirement: Requirement?
  ) -> [Dependency.Advisory] {
    guard let facts = table.facts(dependency.ecosystem, name) else { return [] }
    return facts.advisories.compactMap { row in
      let intervals = row.intervals.compactMap(AffectedInterval<Requirement.Version>.init)
      guard let affected = affecting(intervals, dependency, requirement) else { return nil }
      let fixed = affected.isHighAffected ? "" : affected.highText
      return Dependency.Advisory(id: row.id, summary: row.summary, fixedIn: fixed, isMalicious: row.isMalicious)
    }
  }

  private func affecting<Requirement: VersionRequirement>(
    _ intervals: [AffectedInterval<Requirement.Version>], _ dependency: Dependency, _ requirement: Requirement?
  ) -> AffectedInterval<Requirement.Version>? {
    if let version = dependency.version {
      guard let version = Requirement.Version(version) else { return nil }
      return intervals.first { $0.contains(version) }
    }
    if dependency.pin == .url { return nil }
    guard let ceiling = requirement?.ceiling else { return intervals.first { $0.high == nil } }
    return intervals.first { $0.holdsNewest(below: ceiling) }
  }
}

/// An interval of affected versions, in the ecosystem's order.
private struct AffectedInterval<Version: PackageVersion> {
  let low: Version?
  let high: Version?
  let isHighAffected: Bool
  let highText: String

  init?(_ interval: AdvisoryRow.Interval) {
    low = Version(interval.low)
    high = Version(interval.high)
    isHighAffected = interval.isHighAffected
    highText = interval.high
    if (low == nil && !interval.low.isEmpty) || (high == nil && !interval.high.isEmpty) { return nil }
  }

  func contains(_ version: Version) -> Bool {
    if let low, version < low { return false }
    guard let high else { return true }
    return isHighAffected ? version <= high : version < high
  }

  /// Whether the newest version below a ceiling lies in the interval. The versions that exist are not known, so a
  /// ceiling itself stands for it; one that is not allowed stands for what comes right before it.
  func holdsNewest(below ceiling: Ceiling<Version>) -> Bool {
    if ceiling.isInclusive { return contains(ceiling.version) }
    if let low, ceiling.version <= low { return false }
    guard let high else { return true }
    return high >= ceiling.version
  }
}
