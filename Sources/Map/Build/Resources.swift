import Core

extension MapBuilder {
  /// Functions first, then what keeps data, then what carries it.
  mutating func addResources() {
    for function in application.functions { add(function) }
    for bucket in application.buckets { add(bucket.id, .bucket, bucket.name, facts(of: bucket), bucket.place) }
    for table in application.tables {
      add(table.id, .table, table.name, [MapNode.Fact("encryption", words(table.encryption))], table.place)
    }
    for database in application.databases { add(database) }
    for secret in application.secrets {
      let detail = secret.kind == .secret ? "secret" : "parameter"
      add(secret.id, .secret, secret.name, [], secret.place, detail: detail)
    }
    for pool in application.userPools { add(pool.id, .directory, .absent, facts(of: pool), pool.place) }
    for queue in application.queues {
      add(queue.id, .queue, queue.name, [MapNode.Fact("encryption", words(queue.encryption))], queue.place)
    }
    for topic in application.topics {
      add(topic.id, .topic, topic.name, [MapNode.Fact("encryption", words(topic.encryption))], topic.place)
    }
    for stream in application.streams {
      let detail = stream.kind == .data ? "stream" : "delivery stream"
      let facts = [MapNode.Fact("encryption", words(stream.encryption))]
      add(stream.id, .stream, stream.name, facts, stream.place, detail: detail)
    }
    for bus in application.buses { add(bus.id, .bus, bus.name, [], bus.place) }
    for machine in application.stateMachines {
      let facts = [MapNode.Fact("states", "\(machine.states.count)")]
      add(machine.id, .workflow, machine.name, facts, machine.place)
    }
  }

  private mutating func add(
    _ id: String, _ kind: MapNode.Kind, _ name: Known<Text>, _ facts: [MapNode.Fact], _ place: Place,
    detail: String? = nil
  ) {
    var node = MapNode(id: id, kind: kind, label: NodeNames.label(id), detail: detail ?? kind.noun, place: place)
    if let name = name.value?.display, name != id { node.facts.append(MapNode.Fact("name", name)) }
    node.facts += facts
    names.note(id, name, as: add(node))
  }

  private mutating func add(_ database: Database) {
    let type = database.type.split(separator: ":").map(String.init)
    var facts = [MapNode.Fact("encryption", words(database.encryption))]
    if database.isPublic.value == true { facts.append(MapNode.Fact("network", "reachable from outside")) }
    let detail = type.count > 2 ? "\(type[1]) database" : "database"
    add(database.id, .database, .absent, facts, database.place, detail: detail)
  }

  private mutating func add(_ function: Function) {
    let runtime = function.runtime.value ?? Self.words(function.code)
    var node = MapNode(
      id: function.id, kind: .function, label: NodeNames.label(function.id), detail: runtime, place: function.place)
    node.isInNetwork = function.subnets.value?.isEmpty == false
    node.facts = facts(of: function)
    names.note(function.id, function.name, as: add(node))
  }

  private func facts(of function: Function) -> [MapNode.Fact] {
    var facts: [MapNode.Fact] = []
    func note(_ name: String, _ value: String?) { if let value { facts.append(MapNode.Fact(name, value)) } }
    note("name", function.name.value?.display)
    note("runtime", function.runtime.value)
    note("handler", function.handler.value)
    if case .folder(let folder) = function.code { note("code", folder.isEmpty ? "." : folder) }
    note("role", role(of: function))
    note("timeout", function.timeout.value.map { "\($0) s" })
    note("memory", function.memory.value.map { "\($0) MB" })
    note("concurrency", function.reservedConcurrency.value.map { "at most \($0)" })
    if function.subnets.value?.isEmpty == false { note("network", "private subnets") }
    return facts
  }

  /// The role in words: its id, or that the framework writes it; what it grants at worst.
  private func role(of function: Function) -> String? {
    guard let role = application.role(of: function) else { return function.role.isAbsent ? nil : "given from outside" }
    let name = role.isImplicit ? "written by the framework" : role.id
    let sharing = application.functions.count { $0.role.value == role.id }
    return sharing > 1 ? "\(name), shared by \(sharing) functions" : name
  }

  private static func words(_ code: Function.Code) -> String {
    if case .image = code { "container image" } else { "runtime not known" }
  }

  private func facts(of bucket: Bucket) -> [MapNode.Fact] {
    var facts = [MapNode.Fact("encryption", words(bucket.encryption))]
    if bucket.isWebsite.value == true { facts.append(MapNode.Fact("use", "web site")) }
    if let acl = bucket.acl.value { facts.append(MapNode.Fact("access list", acl)) }
    return facts
  }

  private func facts(of pool: UserPool) -> [MapNode.Fact] {
    pool.allowsSelfSignUp.value == true ? [MapNode.Fact("sign-up", "by anybody")] : []
  }

  private func words(_ encryption: Known<Encryption>) -> String {
    switch encryption {
    case .absent: "the platform's default"
    case .unknown: "decided outside the files"
    case .known(.none, _): "none"
    case .known(.platformKey, _): "a key of the platform"
    case .known(.managedKey, _): "a key that the platform manages"
    case .known(.customerKey, _): "a key of the customer"
    }
  }
}
