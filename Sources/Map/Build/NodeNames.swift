import Core

/// Finds the node that a text names: by the resource's id in the template, by its physical name, or by the end of an ARN
/// or an address.
struct NodeNames {
  private var byID: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]

  mutating func note(_ id: String, _ name: Known<Text>, as node: Int) {
    byID[id] = node
    guard let name = name.value, !name.pieces.isEmpty else { return }
    if name.pieces.allSatisfy(\.isIdentifying) { byName[Self.written(name, isExact: true), default: []].append(node) }
    guard name.pieces.contains(where: \.isKnown) else { return }
    byName[Self.written(name), default: []].append(node)
  }

  /// Follows nodes that changed their places.
  mutating func renumber(_ position: [Int]) {
    byID = byID.mapValues { position[$0] }
    byName = byName.mapValues { $0.map { position[$0] } }
  }

  /// - Parameter isFitting: whether a node is of the wanted kind; a queue and a topic may share a name.
  func node(named text: Text, where isFitting: (Int) -> Bool) -> Int? {
    if let resource = text.resource, let node = byID[resource], isFitting(node) { return node }
    let tail = Self.tail(of: text)
    // What a parameter alone names is the same wherever that parameter stands.
    let exact = Self.written(text, isExact: true)
    for name in [exact, Self.end(of: exact), Self.written(text), tail] where !name.isEmpty {
      if let node = byName[name]?.first(where: isFitting) { return node }
    }
    return byID[tail].flatMap { isFitting($0) ? $0 : nil }
  }

  /// The nodes whose names begin as a pattern does that ends with `*`; none for one that names nothing before it.
  func nodes(matching pattern: Text) -> [Int] {
    let tail = Self.tail(of: pattern)
    guard tail.hasSuffix("*"), tail.count > 1 else { return [] }
    return byName.filter { $0.key.hasPrefix(tail.dropLast()) }.flatMap(\.value)
  }

  /// The text with a dot for each piece that only the deployment decides, or with what that is called.
  private static func written(_ text: Text, isExact: Bool = false) -> String {
    text.pieces.map { piece in
      switch piece {
      case .literal(let literal): literal
      case .attribute(let resource, _): "${\(resource)}"
      case .unknown(let what) where isExact: "${\(what.filter { $0 != ":" })}"
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
    // Functions without a template are called by the path of their handler; its end tells them apart.
    if id.contains("/"), id.allSatisfy({ $0.isLetter || $0.isNumber || "/._-".contains($0) }) {
      return id.split(separator: "/").suffix(2).joined(separator: "/")
    }
    let parts = id.split(separator: ".").map(String.init)
    guard parts.count > 1, parts.contains(where: { $0.hasPrefix("aws_") }) else { return id }
    var own = parts.filter { $0 != "module" && !$0.hasPrefix("aws_") }
    if own.count > 1, let last = own.last, ["this", "main", "default"].contains(last.prefix { $0 != "[" }) {
      own.removeLast()
    }
    return own.isEmpty ? id : own.joined(separator: ".")
  }
}

extension Text.Piece {
  /// Whether the piece is the same wherever it is written: text, a resource, a parameter; not what nobody knows.
  fileprivate var isIdentifying: Bool {
    guard case .unknown(let what) = self else { return true }
    return !what.hasPrefix("a ") && !what.hasSuffix("()")
  }
}
