import Core

/// A topic whose messages come to a function over a queue: one that is named, or with `SqsSubscription: true` one that SAM
/// makes of it.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sns.html
struct QueuedTopic {
  private let name: String
  private let function: String
  private let properties: Setting
  private let place: Place

  init(_ name: String, _ event: Setting, of function: Resource) {
    self.name = name
    self.function = function.id
    properties = event["Properties"]
    place = event.keyPlace ?? event.stack.template.file.whole
  }

  func read(into assembly: inout Assembly) {
    let setting = properties["SqsSubscription"]
    var trigger = EventSource.trigger(.sqs, setting, source: setting["QueueArn"], at: place)
    if trigger.source.isAbsent { trigger.source = .known(made(in: &assembly), place) }
    if let index = assembly.functionIndex(of: function) {
      assembly.application.functions[index].triggers.append(trigger)
    }
    guard let queue = trigger.source.value else { return }
    subscribe(queue, in: &assembly)
  }

  /// The queue that SAM makes, by the name that it gives it.
  private func made(in assembly: inout Assembly) -> Text {
    let queue = Queue(id: "\(function)\(name)Queue", place: place)
    assembly.application.queues.append(queue)
    return Text(pieces: [.attribute(of: queue.id, name: "Arn")])
  }

  private func subscribe(_ queue: Text, in assembly: inout Assembly) {
    let topic = properties["Topic"].text
    var trigger = Trigger(.sns, place: place)
    trigger.source = topic
    trigger.filter = properties["FilterPolicy"].source
    Notifications.setPolicy(of: &trigger, properties)
    assembly.application.conduits.append(Conduit(trigger, .events, to: queue))
    let index = assembly.application.topics.firstIndex { $0.id == topic.value?.resource }
    guard let index else { return }
    assembly.application.topics[index].subscriptions.append(
      Topic.Subscription(protocolName: .known("sqs", place), endpoint: .known(queue, place), place: place))
  }
}
