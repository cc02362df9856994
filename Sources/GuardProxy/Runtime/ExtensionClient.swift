/// One extension of a function, as the platform sees it.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html
package struct ExtensionClient: ~Copyable {
  private let endpoint: Endpoint
  private let identifier: String
  private var connection: Connection

  private static let root = "/2020-01-01/extension"
  private static let answerLimit = 1 << 20

  /// Registers for the end of the sandbox.
  /// - Parameter name: has to be the name of the extension's file.
  /// - Throws: `WireFault` when the platform refuses.
  package static func register(_ name: String, at endpoint: Endpoint) throws(WireFault) -> ExtensionClient {
    var connection: Connection
    do { connection = Connection(try Socket.connect(to: endpoint)) } catch { throw .system(error) }
    let body = #"{"events":["SHUTDOWN"]}"#
    let fields = "Lambda-Extension-Name: \(name)\r\nContent-Type: application/json\r\n"
    try connection.send(request("POST", "register", endpoint, fields, body))
    let (head, answer) = try read(&connection)
    guard head.status == 200, let identifier = head.text("lambda-extension-identifier") else {
      throw .malformed("registration as an extension: \(head.status) \(String(decoding: answer, as: UTF8.self))")
    }
    return ExtensionClient(endpoint: endpoint, identifier: identifier, connection: connection)
  }

  private init(endpoint: Endpoint, identifier: String, connection: consuming Connection) {
    self.endpoint = endpoint
    self.identifier = identifier
    self.connection = connection
  }

  private static func request(
    _ method: String, _ path: String, _ endpoint: Endpoint, _ fields: String, _ body: String
  ) -> [UInt8] {
    let length = method == "GET" ? "" : "Content-Length: \(body.utf8.count)\r\n"
    return Array("\(method) \(root)/\(path) HTTP/1.1\r\nHost: \(endpoint)\r\n\(fields)\(length)\r\n\(body)".utf8)
  }

  private static func read(_ connection: inout Connection) throws(WireFault) -> (head: MessageHead, body: [UInt8]) {
    guard let head = try connection.readHead() else { throw .closed }
    return (head, try connection.readBody(try head.responseFraming(), limit: answerLimit))
  }

  private var identity: String { "Lambda-Extension-Identifier: \(identifier)\r\n" }

  /// Says that the extension is ready, and waits, for as long as the sandbox lives.
  /// - Returns: the event as the platform wrote it, in JSON.
  package mutating func next() throws(WireFault) -> [UInt8] {
    try connection.send(Self.request("GET", "event/next", endpoint, identity, ""))
    let (head, body) = try Self.read(&connection)
    guard head.status == 200 else { throw .malformed("next event of an extension: \(head.status)") }
    return body
  }

  /// Says that the extension cannot start, which ends the sandbox.
  /// - Parameter type: a name without spaces, "Cordon.Policy".
  package mutating func fail(_ type: String) throws(WireFault) {
    let fields = identity + "Lambda-Extension-Function-Error-Type: \(type)\r\n"
    try connection.send(Self.request("POST", "init/error", endpoint, fields, "{}"))
    _ = try Self.read(&connection)
  }
}
