/// A place that helps to understand a finding, or where the same weakness stands once more.
package struct RelatedPlace: Hashable, Sendable {
  package var place: Place
  package var note: String
  /// Of the finding at this place that is told as a part of another; empty for a place that only explains.
  package var fingerprint: String
  package init(place: Place, note: String, fingerprint: String = "") {
    self.place = place
    self.note = note
    self.fingerprint = fingerprint
  }
}

/// One weakness at one place of the user's application.
package struct Finding: Sendable {
  package var rule: String
  package var risk: Risk
  package var severity: Severity
  package var confidence: Confidence
  /// One sentence about this place, without a full stop at its end.
  package var message: String
  package var place: Place
  /// The functions and resources concerned, by id, the most telling first.
  package var subjects: [String]
  /// The data's way, for findings that have one.
  package var steps: [TraceStep]
  package var related: [RelatedPlace]
  package var fix: Fix
  /// Findings of one application and rule that name the same cause are told as one; empty when it stands alone.
  package var cause = ""
  /// The application it belongs to, by the index in the scan.
  package var application: Int = 0
  /// What stays the same when lines move: a hash of rule, path, text of the line and a count; empty until it is settled.
  package var fingerprint = ""

  package init(
    _ info: RuleInfo, _ message: String, at place: Place, subjects: [String] = [], steps: [TraceStep] = [],
    related: [RelatedPlace] = [], fix: Fix? = nil, severity: Severity? = nil, confidence: Confidence? = nil
  ) {
    rule = info.id
    risk = info.risk
    self.severity = severity ?? info.severity
    self.confidence = confidence ?? info.confidence
    self.message = message
    self.place = place
    self.subjects = subjects
    self.steps = steps
    self.related = related
    self.fix = fix ?? Fix(advice: info.fix)
  }
}

extension Finding {
  /// Where the weakness stands: its own place, and those of the findings that are told along with it.
  package var places: [Place] { [place] + related.filter { !$0.fingerprint.isEmpty }.map(\.place) }
}

/// Collects what the rules find.
package struct Findings: Sendable {
  package private(set) var all: [Finding] = []

  package init() {}

  package mutating func add(_ finding: Finding) { all.append(finding) }
}
