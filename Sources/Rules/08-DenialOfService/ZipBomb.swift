import Core

/// Data of others that is decompressed without a limit on its size.
struct ZipBomb: FlowRule, MisuseRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.archive]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, is unpacked by {sink} without a limit on its size"
  static let kinds = ["zip-bomb"]
  static let remark = "{callee} unpacks data without a limit on its size{detail}"
  static let info = RuleInfo(
    id: "zip-bomb", risk: .denialOfService, title: "archive unpacked without limit", severity: .medium,
    confidence: .medium, cwe: 409,
    why: """
      A few kilobytes can unpack to gigabytes that fill `/tmp` or the memory, and names such as `../x` in an \
      archive leave the folder it is unpacked to.
      """,
    fix: """
      Add up the declared and the real sizes while unpacking and stop at a limit; unpack each member to a path \
      that was checked.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    checkPaths(application, into: &findings)
    checkMisuses(application, into: &findings)
  }
}
