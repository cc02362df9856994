import GuardProxy

/// One request over HTTP/1.1 and its answer. https://www.rfc-editor.org/rfc/rfc9112
enum HTTPExchange {
  struct Answer: Sendable {
    var status: Int
    var body: [UInt8]
  }

  private static let headLimit = 64 << 10
  private static let bodyLimit = 8 << 20

  /// - Parameter fields: beside the host and the length.
  static func request(
    _ method: String, _ address: ServiceAddress, _ fields: [(name: String, value: String)], _ body: [UInt8]
  ) -> [UInt8] {
    var head = "\(method) \(address.path) HTTP/1.1\r\nHost: \(address.authority)\r\n"
    for field in fields { head += "\(field.name): \(field.value)\r\n" }
    if !body.isEmpty || method != "GET" { head += "Content-Length: \(body.count)\r\n" }
    return Array((head + "\r\n").utf8) + body
  }

  /// - Returns: the answer, and whether another request may follow.
  static func run(
    _ request: [UInt8], on stream: inout ServiceStream, _ deadline: Deadline
  ) throws(ServiceFailure) -> (value: Answer, mayStay: Bool) {
    try stream.send(request, deadline)
    let bytes = try stream.read(to: Array("\r\n\r\n".utf8), limit: headLimit, deadline)
    do {
      let head = try MessageHead(bytes)
      let framing = try head.responseFraming()
      let body = try readBody(framing, from: &stream, deadline)
      return (Answer(status: head.status, body: body), head.keepsAlive && framing != .untilClose)
    } catch let failure as ServiceFailure {
      throw failure
    } catch {
      throw .malformed("\(error)")
    }
  }

  private static func readBody(
    _ framing: BodyFraming, from stream: inout ServiceStream, _ deadline: Deadline
  ) throws(ServiceFailure) -> [UInt8] {
    switch framing {
    case .none: return []
    case .length(let length):
      guard length <= bodyLimit else { throw .malformed("a body over \(bodyLimit) bytes") }
      return try stream.read(length, deadline)
    case .chunked: return try readChunks(from: &stream, deadline)
    case .untilClose: return try stream.readToEnd(limit: bodyLimit, deadline)
    }
  }

  private static func readChunks(
    from stream: inout ServiceStream, _ deadline: Deadline
  ) throws(ServiceFailure) -> [UInt8] {
    let lineEnd: [UInt8] = [0x0D, 0x0A]
    var body: [UInt8] = []
    while true {
      let line = try stream.read(to: lineEnd, limit: 4096, deadline)
      let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0,
        size <= bodyLimit - body.count
      else { throw .malformed("chunk size") }
      if size == 0 { break }
      body += try stream.read(size, deadline)
      guard try stream.read(2, deadline) == lineEnd else { throw .malformed("chunk end") }
    }
    // Trailers end with an empty line.
    while try stream.read(to: lineEnd, limit: 4096, deadline) != lineEnd {}
    return body
  }
}
