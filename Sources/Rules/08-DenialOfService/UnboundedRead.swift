import Core

/// Data of unknown size that is read into memory at once.
struct UnboundedRead: FlowRule {
  static let sources: Set<SourceKind> = [.stored]
  static let sinks: Set<SinkKind> = [.memory]
  static let controllers = Set(Controller.allCases)
  static let cause = Cause.file
  static let message = "{sink} reads the whole object into memory, and who uploads it decides how large it is"
  static let info = RuleInfo(
    id: "unbounded-read", risk: .denialOfService, title: "read without limit", severity: .low, confidence: .medium,
    cwe: 400,
    why: """
      The sender decides the size. An object or answer larger than the function's memory ends the invocation, \
      and an asynchronous event comes again twice.
      """,
    fix: """
      Check the size first (`ContentLength`, a `Range` request) or process it as a stream in pieces.
      """)

  /// Functions that uploads fire, and that neither ask for the size nor for a part only.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    let fired = path.functions.filter { id in
      application.function(id)?.triggers.contains { $0.kind == .s3 } ?? false
    }
    return !fired.isEmpty
      && !application.evidence.serviceCalls.contains { call in
        (call.operation == "HeadObject" || call.passed.contains("Range"))
          && !Set(call.functions).isDisjoint(with: fired)
      }
  }

  static func severity(of path: TaintPath, in application: Application) -> Severity { .low }
}
