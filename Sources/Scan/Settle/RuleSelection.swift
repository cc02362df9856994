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

    func matches(rule: String, risk: Risk, severity: Severity) -> Bool {
      switch self {
      case .rule(let id): id == rule
      case .risk(let wanted): wanted == risk
      case .severity(let wanted): wanted == severity
      }
    }
  }

  /// Empty means all.
  package var only: [Selector] = []
  package var skip: [Selector] = []

  package init() {}

  /// Selectors of the same sort widen what is selected, of different sorts narrow it: `SAS-1 high` is the high ones of
  /// SAS-1, `SAS-1 SAS-2` is both.
  package func includes(rule: String, risk: Risk, severity: Severity) -> Bool {
    if skip.contains(where: { $0.matches(rule: rule, risk: risk, severity: severity) }) { return false }
    let names = only.filter { if case .severity = $0 { false } else { true } }
    let severities = only.filter { if case .severity = $0 { true } else { false } }
    return [names, severities].allSatisfy { group in
      group.isEmpty || group.contains { $0.matches(rule: rule, risk: risk, severity: severity) }
    }
  }
}
