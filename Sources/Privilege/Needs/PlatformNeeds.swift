import Core

// What the platform does with a function's role besides running its code.

extension NeedFinder {
  func platformNeeds(of function: Function) -> [Need] {
    var needs = logNeeds(of: function)
    if function.isTraced.value == true {
      needs += rows("tracing", at: function.isTraced.place ?? function.place, "tracing")
    }
    if let place = function.subnets.place, function.subnets.value?.isEmpty != true {
      needs += rows("network", at: place, "the network it joins")
    }
    for trigger in function.triggers { needs += self.needs(of: trigger) }
    needs += targetNeeds(function.deadLetterTarget, "the dead-letter target")
    needs += targetNeeds(function.failureDestination, "the destination of failures")
    return needs
  }

  private func logNeeds(of function: Function) -> [Need] {
    let group = application.logGroups.first { group in
      guard let name = group.name.value else { return false }
      return name.contains("/aws/lambda/")
        && (name.resource == function.id || name.literal == logName(function)?.literal)
    }
    if let group {
      let own = Text(pieces: [.attribute(of: group.id, name: "Arn")])
      return rows("logs", at: function.place, "its log", ["self": own]).filter { $0.action != "logs:CreateLogGroup" }
    }
    let name = logName(function) ?? Text(pieces: [.literal("/aws/lambda/"), .attribute(of: function.id, name: "Ref")])
    return rows("logs", at: function.place, "its log", ["self": name]).map { need in
      // Streams are written below their group.
      var need = need
      need.resource.append(":*")
      return need
    }
  }

  /// The name of a function's log group; nil when the function's own name is not given.
  private func logName(_ function: Function) -> Text? {
    guard let name = function.name.value, !name.pieces.isEmpty else { return nil }
    var text = Text("/aws/lambda/")
    text.append(name)
    return text
  }

  private func needs(of trigger: Trigger) -> [Need] {
    let source = trigger.source.value
    switch trigger.kind {
    case .sqs: return rows("sqs", at: trigger.place, "the queue that feeds it", ["source": source])
    case .kinesis: return rows("kinesis", at: trigger.place, "the stream that feeds it", ["source": source])
    case .dynamoDBStream:
      return rows("dynamodb-stream", at: trigger.place, "the table whose changes feed it", ["source": stream(source)])
        + targetNeeds(trigger.failureDestination, "the destination of failures")
    case .kafka: return rows("kafka", at: trigger.place, "the cluster that feeds it", ["source": source])
    case .mq: return rows("mq", at: trigger.place, "the broker that feeds it", ["source": source])
    case .documentDB: return rows("documentdb", at: trigger.place, "the database that feeds it", ["source": source])
    default: return []
    }
  }

  /// The stream of a table: by its own attribute, as any of the table's streams where only the table is named.
  private func stream(_ source: Text?) -> Text? {
    guard let id = source?.resource, application.tables.contains(where: { $0.id == id }) else { return source }
    if source?.attribute?.name == "StreamArn" { return source }
    return Text(pieces: [.attribute(of: id, name: "StreamArn")])
  }

  private func targetNeeds(_ target: Known<Text>, _ cause: String) -> [Need] {
    guard let text = target.value, let place = target.place, !text.pieces.isEmpty else { return [] }
    guard let service = naming.service(ofARN: text) else { return [] }
    return rows("to \(service)", at: place, cause, ["target": text])
  }

  // MARK: Keys

  /// The keys of the template that encrypt what is read or written.
  func keyNeeds(of needs: [Need]) -> [Need] {
    var seen: Set<String> = []
    return needs.flatMap { need -> [Need] in
      guard let id = need.owner, let key = application.encryptionKey(of: id),
        let (_, action) = table.action(need.action),
        action.level == .read || action.level == .write
      else { return [] }
      let isWriting = action.level == .write && !need.action.hasPrefix("sqs:DeleteMessage")
      guard seen.insert("\(id) \(isWriting)").inserted else { return [] }
      let isMessage = need.action.hasPrefix("sqs:") || need.action.hasPrefix("sns:")
      let names = isWriting ? (isMessage ? ["key to write", "key to read"] : ["key to write"]) : ["key to read"]
      return names.flatMap { rows($0, at: need.place, "the key of \(id)", ["key": key]) }.map {
        var own = $0
        own.conditions = NarrowingConditions.via(need.action)
        return own
      }
    }
  }

  // MARK: Rows

  /// The needs of a row's name, with the texts that its parameters have.
  func rows(_ name: String, at place: Place, _ cause: String, _ texts: [String: Text?] = [:]) -> [Need] {
    var call = ServiceCall(service: "", operation: "", parameters: [:], functions: [], place: place)
    for case (let parameter, let text?) in texts {
      call.parameters[parameter] = text
      call.given.insert(parameter)
    }
    let finder = ResourceFinder(naming: naming, table: table, parameters: CallParameters(call))
    return table.rules(ofPlatform: name).flatMap { rule in
      finder.resources(of: rule).map { found in
        var need = Need(rule.action, on: found.arn, place: place, cause: cause)
        (need.owner, need.openings, need.isOfPlatform) = (found.owner, found.openings, true)
        return need
      }
    }
  }
}

extension Application {
  /// The customer's key that encrypts a resource, if the template says so.
  fileprivate func encryptionKey(of id: String) -> Text? {
    let encryption =
      buckets.first { $0.id == id }?.encryption.value ?? tables.first { $0.id == id }?.encryption.value
      ?? queues.first { $0.id == id }?.encryption.value ?? topics.first { $0.id == id }?.encryption.value
      ?? streams.first { $0.id == id }?.encryption.value
    if case .customerKey(let key)? = encryption { return key.isManagedAlias ? nil : key }
    return nil
  }
}

extension Text {
  /// Keys that AWS keeps for the account: "alias/aws/sqs". Their policies let the service's callers in.
  fileprivate var isManagedAlias: Bool { contains("alias/aws/") }
}
