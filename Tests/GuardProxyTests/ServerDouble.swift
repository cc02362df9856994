import GuardProxy
import Synchronization

/// A server that answers as a test says and keeps what it was asked.
final class ServerDouble: Sendable {
  struct Request: Sendable {
    var target: String
    var head: MessageHead
    var body: [UInt8]
  }

  private let shared: SharedListener
  private let kept = Mutex<[Request]>([])
  private let answer: @Sendable (Request) -> String

  /// - Parameter answer: gives the whole answer, from its status line on; empty to say nothing at all.
  init(_ answer: @escaping @Sendable (Request) -> String) throws {
    shared = SharedListener(try Listener.listen(on: .loopback(0)))
    self.answer = answer
    try Thread.detach { [self] in
      while let socket = shared.listener.accept() {
        let handover = Handover(socket)
        try? Thread.detach { [self] in if let socket = handover.take() { serve(socket) } }
      }
    }
  }

  deinit { shared.listener.shutDown() }

  var endpoint: Endpoint { shared.listener.endpoint }
  var requests: [Request] { kept.withLock { $0 } }

  static func json(_ body: String, fields: String = "") -> String {
    "HTTP/1.1 200 OK\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  private func serve(_ socket: consuming Socket) {
    var connection = Connection(socket)
    do {
      while let head = try connection.readHead() {
        let body = try connection.readBody(try head.requestFraming(), limit: 1 << 20)
        let request = Request(target: String(decoding: head.target, as: UTF8.self), head: head, body: body)
        kept.withLock { $0.append(request) }
        let text = answer(request)
        if !text.isEmpty { try connection.send(Array(text.utf8)) }
      }
    } catch {}
  }
}
