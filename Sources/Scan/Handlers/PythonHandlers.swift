import Core

/// `def NAME(event, context)` at the start of a line, names that platforms expect by convention, and functions that a
/// framework's decorator makes entry points.
/// https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html
struct PythonHandlers {
  private let file: SourceFile
  private static let conventional: Set<String> = ["lambda_handler", "handler"]

  /// The decorators of Chalice. https://aws.github.io/chalice/topics/events.html
  private static let decorators: [String: TriggerKind] = [
    "route": .apiGatewayREST, "authorizer": .apiGatewayAuthorizer, "on_s3_event": .s3, "on_sns_message": .sns,
    "on_sqs_message": .sqs, "on_kinesis_record": .kinesis, "on_dynamodb_record": .dynamoDBStream,
    "on_cw_event": .eventBridge, "schedule": .schedule, "lambda_function": .invoke,
    "on_ws_message": .apiGatewayWebSocket,
    "on_ws_connect": .apiGatewayWebSocket, "on_ws_disconnect": .apiGatewayWebSocket,
  ]

  init(_ file: SourceFile) { self.file = file }

  func find() -> [HandlerSignature] {
    let isChalice = file.imports("chalice")
    var trigger: TriggerKind?
    var found: [HandlerSignature] = []
    for start in WordReader.lineStarts(file.bytes) {
      switch file.bytes[start] {
      case UInt8(ascii: "@"): trigger = trigger ?? (isChalice ? decorator(at: start) : nil)
      case UInt8(ascii: "d"), UInt8(ascii: "a"), UInt8(ascii: "h"), UInt8(ascii: "l"):
        found += [definition(at: start, trigger) ?? assignment(at: start)].compactMap(\.self)
        trigger = nil
      default: break
      }
    }
    return found
  }

  private func decorator(at start: Int) -> TriggerKind? {
    var reader = WordReader(bytes: file.bytes, offset: start + 1)
    guard reader.word() != nil, reader.take("."), let name = reader.word(), reader.take("(") else { return nil }
    return Self.decorators[name.text]
  }

  private func definition(at start: Int, _ trigger: TriggerKind?) -> HandlerSignature? {
    var reader = WordReader(bytes: file.bytes, offset: start)
    _ = reader.take("async")
    guard reader.take("def"), let name = reader.word() else { return nil }
    let parameters = reader.parameters() ?? []
    let isConventional = name.text == "lambda_handler" && parameters.count == 2
    guard isConventional || trigger != nil || HandlerScanner.accepts(parameters: parameters, needsContext: true) else {
      return nil
    }
    return HandlerSignature(name: name.text, place: file.place(name.range), trigger: trigger)
  }

  /// `handler = Mangum(app)`: an adapter around a web application.
  private func assignment(at start: Int) -> HandlerSignature? {
    var reader = WordReader(bytes: file.bytes, offset: start)
    guard let name = reader.word(), Self.conventional.contains(name.text), reader.take("="), reader.word() != nil else {
      return nil
    }
    while reader.take(".") { _ = reader.word() }
    return reader.take("(") ? HandlerSignature(name: name.text, place: file.place(name.range)) : nil
  }
}

extension SourceFile {
  func place(_ range: Range<Int>) -> Place { Place(id, UInt32(range.lowerBound), UInt32(range.upperBound)) }

  /// Whether a line of the file begins with an import of a Python module.
  fileprivate func imports(_ module: String) -> Bool {
    WordReader.lineStarts(bytes).contains { start in
      let isCandidate = bytes[start] == UInt8(ascii: "i") || bytes[start] == UInt8(ascii: "f")
      var reader = WordReader(bytes: bytes, offset: start)
      return isCandidate && (reader.take("import") || reader.take("from")) && reader.word()?.text == module
    }
  }
}
