import Core

/// Finds the resource that a text names: by its id in the template, by its physical name, or by the end of an ARN or an
/// address.
struct NodeNames {
  private var byID: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]
  private var byDisplay: [String: [Int]] = [:]

  mutating func note(_ id: String, _ name: Known<Text>, as node: Int) {
    byID[id] = node
    guard let name = name.value, !name.pieces.isEmpty else { return }
    if let literal = name.literal { byName[literal, default: []].append(node) }
    byDisplay[name.display, default: []].append(node)
  }

  /// - Parameter isFitting: whether a node is of the wanted kind; a queue and a topic may share a name.
  func node(named text: Text, where isFitting: (Int) -> Bool) -> Int? {
    if let resource = text.resource, let node = byID[resource], isFitting(node) { return node }
    if let node = byDisplay[text.display]?.first(where: isFitting) { return node }
    let tail = Self.tail(of: text)
    guard !tail.isEmpty else { return nil }
    return byName[tail]?.first(where: isFitting) ?? byDisplay[tail]?.first(where: isFitting)
      ?? byID[tail].flatMap { isFitting($0) ? $0 : nil }
  }

  /// What stands behind the last colon or slash: the name in an ARN or in a queue's address. Below a bucket or a table the
  /// resource part has a path of its own ("table/Orders/index/ByDay"), which is cut.
  static func tail(of text: Text) -> String {
    let display = text.display
    guard display.utf8.contains(UInt8(ascii: ":")) else { return display }
    if display.hasPrefix("arn:") {
      let parts = display.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      return parts.count == 6 ? name(inResourcePart: String(parts[5])) : ""
    }
    return Path.name(of: display)
  }

  private static func name(inResourcePart part: String) -> String {
    let types = [
      "table/", "stream/", "function:", "deliverystream/", "event-bus/", "stateMachine:", "secret:", "userpool/",
    ]
    for type in types where part.hasPrefix(type) {
      return String(part.dropFirst(type.count).prefix { $0 != "/" && $0 != ":" })
    }
    return String(part.prefix { $0 != "/" })
  }
}
