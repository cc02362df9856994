import Core

/// Tells findings that have one cause as one finding, so that a report has as many entries as there are things to mend.
/// It comes after everything that looks at single findings: a comment or a baseline keeps the one it is about.
enum Fold {
  /// - Parameter findings: in their final order; the first of a cause speaks for the others.
  static func causes(of findings: [Finding]) -> [Finding] {
    struct Key: Hashable {
      var application: Int
      var rule: String
      var cause: String
    }
    var first: [Key: Int] = [:]
    var folded: [Finding] = []
    for finding in findings {
      let key = Key(application: finding.application, rule: finding.rule, cause: finding.cause)
      if !finding.cause.isEmpty, let index = first[key] {
        folded[index].absorb(finding)
      } else {
        first[key] = folded.count
        folded.append(finding)
      }
    }
    for index in folded.indices { folded[index].sayHowMany() }
    return folded
  }
}

extension Finding {
  fileprivate mutating func absorb(_ other: Finding) {
    subjects += other.subjects.filter { !subjects.contains($0) }
    confidence = max(confidence, other.confidence)
    fix.edits += other.fix.edits.filter { !fix.edits.contains($0) }
    let note = other.steps.last?.note ?? "here too"
    related.append(RelatedPlace(place: other.place, note: note, fingerprint: other.fingerprint))
  }

  fileprivate mutating func sayHowMany() {
    let others = related.count { !$0.fingerprint.isEmpty }
    if others > 0 { message += " (and in \(others) more \(others == 1 ? "place" : "places"))" }
  }
}
