import GuardEngine
import GuardInspection
import GuardPolicy

/// Events for the tests, in the shape of their trigger.
enum Events {
  static func http(_ body: String, type: String = "application/json", isBase64: Bool = false) -> [UInt8] {
    let quoted = JSONText.quoted(body)
    return Array(
      """
      {"version":"2.0","routeKey":"POST /o","rawPath":"/o","rawQueryString":"","headers":{"content-type":"\(type)",
      "user-agent":"Mozilla/5.0 (X11; Linux x86_64; rv:128.0)"},"requestContext":{"http":{"method":"POST","path":"/o",
      "protocol":"HTTP/1.1","sourceIp":"203.0.113.7","userAgent":"x"}},"isBase64Encoded":\(isBase64),"body":\(quoted)}
      """.utf8)
  }

  static func sqs(_ bodies: [String]) -> [UInt8] {
    let records = bodies.enumerated().map { index, body in
      #"{"messageId":"m\#(index)","receiptHandle":"r","body":\#(JSONText.quoted(body)),"eventSource":"aws:sqs"}"#
    }
    return Array(#"{"Records":[\#(records.joined(separator: ", "))]}"#.utf8)
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension EventReport {
  /// "rule:sign@path" of every finding.
  var summary: [String] { findings.map { "\($0.rule):\($0.sign)@\($0.path)" } }
}
