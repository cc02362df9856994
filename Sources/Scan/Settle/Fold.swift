import Core

/// Tells findings that have one cause as one finding, so that a report has as many entries as there are things to mend.
/// It comes after everything that looks at single findings: a comment or a baseline keeps the one it is about.
enum Fold {
  private struct Cause: Hashable {
    var application: Int
    var rule: String
    var name: String

    init(_ finding: Finding) { (application, rule, name) = (finding.application, finding.rule, finding.cause) }
  }

  /// - Parameter findings: in their final order, which those that are left keep.
  static func causes(of findings: [Finding]) -> [Finding] {
    var parts: [Cause: [Int]] = [:]
    for (index, finding) in findings.enumerated() where !finding.cause.isEmpty {
      parts[Cause(finding), default: []].append(index)
    }
    return findings.indices.compactMap { index in
      guard let group = parts[Cause(findings[index])], group.count > 1 else { return findings[index] }
      return index == speaker(of: group, findings) ? told(index, for: group, findings) : nil
    }
  }

  /// The gravest speaks for the others, and among equals the one whose data has the shortest way.
  private static func speaker(of group: [Int], _ findings: [Finding]) -> Int? {
    group.min { left, right in
      (-findings[left].severity.rawValue, findings[left].steps.count, left)
        < (-findings[right].severity.rawValue, findings[right].steps.count, right)
    }
  }

  private static func told(_ index: Int, for group: [Int], _ findings: [Finding]) -> Finding {
    var finding = findings[index]
    for other in group where other != index { finding.absorb(findings[other]) }
    let others = group.count - 1
    finding.message += " (and in \(others) more \(others == 1 ? "place" : "places"))"
    return finding
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
}
