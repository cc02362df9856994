import Core

@testable import Scan

/// Trees, rules and findings for the tests of the pipeline.
enum Sample {
  static func tree(_ files: [String: String]) -> FileTree {
    FileTree(contents: files.map { ($0.key, Array($0.value.utf8)) })
  }

  static func info(_ id: String, _ risk: Risk = .eventDataInjection, _ severity: Severity = .high) -> RuleInfo {
    RuleInfo(id: id, risk: risk, title: id, severity: severity, cwe: 1, why: "why", fix: "fix")
  }

  /// A finding at the first occurrence of a text in a file.
  static func finding(_ info: RuleInfo, _ path: String, _ text: String, in tree: FileTree, message: String = "found")
    -> Finding
  {
    let bytes = tree.file(at: path)?.bytes ?? []
    let start = bytes.indices.first { bytes[$0...].starts(with: text.utf8) } ?? 0
    let id = tree.file(at: path)?.id ?? FileID(0)
    return Finding(info, message, at: Place(id, UInt32(start), UInt32(start + text.utf8.count)), subjects: ["F"])
  }

  /// What is left of findings when the last stage is done.
  static func settled(_ findings: [Finding], in tree: FileTree, _ options: ScanOptions = ScanOptions()) -> ScanReport {
    var state = ScanState(tree: tree, options: options)
    state.findings = findings
    state.settle()
    return state.report()
  }
}
