import GuardInspection
import GuardPolicy
import GuardProxy

/// One line of the audit trail, in the Open Cybersecurity Schema. https://schema.ocsf.io/1.3.0
///
/// A line says which rule, which field and what was done, and never a value of an event.
struct AuditEvent {
  /// The classes that the guard writes.
  enum Class: Int {
    case detectionFinding = 2004
    case authentication = 3002
    case applicationLifecycle = 6002
    case apiActivity = 6003
    case applicationError = 6008

    var name: String {
      switch self {
      case .detectionFinding: "Detection Finding"
      case .authentication: "Authentication"
      case .applicationLifecycle: "Application Lifecycle"
      case .apiActivity: "API Activity"
      case .applicationError: "Application Error"
      }
    }
  }

  enum Disposition: String {
    case allowed = "Allowed"
    case blocked = "Blocked"
    case detected = "Detected"
    case corrected = "Corrected"

    /// https://schema.ocsf.io/1.3.0/data_types#disposition_id
    var id: Int {
      switch self {
      case .allowed: 1
      case .blocked: 2
      case .corrected: 11
      case .detected: 15
      }
    }
  }

  var kind: Class
  var disposition: Disposition
  var invocation: String
  var function: String
  var trace: String
  var trigger: String
  /// What happened, in a sentence without values.
  var message: String
  var findings: [FieldFinding] = []
  /// Identifiers of batch records that were taken out.
  var removed: [String] = []
  /// Further facts by name.
  var facts: [(name: String, value: String)] = []

  var line: String {
    var writer = JSONText()
    writer.object { writer in
      writer.field("class_uid", kind.rawValue)
      writer.field("class_name", kind.name)
      writer.field("category_uid", kind.rawValue / 1000)
      writer.field("activity_id", 1)
      writer.field("type_uid", kind.rawValue * 100 + 1)
      writer.field("time", WallClock.milliseconds)
      writer.field("severity_id", findings.isEmpty ? 1 : 4)
      writer.field("disposition", disposition.rawValue)
      writer.field("disposition_id", disposition.id)
      writer.field("message", message)
      AuditOrigin(function: function, trace: trace).write(&writer)
      writeFindings(&writer)
    }
    return writer.text
  }

  /// The store of shared state cannot be asked.
  static func storeFailure(_ reason: String, _ consequence: StateSettings.Failure) -> AuditEvent {
    AuditEvent(
      kind: .applicationError, disposition: .detected, invocation: "", function: "", trace: "", trigger: "",
      message: "the store of shared state does not answer",
      facts: [("reason", reason), ("consequence", consequence.rawValue)])
  }

  /// The sandbox ends. A time-out or a failure of the platform's own ends it as well.
  static func end(_ reason: String) -> AuditEvent {
    let isOrderly = reason == "spindown" || reason.isEmpty
    return AuditEvent(
      kind: isOrderly ? .applicationLifecycle : .applicationError, disposition: isOrderly ? .allowed : .detected,
      invocation: "", function: "", trace: "", trigger: "", message: "the sandbox ends",
      facts: reason.isEmpty ? [] : [("reason", reason)])
  }

  private func writeFindings(_ writer: inout JSONText) {
    if let first = findings.first {
      writer.object("finding_info") { writer in
        writer.field("uid", invocation)
        writer.field("title", "\(first.rule): \(first.sign)")
        writer.array("types", Self.risks(findings)) { $0.string($1) }
      }
    }
    writer.object("unmapped") { writer in
      writer.field("request_id", invocation)
      writer.field("function_arn", function)
      writer.field("trigger", trigger)
      writer.array("findings", findings) { writer, finding in Self.write(finding, &writer) }
      if !removed.isEmpty { writer.array("removed_records", removed) { $0.string($1) } }
      for fact in facts { writer.field(fact.name, fact.value) }
    }
  }

  private static func write(_ finding: FieldFinding, _ writer: inout JSONText) {
    writer.object { writer in
      writer.field("rule", finding.rule)
      writer.field("sign", finding.sign)
      writer.field("field", finding.path)
      if let record = finding.record { writer.field("record", record) }
      writer.field("mode", finding.mode.rawValue)
    }
  }

  /// The risks of the ten that the broken rules stand for.
  private static func risks(_ findings: [FieldFinding]) -> [String] {
    Set(findings.map { risk($0.rule) }).sorted()
  }

  private static func risk(_ rule: String) -> String {
    switch rule {
    case "authentication", "sources": "SAS-2"
    case "limits", "rate": "SAS-8"
    case "flow", "idempotency": "SAS-9"
    case "responses": "SAS-10"
    default: "SAS-1"
    }
  }
}
