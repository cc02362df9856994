package import Core

/// Carries what functions write to the functions that receive it, through the resources and triggers of the application.
package struct Router: Sendable {
  private let application: Application
  private let names: ResourceNames

  package init(_ application: Application) {
    self.application = application
    names = ResourceNames(application)
  }

  /// What arrives with the events of each function, by function id.
  package func inbound(_ writes: [ChannelWrite]) -> [String: [InboundValue]] {
    var result: [String: [InboundValue]] = [:]
    for write in writes {
      guard case .event(let kind, let path) = write.destination else { continue }
      for function in receivers(of: write, kind) {
        add(InboundValue(trigger: kind, path: path, value: write.value), to: &result[function, default: []])
      }
      if kind == .sns { forwardToQueues(write, &result) }
    }
    return result
  }

  /// What lies in the stores.
  package func stored(_ writes: [ChannelWrite]) -> [StoredValue] {
    var result: [StoredValue] = []
    for write in writes {
      guard case .store(let service) = write.destination else { continue }
      let index = result.firstIndex {
        $0.service == service && $0.resource == write.resource && $0.key == write.key
      }
      if let index {
        result[index].value = result[index].value.joined(with: write.value)
      } else {
        result.append(
          StoredValue(service: service, resource: write.resource, key: write.key, value: write.value))
      }
    }
    return result
  }

  private func receivers(of write: ChannelWrite, _ kind: TriggerKind) -> [String] {
    application.functions.filter { function in
      if kind == .invoke { return names.same(write.resource, invoked(function)) == .yes }
      return function.triggers.contains { $0.kind == kind && fires($0, on: write) }
    }.map(\.id)
  }

  private func invoked(_ function: Function) -> Text { Text(pieces: [.attribute(of: function.id, name: "Ref")]) }

  private func fires(_ trigger: Trigger, on write: ChannelWrite) -> Bool {
    if trigger.isEnabled.value == false { return false }
    if trigger.kind == .eventBridge { return isOnBus(trigger, write) && matchesPattern(trigger, write) }
    guard let source = trigger.source.value else { return false }
    return names.same(write.resource, source) == .yes && matchesKey(trigger, write.key)
  }

  /// A rule without a bus listens on the account's default one.
  private func isOnBus(_ trigger: Trigger, _ write: ChannelWrite) -> Bool {
    let isDefault = write.resource.pieces.isEmpty || write.resource.literal == "default"
    guard let bus = trigger.source.value, !bus.pieces.isEmpty else { return isDefault }
    return isDefault ? bus.literal == "default" : names.same(write.resource, bus) == .yes
  }

  /// A pattern that lists sources or detail types lets through only those; what is not known may pass.
  private func matchesPattern(_ trigger: Trigger, _ write: ChannelWrite) -> Bool {
    guard let pattern = trigger.filter.value else { return true }
    for (field, name) in [("source", "Source"), ("detail-type", "DetailType")] where pattern.contains(field) {
      if let sent = write.value.fields["@\(name)"]?.literal, !pattern.contains(sent) { return false }
    }
    return true
  }

  private func matchesKey(_ trigger: Trigger, _ key: Text?) -> Bool {
    guard trigger.kind == .s3, let key else { return true }
    if let prefix = trigger.keyPrefix.value?.literal {
      if let whole = key.literal, !whole.hasPrefix(prefix) { return false }
      let known = key.knownPrefix
      if !known.hasPrefix(prefix), !prefix.hasPrefix(known) { return false }
    }
    guard let suffix = trigger.keySuffix.value?.literal else { return true }
    let known = key.knownSuffix
    return known.hasSuffix(suffix) || key.literal == nil && suffix.hasSuffix(known)
  }

  /// A topic's message comes out of a subscribed queue inside the topic's envelope.
  private func forwardToQueues(_ write: ChannelWrite, _ result: inout [String: [InboundValue]]) {
    for topic in application.topics {
      let id = Text(pieces: [.attribute(of: topic.id, name: "Ref")])
      guard names.same(write.resource, id) == .yes else { continue }
      for subscription in topic.subscriptions where subscription.protocolName.value == "sqs" {
        guard let queue = subscription.endpoint.value else { continue }
        let envelope = PortableValue.wrapped(write.value, as: "Message")
        for function in application.functions {
          let reads = function.triggers.contains { trigger in
            trigger.kind == .sqs && trigger.source.value.map { names.same($0, queue) == .yes } == true
          }
          guard reads else { continue }
          let value = InboundValue(trigger: .sqs, path: ["Records", "*", "body"], value: envelope)
          add(value, to: &result[function.id, default: []])
        }
      }
    }
  }

  private func add(_ value: InboundValue, to list: inout [InboundValue]) {
    if let index = list.firstIndex(where: { $0.trigger == value.trigger && $0.path == value.path }) {
      list[index].value = list[index].value.joined(with: value.value)
    } else {
      list.append(value)
    }
  }
}
