import Core

extension ScanState {
  /// Brings the findings into their final form: one of each, without what the user decided to keep, named and sorted.
  mutating func settle() {
    removeDuplicates()
    findings.sort(by: Self.precedes)
    Fingerprints.assign(to: &findings, in: tree)
    diagnostics = Array(Set(diagnostics)).sorted()
  }

  /// One finding a rule, place and application: the strongest, since rules may come upon the same place twice.
  private mutating func removeDuplicates() {
    struct Key: Hashable {
      var rule: String
      var place: Place
      var application: Int
      var message: String
    }
    var seen: Set<Key> = []
    findings = findings.filter {
      seen.insert(Key(rule: $0.rule, place: $0.place, application: $0.application, message: $0.message)).inserted
    }
  }

  /// By application, risk, severity (the worst first), place and rule.
  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    if left.application != right.application { return left.application < right.application }
    if left.risk != right.risk { return left.risk < right.risk }
    if left.severity != right.severity { return left.severity > right.severity }
    if left.place != right.place { return left.place < right.place }
    return (left.rule, left.message) < (right.rule, right.message)
  }
}
