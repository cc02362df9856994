/// What a runtime client asks of the Lambda Runtime API.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
enum RuntimeCall: Equatable {
  /// The long poll for the next event.
  case next
  case response(id: String)
  case error(id: String)
  case initializationError
  /// Restore calls, and whatever the platform adds later: passed on as it is.
  case other

  static let prefix = "/2018-06-01/runtime/"

  init(_ head: MessageHead) {
    let target = head.target
    guard target.starts(with: Self.prefix.utf8) else {
      self = .other
      return
    }
    let rest = target.dropFirst(Self.prefix.utf8.count)
    let parts = rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    self = Self.call(parts, isRead: head.method.elementsEqual("GET".utf8))
  }

  private static func call(_ parts: [ArraySlice<UInt8>], isRead: Bool) -> RuntimeCall {
    func part(_ index: Int, is name: String) -> Bool { parts[index].elementsEqual(name.utf8) }
    if parts.count == 2, part(0, is: "invocation"), part(1, is: "next"), isRead { return .next }
    if parts.count == 2, part(0, is: "init"), part(1, is: "error"), !isRead { return .initializationError }
    guard parts.count == 3, part(0, is: "invocation"), !isRead else { return .other }
    let id = String(decoding: parts[1], as: UTF8.self)
    if part(2, is: "response") { return .response(id: id) }
    return part(2, is: "error") ? .error(id: id) : .other
  }
}

/// An event on its way to the handler, with what the platform says about it.
package struct Invocation: Sendable {
  package var id: String
  /// Milliseconds since 1970 when the platform ends the invocation; zero when it was not said.
  package var deadline: Int
  package var functionARN: String
  package var traceID: String
  package var event: [UInt8]

  package init(id: String, deadline: Int = 0, functionARN: String = "", traceID: String = "", event: [UInt8]) {
    self.id = id
    self.deadline = deadline
    self.functionARN = functionARN
    self.traceID = traceID
    self.event = event
  }

  init(_ head: MessageHead, event: [UInt8]) {
    self.init(
      id: head.text("lambda-runtime-aws-request-id") ?? "",
      deadline: head.value("lambda-runtime-deadline-ms").flatMap { ASCII.number($0) } ?? 0,
      functionARN: head.text("lambda-runtime-invoked-function-arn") ?? "",
      traceID: head.text("lambda-runtime-trace-id") ?? "", event: event)
  }
}
