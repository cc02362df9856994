import GuardInspection

/// A line of the guard's audit trail, as far as a trial shows it.
package struct AuditEntry: Equatable, Sendable {
  package enum Kind: Sendable {
    /// What was decided about an event.
    case event
    /// What was found in an answer, or an error of the handler.
    case answer
    /// What a process of the function did.
    case process
    /// Whether the function is confined, and other news of the guard itself.
    case state
  }

  package var kind: Kind
  /// "Allowed", "Blocked", "Detected" or "Corrected"; empty where nothing was decided.
  package var disposition: String
  /// The invocation it belongs to; empty for none.
  package var request: String
  package var trigger: String
  /// What is said of it, a text each.
  package var details: [String]

  /// - Returns: nil for a line that is no line of an audit trail.
  package init?(_ line: [UInt8]) {
    guard let document = JSONDocument(line), let number = document["class_uid"]?.whole else { return nil }
    let facts = document["unmapped"]
    disposition = document["disposition"]?.text ?? ""
    request = facts?["request_id"]?.text ?? ""
    trigger = facts?["trigger"]?.text ?? ""
    let message = document["message"]?.text ?? ""
    let isAboutAnswer = message.hasPrefix("an answer") || number == 6008
    switch number {
    case 1001, 1007, 4001:
      kind = .process
      details = [Self.deed(document, facts?["rule"]?.text ?? "")]
    case 2004, 3002, 6003, 6008:
      kind = isAboutAnswer ? .answer : .event
      details = isAboutAnswer ? [message] : (facts?["findings"]?.elements ?? []).map(Self.finding)
    default:
      kind = .state
      details = [message]
    }
  }

  private static func finding(_ finding: JSONDocument) -> String {
    let (rule, sign) = (finding["rule"]?.text ?? "", finding["sign"]?.text ?? "")
    let field = finding["field"]?.text ?? ""
    return "\(rule): \(sign)" + (field.isEmpty ? "" : " in \(field)")
  }

  private static func deed(_ document: JSONDocument, _ rule: String) -> String {
    let place = document["dst_endpoint"]
    let address = place.flatMap { place in
      let name = place["hostname"]?.text.map { " (\($0))" } ?? ""
      return place["ip"]?.text.map { "\($0) port \(place["port"]?.whole ?? 0)\(name)" }
    }
    let file = document["file"]?["path"]?.text ?? document["process"]?["file"]?["path"]?.text
    let command = document["actor"]?["process"]?["name"]?.text ?? ""
    return "\(rule): \(command) \(address ?? file.flatMap { $0.isEmpty ? nil : $0 } ?? "(a copy of itself)")"
  }
}
