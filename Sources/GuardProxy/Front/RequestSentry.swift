/// What looks at requests before a server sees them. The front end carries out what the sentry decides.
package protocol RequestSentry: Sendable {
  /// - Returns: what the caller gets in place of the server's answer; nil when the request may pass.
  func refusal(of request: IncomingRequest) -> OutgoingAnswer?

  /// A filter for the server's answer; nil when it may pass.
  func streamFilter(of id: String) -> (any StreamFilter)?

  /// The answer has gone out.
  func finish(_ id: String)
}

/// A request over HTTP, read whole.
package struct IncomingRequest: Sendable {
  /// Made by the guard, for the audit trail.
  package var id: String
  package var head: MessageHead
  package var body: [UInt8]
  /// The address of the caller.
  package var peer: String

  package init(id: String, head: MessageHead, body: [UInt8], peer: String) {
    self.id = id
    self.head = head
    self.body = body
    self.peer = peer
  }
}

/// An answer of the guard's own.
package struct OutgoingAnswer: Equatable, Sendable {
  package var status: Int
  package var contentType: String
  package var body: [UInt8]

  package init(status: Int, contentType: String = "application/json", body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }

  func bytes(keepsAlive: Bool) -> [UInt8] {
    let head =
      "HTTP/1.1 \(status) \(Self.reasons[status] ?? "Refused")\r\nContent-Type: \(contentType)\r\n"
      + "Content-Length: \(body.count)\r\nConnection: \(keepsAlive ? "keep-alive" : "close")\r\n\r\n"
    return Array(head.utf8) + body
  }

  private static let reasons = [
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 409: "Conflict", 413: "Payload Too Large",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
  ]
}
