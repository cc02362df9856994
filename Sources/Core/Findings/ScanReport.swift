/// What one scan produced; every output format writes this and nothing else.
package struct ScanReport: Sendable {
  /// A finding that a person decided to keep, and why.
  package struct Suppressed: Sendable {
    package enum Reason: Sendable { case inline(String), baseline, configuration(String) }
    package var finding: Finding
    package var reason: Reason
    package init(finding: Finding, reason: Reason) {
      self.finding = finding
      self.reason = reason
    }
  }

  /// What the engine did not understand, counted by what it is: "unresolved call: foo.bar".
  package struct CoverageGap: Sendable {
    package var what: String
    package var count: Int
    package var first: Place
    package init(what: String, count: Int, first: Place) {
      self.what = what
      self.count = count
      self.first = first
    }
  }

  package var version: String
  package var tree: FileTree
  package var applications: [Application] = []
  /// Sorted by risk, severity, place and rule.
  package var findings: [Finding] = []
  package var suppressed: [Suppressed] = []
  package var diagnostics: [Diagnostic] = []
  package var gaps: [CoverageGap] = []
  /// The rules that ran, sorted by id.
  package var rules: [RuleInfo] = []
  /// Wall time by stage, in seconds: read, parse, lower, solve, check.
  package var stages: [(name: String, seconds: Double)] = []
  /// A part of the input could not be scanned although it should have been; the command then exits with 3.
  package var isIncomplete = false

  package init(version: String, tree: FileTree) {
    self.version = version
    self.tree = tree
  }
}
