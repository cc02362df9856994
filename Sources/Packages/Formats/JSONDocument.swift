import Core

/// A JSON file as a flat list of nodes over its bytes. Strings are decoded only when they are asked for, so that a lock
/// file of several megabytes costs one pass and one array.
///
/// Comments and trailing commas are accepted, since tools write and read them although RFC 8259 has none.
struct JSONDocument {
  enum Kind: UInt8 { case object, array, string, scalar }

  struct Node {
    var kind: Kind
    /// The bytes of the value; those of a string without its quotes.
    var start: UInt32
    var end: UInt32
    /// The index of the node that follows this one and everything inside it.
    var next: UInt32
  }

  /// A value of the document.
  struct Value {
    let document: JSONDocument
    let index: Int
  }

  let bytes: [UInt8]
  private(set) var nodes: [Node] = []
  /// Where reading stopped when the bytes are not JSON; what came before is still there.
  private(set) var failure: UInt32?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var parser = JSONParser(bytes)
    parser.run()
    nodes = parser.nodes
    failure = parser.failure
  }

  var root: Value? { nodes.isEmpty ? nil : Value(document: self, index: 0) }
}

extension JSONDocument.Value {
  private var node: JSONDocument.Node { document.nodes[index] }
  var kind: JSONDocument.Kind { node.kind }
  var start: UInt32 { node.start }
  var end: UInt32 { node.end }

  /// The decoded text when the value is a string.
  var string: String? { kind == .string ? JSONEscapes.decode(document.bytes[Int(start)..<Int(end)]) : nil }

  /// Whether the value is the word `true`.
  var isTrue: Bool { kind == .scalar && document.bytes[Int(start)..<Int(end)].elementsEqual("true".utf8) }

  /// The members of an object in the order they are written; empty for any other value.
  var members: [(key: JSONDocument.Value, value: JSONDocument.Value)] {
    guard kind == .object else { return [] }
    var members: [(key: JSONDocument.Value, value: JSONDocument.Value)] = []
    var child = index + 1
    while child + 1 < Int(node.next) {
      let value = JSONDocument.Value(document: document, index: child + 1)
      members.append((JSONDocument.Value(document: document, index: child), value))
      child = Int(document.nodes[child + 1].next)
    }
    return members
  }

  /// The elements of an array; empty for any other value.
  var elements: [JSONDocument.Value] {
    guard kind == .array else { return [] }
    var elements: [JSONDocument.Value] = []
    var child = index + 1
    while child < Int(node.next) {
      elements.append(JSONDocument.Value(document: document, index: child))
      child = Int(document.nodes[child].next)
    }
    return elements
  }

  /// The value of an object's member.
  subscript(name: String) -> JSONDocument.Value? {
    guard kind == .object else { return nil }
    var child = index + 1
    while child + 1 < Int(node.next) {
      let key = document.nodes[child]
      if document.bytes[Int(key.start)..<Int(key.end)].elementsEqual(name.utf8) {
        return JSONDocument.Value(document: document, index: child + 1)
      }
      child = Int(document.nodes[child + 1].next)
    }
    return nil
  }

  /// The place of the value in a file.
  func place(in file: SourceFile) -> Place { Place(file.id, start, end) }
}

/// The pass over the bytes. It keeps its own stack, so that no depth of nesting overflows the thread's.
private struct JSONParser {
  let bytes: [UInt8]
  var nodes: [JSONDocument.Node] = []
  var failure: UInt32?
  private var position = 0
  private var open: [Int] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func run() {
    skipFiller()
    while position < bytes.count, failure == nil {
      step()
      if open.isEmpty, !nodes.isEmpty { break }
      skipFiller()
    }
    if nodes.isEmpty || !open.isEmpty { failure = failure ?? UInt32(position) }
    while !open.isEmpty { close() }
    completeLastMember()
  }

  private mutating func step() {
    switch bytes[position] {
    case UInt8(ascii: "{"): begin(.object)
    case UInt8(ascii: "["): begin(.array)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      position += 1
      if open.isEmpty { failure = UInt32(position - 1) } else { close() }
    case UInt8(ascii: "\""): readString()
    case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
    default: readScalar()
    }
  }

  private mutating func begin(_ kind: JSONDocument.Kind) {
    open.append(nodes.count)
    nodes.append(JSONDocument.Node(kind: kind, start: UInt32(position), end: 0, next: 0))
    position += 1
  }

  private mutating func close() {
    let index = open.removeLast()
    nodes[index].end = UInt32(position)
    nodes[index].next = UInt32(nodes.count)
  }

  private mutating func readString() {
    let start = position + 1
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    if end >= bytes.count { failure = UInt32(start - 1) }
    end = min(end, bytes.count)
    add(.string, start, end)
    position = end + 1
  }

  private mutating func readScalar() {
    let start = position
    while position < bytes.count, !JSONParser.endsScalar(bytes[position]) { position += 1 }
    if position == start { failure = UInt32(start) } else { add(.scalar, start, position) }
  }

  private mutating func add(_ kind: JSONDocument.Kind, _ start: Int, _ end: Int) {
    nodes.append(
      JSONDocument.Node(kind: kind, start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1)))
  }

  /// A file that ends after a key leaves an object with an odd number of children; readers expect pairs, and stop.
  private mutating func completeLastMember() {
    for index in nodes.indices where nodes[index].next == 0 { nodes[index].next = UInt32(nodes.count) }
  }

  private mutating func skipFiller() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
      case UInt8(ascii: "/") where position + 1 < bytes.count: if !skipComment() { return }
      default: return
      }
    }
  }

  private mutating func skipComment() -> Bool {
    let isBlock = bytes[position + 1] == UInt8(ascii: "*")
    guard isBlock || bytes[position + 1] == UInt8(ascii: "/") else { return false }
    position += 2
    while position < bytes.count {
      if !isBlock, bytes[position] == UInt8(ascii: "\n") { return true }
      if isBlock, bytes[position] == UInt8(ascii: "/"), bytes[position - 1] == UInt8(ascii: "*") {
        position += 1
        return true
      }
      position += 1
    }
    return true
  }

  private static func endsScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "/"):
      return true
    default: return false
    }
  }
}

/// The escapes of JSON strings.
private enum JSONEscapes {
  static func decode(_ raw: ArraySlice<UInt8>) -> String {
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    var units: [UInt16] = []
    var rest = raw
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "\\") {
        let run = [byte] + rest.prefix { $0 != UInt8(ascii: "\\") }
        rest = rest.dropFirst(run.count - 1)
        units += String(decoding: run, as: UTF8.self).utf16
      } else if let unit = escaped(&rest) {
        units.append(unit)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt16? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "u"):
      let digits = rest.prefix(4)
      rest = rest.dropFirst(4)
      return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    default: return UInt16(byte)
    }
  }
}
