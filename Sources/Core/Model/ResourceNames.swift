/// Which texts of code and templates name one resource of an application.
package struct ResourceNames: Sendable {
  /// Names that resources are given, by id.
  private var names: [String: Text] = [:]

  package init() {}

  package init(_ application: Application) {
    func add(_ id: String, _ name: Known<Text>) { names[id] = name.value }
    for bucket in application.buckets { add(bucket.id, bucket.name) }
    for table in application.tables { add(table.id, table.name) }
    for queue in application.queues { add(queue.id, queue.name) }
    for topic in application.topics { add(topic.id, topic.name) }
    for stream in application.streams { add(stream.id, stream.name) }
    for bus in application.buses { add(bus.id, bus.name) }
    for machine in application.stateMachines { add(machine.id, machine.name) }
    for function in application.functions { add(function.id, function.name) }
    for group in application.logGroups { add(group.id, group.name) }
    for secret in application.secrets { add(secret.id, secret.name) }
    for client in application.userPoolClients { add(client.id, client.pool) }
  }

  /// Whether two texts name one resource: by reference, by name, or by an ARN or URL that ends with the name.
  package func same(_ left: Text, _ right: Text) -> Answer {
    if let one = left.resource, let other = right.resource {
      if one == other { return .yes }
      return named(one, right) || named(other, left) ? .yes : .no
    }
    if let id = left.resource { return matches(right, resource: id) }
    if let id = right.resource { return matches(left, resource: id) }
    if let one = left.literal, let other = right.literal {
      if one == other { return .yes }
      // Paths of parameters and log groups, which are names as a whole.
      if !one.contains(":"), !other.contains(":") { return .no }
    }
    guard let one = Self.lastName(left), let other = Self.lastName(right) else { return .perhaps }
    return one == other ? .yes : .no
  }

  /// Whether a resource's own name is a text that speaks of another resource: a log group of its function, a client of
  /// its user pool.
  private func named(_ id: String, _ text: Text) -> Bool {
    guard let name = names[id], name.resource != nil else { return false }
    return name == text || name.attribute != nil && name.resource == text.resource
  }

  /// Whether a text without references names the resource of an id.
  private func matches(_ text: Text, resource id: String) -> Answer {
    guard let name = names[id] else { return text.literal == id ? .yes : text.literal == nil ? .perhaps : .no }
    if text == name { return .yes }
    guard let written = Self.lastName(text) else { return .perhaps }
    guard let own = Self.lastName(name) else { return .perhaps }
    return written == own ? .yes : .no
  }

  /// The name at the end of a text: behind the last ":" or "/" of an ARN or a URL.
  private static func lastName(_ text: Text) -> String? {
    guard let end = text.pieces.last, case .literal(let literal) = end else { return nil }
    if text.pieces.count == 1, !literal.contains(":"), !literal.contains("/") { return literal }
    guard let border = literal.lastIndex(where: { $0 == ":" || $0 == "/" }) else { return nil }
    return String(literal[literal.index(after: border)...])
  }
}
