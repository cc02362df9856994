/// What a rule is, as values, so that `cordon explain`, SARIF, docs/rules and every report share one text.
package struct RuleInfo: Sendable {
  /// In kebab case; equals the file's name, the fixture folder and the documentation page.
  package var id: String
  package var risk: Risk
  package var title: String
  package var severity: Severity
  package var confidence: Confidence
  /// The number of the weakness in the Common Weakness Enumeration. https://cwe.mitre.org
  package var cwe: Int
  /// Why it matters, in two or three sentences.
  package var why: String
  /// How to mend it, in general; a finding may say it for its own place.
  package var fix: String
  package var references: [String]

  package init(
    id: String, risk: Risk, title: String, severity: Severity, confidence: Confidence = .high, cwe: Int, why: String,
    fix: String, references: [String] = []
  ) {
    self.id = id
    self.risk = risk
    self.title = title
    self.severity = severity
    self.confidence = confidence
    self.cwe = cwe
    self.why = why
    self.fix = fix
    self.references = references
  }
}
