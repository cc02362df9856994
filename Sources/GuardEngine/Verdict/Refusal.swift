import GuardInspection
import GuardProxy

/// What the event source gets when an event does not reach the handler, in the form that it understands.
enum Refusal {
  /// What the sender of a request over HTTP is told.
  struct Status {
    var code: Int
    var reason: String
    static let forbidden = Status(code: 403, reason: "Forbidden")
    static let unauthorized = Status(code: 401, reason: "Unauthorized")
    static let conflict = Status(code: 409, reason: "Conflict")
    static let tooLarge = Status(code: 413, reason: "Payload Too Large")
    static let tooMany = Status(code: 429, reason: "Too Many Requests")
    static let unavailable = Status(code: 503, reason: "Service Unavailable")
    static let timedOut = Status(code: 504, reason: "Gateway Timeout")
    static let internalError = Status(code: 500, reason: "Internal Server Error")

    /// By the rule that was broken.
    init(rule: String) {
      switch rule {
      case "authentication": self = .unauthorized
      case "limits": self = .tooLarge
      case "rate": self = .tooMany
      case "idempotency": self = .conflict
      case "state": self = .unavailable
      case "timeout": self = .timedOut
      default: self = .forbidden
      }
    }

    private init(code: Int, reason: String) {
      self.code = code
      self.reason = reason
    }
  }

  /// - Parameter id: what the sender can quote and the audit trail knows.
  static func answer(trigger: String, rule: String, id: String) -> Admission {
    let status = Status(rule: rule)
    // What came too early may come again later; only callers over HTTP are told so with an answer.
    if rule == "rate" || rule == "state", !HTTPEvent.isTrigger(trigger) {
      return .fail(error("too many events", id: id))
    }
    // As without a guard, the event source learns that the event was not worked off.
    if rule == "timeout", !HTTPEvent.isTrigger(trigger) {
      return .fail(error("the time limit was reached", id: id, type: "Cordon.TimedOut"))
    }
    switch trigger {
    case "api-gateway-rest", "api-gateway-http", "api-gateway-websocket", "function-url", "load-balancer",
      "vpc-lattice":
      return .answer(http(status, id))
    case "cloudfront": return .answer(cloudFront(status))
    // API Gateway answers 401 to this very message. https://docs.aws.amazon.com/apigateway/latest/developerguide
    case "api-gateway-authorizer": return .fail(error("Unauthorized", id: ""))
    // Nobody waits for an answer, and an error would bring the same event again.
    case "sns", "s3", "ses", "eventbridge", "schedule", "cloudwatch-logs", "cloudwatch-alarm", "iot-rule", "kafka",
      "mq",
      "documentdb":
      return .answer(Array("null".utf8))
    case "sqs", "kinesis", "dynamodb-stream": return .answer(Array(#"{"batchItemFailures":[]}"#.utf8))
    default: return .fail(error("the event was refused", id: id))
    }
  }

  static func http(_ status: Status, _ id: String) -> [UInt8] {
    var body = JSONText()
    body.object {
      $0.field("message", status.reason)
      $0.field("id", id)
    }
    var answer = JSONText()
    answer.object {
      $0.field("statusCode", status.code)
      $0.object("headers") { $0.field("content-type", "application/json") }
      $0.field("body", body.text)
      $0.key("isBase64Encoded")
      $0.raw("false")
    }
    return Array(answer.text.utf8)
  }

  private static func cloudFront(_ status: Status) -> [UInt8] {
    var answer = JSONText()
    answer.object {
      $0.field("status", String(status.code))
      $0.field("statusDescription", status.reason)
    }
    return Array(answer.text.utf8)
  }

  static func error(_ message: String, id: String, type: String = "Cordon.Refused") -> ErrorReport {
    var body = JSONText()
    body.object {
      $0.field("errorMessage", id.isEmpty ? message : "\(message) (\(id))")
      $0.field("errorType", type)
    }
    return ErrorReport(type: type, body: Array(body.text.utf8))
  }
}
