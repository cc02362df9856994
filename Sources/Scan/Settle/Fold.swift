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

// Applications that share what they are made of.
extension Fold {
  private struct Spot: Hashable {
    var rule: String
    var place: Place
  }

  /// One place that has the same weakness for several applications, such as a module that all of them call, is mended
  /// once. The gravest speaks for the others.
  static func applications(of findings: [Finding]) -> [Finding] {
    var groups: [Spot: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      groups[Spot(rule: finding.rule, place: finding.place), default: []].append(index)
    }
    return findings.indices.compactMap { index in
      let group = groups[Spot(rule: findings[index].rule, place: findings[index].place)] ?? []
      let count = Set(group.map { findings[$0].application }).count
      guard count > 1 else { return findings[index] }
      guard index == speaker(of: group, findings) else { return nil }
      var finding = findings[index]
      for other in group where other != index { finding.join(findings[other]) }
      finding.message += " (and in \(count - 1) more \(count == 2 ? "application" : "applications"))"
      return finding
    }
  }
}

extension Finding {
  /// Takes in a finding of another application at the same place.
  fileprivate mutating func join(_ other: Finding) {
    subjects += other.subjects.filter { !subjects.contains($0) }
    confidence = max(confidence, other.confidence)
    fix.edits += other.fix.edits.filter { !fix.edits.contains($0) }
    related += other.related.filter { !related.contains($0) }
  }

  fileprivate mutating func absorb(_ other: Finding) {
    subjects += other.subjects.filter { !subjects.contains($0) }
    confidence = max(confidence, other.confidence)
    fix.edits += other.fix.edits.filter { !fix.edits.contains($0) }
    let note = other.steps.last?.note ?? "here too"
    related.append(RelatedPlace(place: other.place, note: note, fingerprint: other.fingerprint))
  }
}
