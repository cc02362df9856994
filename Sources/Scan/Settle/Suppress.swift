import Core

extension ScanState {
  /// Sets apart the findings that a person decided to keep: by a comment, by the configuration, by the baseline.
  mutating func suppress() {
    var kept: [Finding] = []
    var expired: Set<Int> = []
    for finding in findings {
      if let reason = reason(toKeep: finding, &expired) {
        suppressed.append(ScanReport.Suppressed(finding: finding, reason: reason))
      } else {
        kept.append(finding)
      }
    }
    findings = kept
  }

  private mutating func reason(
    toKeep finding: Finding, _ expired: inout Set<Int>
  ) -> ScanReport.Suppressed.Reason? {
    if let reason = inlineReason(finding) { return .inline(reason) }
    if let reason = configuredReason(finding, &expired) { return .configuration(reason) }
    return options.baseline.fingerprints.contains(finding.fingerprint) ? .baseline : nil
  }

  private mutating func inlineReason(_ finding: Finding) -> String? {
    let comments = InlineSuppression.comments(for: finding.place, in: tree[finding.place.file])
    guard let comment = comments.first(where: { $0.rules.contains(finding.rule) }) else { return nil }
    if !comment.reason.isEmpty { return comment.reason }
    diagnostics.append(
      Diagnostic(.malformed, "cordon:ignore \(finding.rule) has no reason and suppresses nothing", at: comment.place))
    return nil
  }

  private mutating func configuredReason(_ finding: Finding, _ expired: inout Set<Int>) -> String? {
    let path = tree[finding.place.file].path
    for (index, ignore) in options.configuration.ignores.enumerated() {
      guard ignore.rule == nil || ignore.rule == finding.rule, ignore.path.matches(path) else { continue }
      guard let day = ignore.expires, day < options.today else { return ignore.reason }
      guard expired.insert(index).inserted else { continue }
      let message = "an ignore of the configuration ended on \(day): \(ignore.reason)"
      diagnostics.append(Diagnostic(.unresolved, message, at: finding.place))
    }
    return nil
  }
}
