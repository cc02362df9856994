import Core
import Mending

extension ScanState {
  /// Brings the findings into their final form: one of each, in the user's severities, named, sorted, without those the
  /// user decided to keep, and those of one cause together.
  mutating func settle() {
    overrideSeverities()
    moveToLinkTargets()
    findings.sort(by: Self.precedes)
    removeDuplicates()
    Fingerprints.assign(to: &findings, in: tree)
    findings = findings.filter(isSelected)
    suppress()
    writeEdits()
    findings = Fold.applications(of: Fold.causes(of: findings))
    diagnostics = Array(Set(diagnostics)).sorted()
  }

  /// Settings become edits of the files as they are written.
  private mutating func writeEdits() {
    var tables: [FileID: LineTable] = [:]
    for index in findings.indices where findings[index].fix.isMechanical {
      let settings = findings[index].fix.settings.compactMap { setting in
        let file = tree[setting.owner.file]
        let lines = tables[setting.owner.file] ?? LineTable(file.bytes)
        tables[setting.owner.file] = lines
        return Mending.edit(for: setting, in: file, lines)
      }
      let edits = findings[index].fix.edits.compactMap { Mending.sound($0, in: tree[$0.place.file]) }
      findings[index].fix.edits = edits + settings
    }
  }

  private mutating func overrideSeverities() {
    let severities = options.configuration.severities
    if severities.isEmpty { return }
    for index in findings.indices {
      if let severity = severities[findings[index].rule] { findings[index].severity = severity }
    }
  }

  private func isSelected(_ finding: Finding) -> Bool {
    options.selection.includes(finding.severity) && options.configuration.selection.includes(finding.severity)
  }

  /// One finding a rule and place, with the subjects of all: code that several applications deploy is mended once, and
  /// so is a block of Terraform that makes several resources, whose ids differ by an index.
  private mutating func removeDuplicates() {
    struct Key: Hashable {
      var rule: String
      var place: Place
      var message: String
    }
    var first: [Key: Int] = [:]
    var kept: [Finding] = []
    for finding in findings {
      let message = Self.withoutIndices(finding.message)
      let key = Key(rule: finding.rule, place: finding.place, message: message)
      if let index = first[key] {
        if kept[index].message != finding.message { kept[index].message = message }
        kept[index].subjects += finding.subjects.filter { !kept[index].subjects.contains($0) }
      } else {
        first[key] = kept.count
        kept.append(finding)
      }
    }
    findings = kept
  }

  /// "aws_sqs_queue.jobs[0]" and "aws_sqs_queue.jobs[1]" are made by one block.
  private static func withoutIndices(_ message: String) -> String {
    guard message.utf8.contains(UInt8(ascii: "[")) else { return message }
    var result = ""
    var depth = 0
    for character in message {
      if character == "[" { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == "]", depth > 0 { depth -= 1 }
    }
    return result
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
