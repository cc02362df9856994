import Core

/// `def NAME(event, context)` at the start of a line, names that platforms expect by convention, and functions that a
/// framework's decorator makes entry points.
/// https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html
struct PythonHandlers {
  private let file: SourceFile
  private static let conventional: Set<String> = ["lambda_handler", "handler"]

  private let framework: DecoratorFramework?
  /// Whether a function that takes a request alone is what Google calls.
  private let takesRequests: Bool

  init(_ file: SourceFile) {
    self.file = file
    framework = DecoratorFramework.all.first { file.imports($0.module) }
    takesRequests =
      Path.name(of: file.path) == "main.py" && framework == nil
      && !["Flask(", "FastAPI(", "Bottle(", "APIRouter("].contains { file.mentions($0) }
  }

  func find() -> [HandlerSignature] {
    var trigger: TriggerKind?
    var found = hostedApplication.map { [$0] } ?? []
    for start in WordReader.lineStarts(file.bytes) {
      switch file.bytes[start] {
      case UInt8(ascii: "@"): trigger = trigger ?? decorator(at: start)
      case UInt8(ascii: "d"), UInt8(ascii: "a"), UInt8(ascii: "h"), UInt8(ascii: "l"):
        found += [definition(at: start, trigger) ?? assignment(at: start)].compactMap(\.self)
        trigger = nil
      default: break
      }
    }
    return found
  }

  /// A whole web application that Azure hosts: `app = func.AsgiFunctionApp(app=web)`.
  private var hostedApplication: HandlerSignature? {
    guard framework?.cloud == .azure, let place = file.mention("AsgiFunctionApp(") ?? file.mention("WsgiFunctionApp(")
    else { return nil }
    return HandlerSignature(name: "", place: place, cloud: .azure)
  }

  private func decorator(at start: Int) -> TriggerKind? {
    var reader = WordReader(bytes: file.bytes, offset: start + 1)
    guard let framework, reader.word() != nil, reader.take("."), let name = reader.word() else { return nil }
    return framework.triggers[name.text]
  }

  private func definition(at start: Int, _ trigger: TriggerKind?) -> HandlerSignature? {
    var reader = WordReader(bytes: file.bytes, offset: start)
    _ = reader.take("async")
    guard reader.take("def"), let name = reader.word() else { return nil }
    let parameters = reader.parameters() ?? []
    var found = HandlerSignature(name: name.text, place: file.place(name.range), trigger: trigger)
    if trigger != nil, let framework {
      found.cloud = framework.cloud
      return found
    }
    if takesRequests, parameters == ["request"] {
      (found.trigger, found.cloud) = (.webRequest, .google)
      return found
    }
    let isConventional = name.text == "lambda_handler" && parameters.count == 2
    let isHandler = isConventional || HandlerScanner.accepts(parameters: parameters, needsContext: true)
    return isHandler ? found : nil
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

/// A framework whose decorators make functions entry points.
private struct DecoratorFramework {
  var module: String
  var cloud: Application.Cloud
  /// By the decorator's name.
  var triggers: [String: TriggerKind]

  static let all = [chalice, google, firebase, azure]

  /// https://aws.github.io/chalice/topics/events.html
  private static let chalice = DecoratorFramework(
    module: "chalice", cloud: .aws,
    triggers: [
      "route": .apiGatewayREST, "authorizer": .apiGatewayAuthorizer, "on_s3_event": .s3, "on_sns_message": .sns,
      "on_sqs_message": .sqs, "on_kinesis_record": .kinesis, "on_dynamodb_record": .dynamoDBStream,
      "on_cw_event": .eventBridge, "schedule": .schedule, "lambda_function": .invoke,
      "on_ws_message": .apiGatewayWebSocket, "on_ws_connect": .apiGatewayWebSocket,
      "on_ws_disconnect": .apiGatewayWebSocket,
    ])

  /// https://github.com/GoogleCloudPlatform/functions-framework-python
  private static let google = DecoratorFramework(
    module: "functions_framework", cloud: .google,
    triggers: [
      "http": .webRequest, "cloud_event": .cloudEvent, "background_event": .googleEvent, "typed": .httpPayload,
    ])

  /// https://firebase.google.com/docs/reference/functions/2nd-gen/python
  private static let firebase = DecoratorFramework(
    module: "firebase_functions", cloud: .google,
    triggers: [
      "on_request": .webRequest, "on_message_published": .cloudEvent, "on_object_finalized": .cloudEvent,
      "on_schedule": .schedule,
    ])

  /// https://learn.microsoft.com/azure/azure-functions/functions-reference-python
  private static let azure = DecoratorFramework(
    module: "azure", cloud: .azure,
    triggers: [
      "route": .azureHTTP, "blob_trigger": .azureBlob, "queue_trigger": .azureMessage,
      "service_bus_queue_trigger": .azureMessage, "service_bus_topic_trigger": .azureMessage,
      "event_hub_message_trigger": .azureMessage, "event_grid_trigger": .azureMessage,
      "cosmos_db_trigger": .azureChangeFeed, "cosmos_db_trigger_v3": .azureChangeFeed, "sql_trigger": .azureChangeFeed,
      "timer_trigger": .schedule, "schedule": .schedule,
    ])
}

extension SourceFile {
  func place(_ range: Range<Int>) -> Place { Place(id, UInt32(range.lowerBound), UInt32(range.upperBound)) }

  /// Whether a line of the file begins with an import of a Python module.
  func imports(_ module: String) -> Bool {
    WordReader.lineStarts(bytes).contains { start in
      let isCandidate = bytes[start] == UInt8(ascii: "i") || bytes[start] == UInt8(ascii: "f")
      var reader = WordReader(bytes: bytes, offset: start)
      return isCandidate && (reader.take("import") || reader.take("from")) && reader.word()?.text == module
    }
  }
}
