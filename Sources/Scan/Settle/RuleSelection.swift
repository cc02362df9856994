package import Core

/// Which rules a scan reports: all, or those that are named and not excluded.
package struct RuleSelection: Sendable {
  /// A word on the command line or in the configuration that names rules.
  package enum Selector: Hashable, Sendable {
    case rule(String)
    case risk(Risk)
    case severity(Severity)

    /// "sql-injection", "SAS-1" (any case) or "high".
    /// - Throws: when it names none of `rules`; with the nearest name.
    package init(_ text: String, rules: [String]) throws(ScanError) {
      let lower = text.lowercased()
      if let risk = Risk.allCases.first(where: { $0.id.lowercased() == lower }) {
        self = .risk(risk)
      } else if let severity = Severity.allCases.first(where: { $0.name == lower }) {
        self = .severity(severity)
      } else if rules.contains(lower) {
        self = .rule(lower)
      } else {
        throw .unknownSelector(text, suggestion: Spelling.nearest(to: lower, in: rules))
      }
    }

    func matches(_ info: RuleInfo) -> Bool {
      switch self {
      case .rule(let id): id == info.id
      case .risk(let risk): risk == info.risk
      case .severity(let severity): severity == info.severity
      }
    }

    var severity: Severity? {
      if case .severity(let severity) = self { severity } else { nil }
    }
  }

  /// Empty means all.
  package var only: [Selector] = []
  package var skip: [Selector] = []

  package init() {}

  /// Whether a rule can have findings that are selected; their severity decides when they are known.
  func mayInclude(_ info: RuleInfo) -> Bool {
    let skipped = skip.contains { if case .severity = $0 { false } else { $0.matches(info) } }
    let names = only.filter { if case .severity = $0 { false } else { true } }
    return !skipped && (names.isEmpty || names.contains { $0.matches(info) })
  }

  /// Whether the severity of a finding is selected. Selectors of the same sort widen the selection and those of different
  /// sorts narrow it: `SAS-1 high` is the high ones of SAS-1, `SAS-1 SAS-2` is both.
  func includes(_ severity: Severity) -> Bool {
    let wanted = only.compactMap(\.severity)
    return !skip.contains(.severity(severity)) && (wanted.isEmpty || wanted.contains(severity))
  }
}
