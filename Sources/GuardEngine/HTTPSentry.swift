import GuardInspection
package import GuardProxy

/// Looks at plain requests over HTTP as at the events that an API would make of them, so that one policy serves both.
package final class HTTPSentry: RequestSentry {
  private let sentry: GuardSentry

  package init(_ sentry: GuardSentry) { self.sentry = sentry }

  package func refusal(of request: IncomingRequest) -> OutgoingAnswer? {
    guard sentry.examinesEvents else { return nil }
    let event = RequestEvent.bytes(request)
    switch sentry.admit(Invocation(id: request.id, functionARN: "", traceID: trace(request), event: event)) {
    case .pass, .replace: return nil
    case .answer(let answer): return Self.answer(answer)
    case .fail: return OutgoingAnswer(status: 403, body: Array("{}".utf8))
    }
  }

  private func trace(_ request: IncomingRequest) -> String { request.head.text("traceparent") ?? "" }

  /// What an API would make of the guard's answer.
  private static func answer(_ bytes: [UInt8]) -> OutgoingAnswer {
    let document = JSONDocument(bytes)
    let body = document?["body"]?.text ?? ""
    return OutgoingAnswer(status: document?["statusCode"]?.whole ?? 403, body: Array(body.utf8))
  }

  package func streamFilter(of id: String) -> (any StreamFilter)? { sentry.streamFilter(of: id) }

  package func finish(_ id: String) { sentry.finish(id) }
}

/// Writes a request as an event of an HTTP API, payload format 2.0.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
enum RequestEvent {
  static func bytes(_ request: IncomingRequest) -> [UInt8] {
    let method = String(decoding: request.head.method, as: UTF8.self)
    let target = request.head.target.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(decoding: target.first ?? [], as: UTF8.self)
    let query = target.count > 1 ? Array(target[1]) : []
    var writer = JSONText()
    writer.object { writer in
      writer.field("version", "2.0")
      writer.field("routeKey", "\(method) \(path)")
      writer.field("rawPath", path)
      writer.field("rawQueryString", String(decoding: query, as: UTF8.self))
      writer.object("headers") { headers in
        for (name, value) in joined(request.head.texts) { headers.field(name, value) }
      }
      writer.object("queryStringParameters") { parameters in
        Form.each(query.span) {
          parameters.field(String(decoding: $0, as: UTF8.self), String(decoding: $1, as: UTF8.self))
        }
      }
      writer.object("requestContext") { context in
        context.object("http") {
          $0.field("method", method)
          $0.field("path", path)
          $0.field("sourceIp", request.peer)
        }
      }
      write(request.body, &writer)
    }
    return Array(writer.text.utf8)
  }

  /// Fields of one name are one header, as an API hands them on.
  private static func joined(_ fields: [(name: String, value: String)]) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    for field in fields {
      if let index = result.firstIndex(where: { $0.name == field.name }) {
        result[index].value += "," + field.value
      } else {
        result.append(field)
      }
    }
    return result
  }

  /// Text goes in as it is, other bytes in base64.
  private static func write(_ body: [UInt8], _ writer: inout JSONText) {
    let text = String(validating: body, as: UTF8.self)
    writer.key("isBase64Encoded")
    writer.raw(text == nil ? "true" : "false")
    writer.field("body", text ?? Base64.encode(body))
  }
}
