import Yams

/// A mapping of a catalogue file, read field by field. Fields that nobody asked for are unknown, and a fault.
struct Entry {
  let line: Int
  private let fields: [String: Node]
  private var read: Set<String> = []

  /// - Throws: `KnowledgeProblem` when the node is no mapping or names a field twice.
  init(_ node: Node) throws {
    line = node.line
    guard let mapping = node.mapping else { throw KnowledgeProblem(line: line, message: "expected a mapping") }
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string, fields.updateValue(value, forKey: name) == nil else {
        throw KnowledgeProblem(line: key.line, message: "a field that is no word, or stands twice")
      }
    }
    self.fields = fields
  }

  /// The text after which a row is written in short: `clears: [ int() ]` is `clears: [ { at: int() } ]`.
  init(short node: Node, as field: String) throws {
    if node.scalar == nil {
      self = try Entry(node)
    } else {
      line = node.line
      fields = [field: node]
    }
  }

  mutating func node(_ name: String) -> Node? {
    read.insert(name)
    return fields[name]
  }

  mutating func text(_ name: String) throws -> String? {
    guard let node = node(name) else { return nil }
    guard let text = node.scalar?.string else { throw problem("\(name): expected a text", at: node) }
    return text
  }

  mutating func required(_ name: String) throws -> String {
    guard let text = try text(name), !text.isEmpty else { throw problem("\(name) is missing") }
    return text
  }

  /// A list of texts; one text alone is a list of one.
  mutating func texts(_ name: String) throws -> [String] {
    guard let node = node(name) else { return [] }
    if let text = node.scalar?.string { return [text] }
    guard let items = node.sequence else { throw problem("\(name): expected a list", at: node) }
    return try items.map { item in
      guard let text = item.scalar?.string else { throw problem("\(name): expected a text", at: item) }
      return text
    }
  }

  mutating func flag(_ name: String) throws -> Bool? {
    switch try text(name) {
    case nil: nil
    case "true": true
    case "false": false
    case let other?: throw problem("\(name): \(other) is neither true nor false")
    }
  }

  /// One of an enumeration's raw values.
  mutating func choice<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type) throws -> Value?
  where Value.RawValue == String {
    guard let text = try text(name) else { return nil }
    return try choice(text, named: name)
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ text: String, named name: String) throws -> Value
  where Value.RawValue == String {
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw problem("\(name): \(text) is unknown; known are \(known)")
    }
    return value
  }

  /// The names of the fields, sorted.
  var names: [String] { fields.keys.sorted() }

  /// - Throws: `KnowledgeProblem` when a field was never asked for.
  func finish() throws {
    guard let name = names.first(where: { !read.contains($0) }), let node = fields[name] else { return }
    throw problem("\(name) is no field that is known here", at: node)
  }

  func problem(_ message: String, at node: Node? = nil) -> KnowledgeProblem {
    KnowledgeProblem(line: node?.line ?? line, message: message)
  }
}

extension Node {
  /// The line it starts in, from 1.
  var line: Int { mark?.line ?? 1 }
}
