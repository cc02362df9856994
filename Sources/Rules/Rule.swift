package import Core

/// One check for one kind of weakness. A rule sees only the application model, never a file, a language or a template
/// format, so it works for every one of them.
package protocol Rule: Sendable {
  /// What the rule is; its id is the file's name in kebab case.
  static var info: RuleInfo { get }

  /// Whether it rests on what AWS does by default; it is then not asked about applications on other clouds.
  static var isAboutAWS: Bool { get }

  init()

  /// Looks through one application and adds what it finds.
  func check(_ application: Application, into findings: inout Findings)
}

extension Rule {
  package var info: RuleInfo { Self.info }
  package static var isAboutAWS: Bool { false }

  /// Whether the rule has something to say about an application.
  package func concerns(_ application: Application) -> Bool { application.isOnAWS || !Self.isAboutAWS }

  /// A finding of this rule, its fix in the words of this place when `fix` is given. Findings of one cause are told as one.
  func finding(
    _ message: String, at place: Place, subjects: [String] = [], related: [RelatedPlace] = [], fix: String? = nil,
    edits: [Fix.Edit] = [], settings: [Fix.Setting] = [], severity: Severity? = nil, confidence: Confidence? = nil,
    cause: String = ""
  ) -> Finding {
    var finding = Finding(
      Self.info, message, at: place, subjects: subjects, related: related,
      fix: Fix(advice: fix ?? Self.info.fix, edits: edits, settings: settings),
      severity: severity, confidence: confidence)
    finding.cause = cause
    return finding
  }
}

extension Known {
  /// The edit that writes another value in place of the one that is written: none when nothing is. Text is given with its
  /// quotation marks, which YAML and JSON read alike.
  func replaced(by text: String) -> [Fix.Edit] {
    guard case .known(_, let place) = self else { return [] }
    return [Fix.Edit(place: place, replacement: text)]
  }
}
