/// The kinds of reports that a security log has to hold, by SANS' "The 6 Categories of Critical Log Information", which the
/// document that this guard answers to asks for.
enum AuditCategory: String, CaseIterable {
  case authentication
  case change
  case network
  case resourceAccess = "resource-access"
  case malware
  case failure

  /// What a broken rule is a report of.
  static func of(rule: String) -> AuditCategory {
    switch rule {
    case "authentication": .authentication
    // Steps that come out of turn, and events of sources that nobody deployed.
    case "flow", "idempotency", "trigger": .change
    case "connect", "runtime-api": .network
    // Content that carries something to run.
    case "shell", "code", "template", "deserialization", "prototype", "html", "children": .malware
    case "limits", "rate", "timeout", "state", "responses", "encoding", "schema": .failure
    default: .resourceAccess
    }
  }
}
