package import Core

/// One check for one kind of weakness. A rule sees only the application model, never a file, a language or a template
/// format, so it works for every one of them.
package protocol Rule: Sendable {
  /// What the rule is; its id is the file's name in kebab case.
  static var info: RuleInfo { get }

  init()

  /// Looks through one application and adds what it finds.
  func check(_ application: Application, into findings: inout Findings)
}

extension Rule {
  package var info: RuleInfo { Self.info }

  /// A finding of this rule, its fix in the words of this place when `fix` is given.
  func finding(
    _ message: String, at place: Place, subjects: [String] = [], related: [RelatedPlace] = [], fix: String? = nil,
    severity: Severity? = nil, confidence: Confidence? = nil
  ) -> Finding {
    Finding(
      Self.info, message, at: place, subjects: subjects, related: related, fix: fix.map { Fix(advice: $0) },
      severity: severity, confidence: confidence)
  }
}
