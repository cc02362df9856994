import GuardProxy

/// One connection to the local Runtime API.
struct EmulatorSession: ~Copyable {
  private var client: Connection
  private let api: LocalRuntimeAPI

  /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  static let answerLimit = (6 << 20) + 100

  static func start(_ socket: consuming Socket, _ api: LocalRuntimeAPI) {
    let handover = Handover(socket)
    try? Thread.detach {
      guard let socket = handover.take() else { return }
      var session = EmulatorSession(client: Connection(socket), api: api)
      session.run()
    }
  }

  private init(client: consuming Connection, api: LocalRuntimeAPI) {
    self.client = client
    self.api = api
  }

  private mutating func run() {
    do { while try exchange() {} } catch {}
  }

  private mutating func exchange() throws(WireFault) -> Bool {
    guard let head = try client.readHead() else { return false }
    let path = String(decoding: head.target, as: UTF8.self)
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 3, parts[0] == "2018-06-01", parts[1] == "runtime" else {
      try drain(head)
      try answer(404, #"{"errorMessage":"no such path","errorType":"NotFound"}"#)
      return head.keepsAlive
    }
    switch Array(parts.dropFirst(2)) {
    case ["invocation", "next"]: return try handOut() && head.keepsAlive
    case ["init", "error"]:
      api.addInitializationError(try drain(head).body)
      try answer(202, #"{"status":"OK"}"#)
    case let rest where rest.count == 3 && rest[0] == "invocation": return try take(head, id: rest[1], rest[2])
    default:
      try drain(head)
      try answer(404, #"{"errorMessage":"no such path","errorType":"NotFound"}"#)
    }
    return head.keepsAlive
  }

  private mutating func handOut() throws(WireFault) -> Bool {
    guard let (id, event) = api.take(for: client) else { return false }
    let start =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: \(id)\r\n"
      + "Lambda-Runtime-Deadline-Ms: \(api.deadline)\r\nLambda-Runtime-Invoked-Function-Arn: \(api.functionARN)\r\n"
      + "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1\r\n"
    if api.sendsChunks {
      try client.send(Array((start + "Transfer-Encoding: chunked\r\n\r\n").utf8))
      try sendChunks(event)
    } else {
      try client.send(Array((start + "Content-Length: \(event.count)\r\n\r\n").utf8) + event)
    }
    return true
  }

  private mutating func sendChunks(_ event: [UInt8]) throws(WireFault) {
    var rest = event[...]
    while !rest.isEmpty {
      let piece = rest.prefix(4096)
      try client.send(Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8))
      rest = rest.dropFirst(4096)
    }
    try client.send(Array("0\r\n\r\n".utf8))
  }

  /// An answer or an error for an invocation.
  private mutating func take(_ head: MessageHead, id: String, _ kind: String) throws(WireFault) -> Bool {
    guard kind == "response" || kind == "error" else {
      try drain(head)
      try answer(404, #"{"errorMessage":"no such path","errorType":"NotFound"}"#)
      return head.keepsAlive
    }
    let (body, trailers) = try drain(head)
    guard api.isOpen(id) else {
      try answer(400, #"{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}"#)
      return head.keepsAlive
    }
    guard body.count <= Self.answerLimit else {
      try answer(
        413, #"{"errorMessage":"Exceeded maximum allowed payload size","errorType":"RequestEntityTooLarge"}"#)
      return head.keepsAlive
    }
    let outcome = LocalRuntimeAPI.Outcome(
      kind: kind == "error" ? .error : .response, head: head.bytes, body: body, trailers: trailers)
    api.close(id, with: outcome)
    try answer(202, #"{"status":"OK"}"#)
    return head.keepsAlive
  }

  @discardableResult
  private mutating func drain(_ head: MessageHead) throws(WireFault) -> (body: [UInt8], trailers: [UInt8]) {
    if head.text("expect") != nil { try client.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
    var body: [UInt8] = []
    let framing = try head.requestFraming()
    guard framing == .chunked else { return (try client.readBody(framing, limit: 64 << 20), []) }
    let trailers = try client.eachChunk { (piece) throws(WireFault) in body += piece }
    return (body, trailers)
  }

  private mutating func answer(_ status: Int, _ body: String) throws(WireFault) {
    let reason = [202: "Accepted", 400: "Bad Request", 404: "Not Found", 413: "Payload Too Large"][status] ?? ""
    let head =
      "HTTP/1.1 \(status) \(reason)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    try client.send(Array((head + body).utf8))
  }
}
