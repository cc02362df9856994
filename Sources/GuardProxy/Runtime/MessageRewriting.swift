extension MessageHead {
  private static let framingFields = ["content-length", "transfer-encoding", "trailer", "expect"]

  /// The head for a body of this length, sent whole.
  func with(length: Int) -> [UInt8] {
    with(removing: Self.framingFields, adding: [("Content-Length", String(length))])
  }

  /// The head for another error report of the same invocation.
  func with(error: ErrorReport) -> [UInt8] {
    let own = [ErrorReport.typeField, ErrorReport.causeField]
    var fields = [("Content-Length", String(error.body.count)), ("Lambda-Runtime-Function-Error-Type", error.type)]
    if let cause = error.cause { fields.append(("Lambda-Runtime-Function-XRay-Error-Cause", cause)) }
    return with(removing: Self.framingFields + own, adding: fields)
  }
}

extension ErrorReport {
  static let typeField = "lambda-runtime-function-error-type"
  static let causeField = "lambda-runtime-function-xray-error-cause"

  init(_ head: MessageHead, body: [UInt8]) {
    self.init(type: head.text(Self.typeField) ?? "", body: body, cause: head.text(Self.causeField))
  }
}

/// A chunked answer that goes through a filter, which also decides where its chunks end. Trailers are kept.
struct FilteredStream {
  private var filter: any StreamFilter

  init(_ filter: any StreamFilter) { self.filter = filter }

  /// - Returns: the chunk that may go out now, framed; empty when all was held back.
  mutating func push(_ data: [UInt8]) -> [UInt8] { Self.chunk(filter.push(data)) }

  /// The last chunks and the trailers.
  mutating func end(trailers: [UInt8]) -> [UInt8] {
    Self.chunk(filter.finish()) + Array("0\r\n".utf8) + trailers + ASCII.lineEnd
  }

  private static func chunk(_ data: [UInt8]) -> [UInt8] {
    data.isEmpty ? [] : Array("\(String(data.count, radix: 16))\r\n".utf8) + data + ASCII.lineEnd
  }
}
