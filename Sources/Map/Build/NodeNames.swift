import Core

/// Finds the node that a text names: by the resource's id in the template, by its physical name, or by the end of an ARN
/// or an address.
struct NodeNames {
  private var byID: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]

  mutating func note(_ id: String, _ name: Known<Text>, as node: Int) {
    byID[id] = node
    guard let name = name.value, name.pieces.contains(where: \.isKnown) else { return }
    byName[Self.written(name), default: []].append(node)
  }

  /// - Parameter isFitting: whether a node is of the wanted kind; a queue and a topic may share a name.
  func node(named text: Text, where isFitting: (Int) -> Bool) -> Int? {
    if let resource = text.resource, let node = byID[resource], isFitting(node) { return node }
    let tail = Self.tail(of: text)
    for name in [Self.written(text), tail] where !name.isEmpty {
      if let node = byName[name]?.first(where: isFitting) { return node }
    }
    return byID[tail].flatMap { isFitting($0) ? $0 : nil }
  }

  /// The text with a dot for each piece that only the deployment decides.
  private static func written(_ text: Text) -> String {
    text.pieces.map { piece in
      switch piece {
      case .literal(let literal): literal
      case .attribute(let resource, _): "${\(resource)}"
      case .unknown: "…"
      }
    }.joined()
  }

  /// What stands behind the last colon or slash: the name in an ARN or in a queue's address. Below a bucket or a table the
  /// resource part has a path of its own ("table/Orders/index/ByDay"), which is cut. Empty when nothing of it is known.
  static func tail(of text: Text) -> String {
    let name = end(of: written(text))
    return name.contains(where: \.isLetter) || name.contains(where: \.isNumber) ? name : ""
  }

  private static func end(of written: String) -> String {
    guard written.utf8.contains(UInt8(ascii: ":")) else { return written }
    if written.hasPrefix("arn:") || written.hasPrefix("…:") {
      let parts = written.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      return parts.count == 6 ? name(inResourcePart: String(parts[5])) : ""
    }
    return Path.name(of: written)
  }

  private static func name(inResourcePart part: String) -> String {
    let types = [
      "table/", "stream/", "function:", "deliverystream/", "event-bus/", "stateMachine:", "secret:", "userpool/",
      "rule/",
      "log-group:",
    ]
    for type in types where part.hasPrefix(type) {
      return String(part.dropFirst(type.count).prefix { $0 != "/" && $0 != ":" })
    }
    return String(part.prefix { $0 != "/" })
  }

  /// What a resource is called on the map. Addresses of Terraform name the resource's type and each module on the way;
  /// the picture shows the type by itself.
  static func label(_ id: String) -> String {
    let parts = id.split(separator: ".").map(String.init)
    guard parts.count > 1, parts.contains(where: { $0.hasPrefix("aws_") }) else { return id }
    var own = parts.filter { $0 != "module" && !$0.hasPrefix("aws_") }
    if own.count > 1, let last = own.last, ["this", "main", "default"].contains(last.prefix { $0 != "[" }) {
      own.removeLast()
    }
    return own.isEmpty ? id : own.joined(separator: ".")
  }
}
