import Core

/// The names that the application's resources are deployed under. A service often writes the name twice, in the
/// resource and in an environment variable, an event or an ARN; both then mean the resource.
struct ResourceNames {
  private struct Entry {
    var id: String
    var name: Text
    /// The service as ARNs call it.
    var service: String
  }

  /// Shorter names say too little to be taken for a resource.
  private static let minimumLength = 3
  private let entries: [Entry]

  init(_ application: Application) {
    var entries: [Entry] = []
    func add(_ service: String, _ id: String, _ name: Known<Text>) {
      guard let name = name.value, name.knownLength >= Self.minimumLength else { return }
      entries.append(Entry(id: id, name: name, service: service))
    }
    for bucket in application.buckets { add("s3", bucket.id, bucket.name) }
    for table in application.tables { add("dynamodb", table.id, table.name) }
    for queue in application.queues { add("sqs", queue.id, queue.name) }
    for topic in application.topics { add("sns", topic.id, topic.name) }
    for stream in application.streams { add(stream.kind == .data ? "kinesis" : "firehose", stream.id, stream.name) }
    for bus in application.buses { add("events", bus.id, bus.name) }
    for machine in application.stateMachines { add("states", machine.id, machine.name) }
    self.entries = entries
  }

  func apply(to application: inout Application) {
    for index in application.functions.indices {
      apply(to: &application.functions[index])
    }
  }

  private func apply(to function: inout Function) {
    for index in function.environment.indices {
      function.environment[index].value = referring(function.environment[index].value)
    }
    function.deadLetterTarget = referring(function.deadLetterTarget)
    function.failureDestination = referring(function.failureDestination)
    for index in function.triggers.indices {
      function.triggers[index].source = referring(function.triggers[index].source)
      function.triggers[index].failureDestination = referring(function.triggers[index].failureDestination)
    }
  }

  /// The text as a reference when it is the name, the ARN or the address of exactly one resource.
  private func referring(_ text: Known<Text>) -> Known<Text> {
    text.map { text in
      guard text.resource == nil, !text.pieces.isEmpty else { return text }
      return reference(entries.filter { $0.name == text }, "Ref")
        ?? reference(entries.filter { text.isARN(of: $0.service, named: $0.name) }, "Arn")
        ?? reference(entries.filter { text.isQueueAddress(of: $0.name) && $0.service == "sqs" }, "Ref") ?? text
    }
  }

  private func reference(_ found: [Entry], _ attribute: String) -> Text? {
    guard found.count == 1 else { return nil }
    return Text(pieces: [.attribute(of: found[0].id, name: attribute)])
  }
}

extension Text {
  /// How many bytes of the text are known.
  fileprivate var knownLength: Int {
    pieces.reduce(0) { if case .literal(let text) = $1 { $0 + text.utf8.count } else { $0 } }
  }

  fileprivate func isARN(of service: String, named name: Text) -> Bool {
    knownPrefix.hasPrefix("arn:") && contains(":\(service):") && ends(with: name)
  }

  fileprivate func isQueueAddress(of name: Text) -> Bool { knownPrefix.hasPrefix("https://") && ends(with: name) }

  /// Whether the text ends with a whole name: a colon or a slash stands before it.
  private func ends(with name: Text) -> Bool {
    guard name.pieces.count <= pieces.count, case .literal(let first)? = name.pieces.first,
      case .literal(let own) = pieces[pieces.count - name.pieces.count], own.hasSuffix(first)
    else { return false }
    let before = own.utf8.dropLast(first.utf8.count).last
    return (before == UInt8(ascii: ":") || before == UInt8(ascii: "/"))
      && pieces.suffix(name.pieces.count - 1) == name.pieces.dropFirst()
  }
}
