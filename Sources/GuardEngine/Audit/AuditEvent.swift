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

    /// What kind of report a line is that no rule stands behind.
    var category: AuditCategory {
      switch self {
      case .detectionFinding, .apiActivity: .resourceAccess
      case .authentication: .authentication
      case .applicationLifecycle: .change
      case .applicationError: .failure
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
  /// As the class numbers them: 1 is a logon, a creation, a call; of a life cycle 3 is a start and 4 a stop.
  var activity = 1
  var disposition: Disposition
  var invocation = ""
  var function = ""
  var trace = ""
  var trigger = ""
  /// Who called; nil where nobody did.
  var caller: AuditCaller?
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
      writer.field("activity_id", activity)
      writer.field("type_uid", kind.rawValue * 100 + activity)
      writer.field("time", WallClock.milliseconds)
      writer.field("severity_id", findings.isEmpty ? 1 : 4)
      writer.field("status_id", disposition == .allowed ? 1 : 2)
      writer.field("disposition", disposition.rawValue)
      writer.field("disposition_id", disposition.id)
      writer.field("message", message)
      AuditOrigin(function: function, trace: trace).write(&writer)
      caller?.write(&writer)
      writeFindings(&writer)
    }
    return writer.text
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
      writer.array("reports", categories) { $0.string($1) }
      if !invocation.isEmpty { writer.field("request_id", invocation) }
      if !function.isEmpty { writer.field("function_arn", function) }
      if !trigger.isEmpty { writer.field("trigger", trigger) }
      if !findings.isEmpty { writer.array("findings", findings) { writer, finding in Self.write(finding, &writer) } }
      if !removed.isEmpty { writer.array("removed_records", removed) { $0.string($1) } }
      for fact in facts { writer.field(fact.name, fact.value) }
    }
  }

  private var categories: [String] {
    if findings.isEmpty { return [kind.category.rawValue] }
    return Set(findings.map { AuditCategory.of(rule: $0.rule).rawValue }).sorted()
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
    case "trigger": "SAS-5"
    case "limits", "rate", "timeout", "state": "SAS-8"
    case "flow", "idempotency": "SAS-9"
    case "responses": "SAS-10"
    default: "SAS-1"
    }
  }
}

/// Who called, as well as the event tells. Keys are named by their identifiers, which are no secrets.
struct AuditCaller {
  /// What the platform verified, or the address.
  var name: String
  var address: String
  /// An access key's or an API key's identifier; empty where none was used.
  var key: String

  init(_ index: ShallowIndex) {
    func first(_ places: [String]) -> String {
      places.lazy.compactMap { index.text($0) }.first { !$0.isEmpty && $0 != "null" } ?? ""
    }
    name = Caller.name(index)
    address = first(["requestContext.http.sourceIp", "requestContext.identity.sourceIp"])
    key = first([
      "requestContext.identity.accessKey", "requestContext.authorizer.iam.accessKey",
      "requestContext.identity.apiKeyId",
    ])
  }

  func write(_ writer: inout JSONText) {
    if !name.isEmpty || !key.isEmpty {
      writer.object("actor") { actor in
        actor.object("user") { user in
          user.field("uid", name)
          if !key.isEmpty { user.field("credential_uid", key) }
        }
      }
    }
    if !address.isEmpty { writer.object("src_endpoint") { $0.field("ip", address) } }
  }
}
