package import Core

/// The user's decisions about a tree, from `cordon.yaml` in its root or from `--config`.
package struct Configuration: Sendable {
  /// Findings that the user decided to keep.
  package struct Ignore: Sendable {
    /// The rule's id; nil for every rule.
    package var rule: String?
    package var path: PathPattern
    package var reason: String
    /// The last day on which it holds, as year-month-day; nil for ever.
    package var expires: String?
  }

  package var exclude: [PathPattern] = []
  package var selection = RuleSelection()
  package var severities: [String: Severity] = [:]
  package var ignores: [Ignore] = []
  /// The threshold of exit code 1; nil when the file says nothing.
  package var failOn: FailureThreshold?
  /// The path of a baseline file, relative to the configuration's folder.
  package var baseline: String?

  package init() {}
}

/// From which severity on findings make the command fail.
package enum FailureThreshold: Hashable, Sendable {
  case from(Severity)
  case never

  package init?(_ text: String) {
    if text == "never" {
      self = .never
    } else if let severity = Severity.allCases.first(where: { $0.name == text }) {
      self = .from(severity)
    } else {
      return nil
    }
  }

  package func fails(_ findings: [Finding]) -> Bool {
    guard case .from(let severity) = self else { return false }
    return findings.contains { $0.severity >= severity }
  }
}
