/// The version specifiers of a Python requirement: `>=2,!=2.1.*,<3`.
/// https://packaging.python.org/en/latest/specifications/version-specifiers/
struct PythonSpecifiers: VersionRequirement {
  enum Comparison: String, CaseIterable {
    case arbitrary = "==="
    case compatible = "~="
    case equal = "=="
    case unequal = "!="
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case greater = ">"
  }

  struct Clause {
    var comparison: Comparison
    var version: PythonVersion
    /// Written with `.*`: every version that starts so.
    var isPrefix: Bool
  }

  private(set) var clauses: [Clause] = []

  /// - Parameter text: the clauses, separated by commas, in parentheses or not; nil when a clause cannot be read.
  init?(_ text: String) {
    let inner = text.filter { $0 != "(" && $0 != ")" }
    for part in inner.split(separator: ",") {
      let part = String(part).trimmed
      if part.isEmpty { continue }
      guard let clause = PythonSpecifiers.clause(part) else { return nil }
      clauses.append(clause)
    }
  }

  private static func clause(_ text: String) -> Clause? {
    guard let comparison = Comparison.allCases.first(where: { text.hasPrefix($0.rawValue) }) else { return nil }
    var number = String(text.dropFirst(comparison.rawValue.count)).trimmed
    let isPrefix = number.hasSuffix(".*")
    if isPrefix { number.removeLast(2) }
    guard let version = PythonVersion(number) else { return nil }
    return Clause(comparison: comparison, version: version, isPrefix: isPrefix)
  }

  var exact: PythonVersion? {
    clauses.first { ($0.comparison == .equal || $0.comparison == .arbitrary) && !$0.isPrefix }?.version
  }

  var ceiling: Ceiling<PythonVersion>? {
    clauses.compactMap(\.ceiling).min {
      $0.version == $1.version ? !$0.isInclusive && $1.isInclusive : $0.version < $1.version
    }
  }

  func contains(_ version: PythonVersion) -> Bool { clauses.allSatisfy { $0.contains(version) } }
}

extension PythonSpecifiers.Clause {
  fileprivate var ceiling: Ceiling<PythonVersion>? {
    switch comparison {
    case .less: Ceiling(version: version, isInclusive: false)
    case .atMost, .arbitrary: Ceiling(version: version, isInclusive: true)
    case .equal: isPrefix ? prefixCeiling(version.writtenParts) : Ceiling(version: version, isInclusive: true)
    case .compatible: prefixCeiling(max(version.writtenParts - 1, 1))
    case .unequal, .atLeast, .greater: nil
    }
  }

  private func prefixCeiling(_ count: Int) -> Ceiling<PythonVersion> {
    Ceiling(version: version.successor(keeping: count), isInclusive: false)
  }

  fileprivate func contains(_ candidate: PythonVersion) -> Bool {
    let stripped = candidate.withoutLocal
    switch comparison {
    case .arbitrary: return candidate == version
    case .equal: return matches(candidate)
    case .unequal: return !matches(candidate)
    case .atMost: return stripped <= version
    case .atLeast: return stripped >= version
    case .less:
      // `<3.1` leaves out 3.1rc1 as well.
      return stripped < version
        && !(candidate.isPrerelease && !version.isPrerelease && candidate.sharesRelease(with: version))
    case .greater:
      return stripped > version
        && !(candidate.post != nil && version.post == nil && candidate.sharesRelease(with: version))
    case .compatible:
      return stripped >= version && candidate.hasPrefix(version, keeping: max(version.writtenParts - 1, 1))
    }
  }

  private func matches(_ candidate: PythonVersion) -> Bool {
    if isPrefix { return candidate.hasPrefix(version, keeping: version.writtenParts) }
    return version.local.isEmpty ? candidate.withoutLocal == version : candidate == version
  }
}
