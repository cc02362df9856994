import GuardInspection

/// The upper levels of an event by path: enough to recognise its trigger and to read its method, its content type and who
/// sent it, before the fields are looked at one by one.
struct ShallowIndex {
  enum Kind { case object, array, string, scalar }

  struct Entry {
    var kind: Kind
    /// The bytes of the value; those of a string without its quotes.
    var range: Range<Int>
    var isEscaped = false
  }

  /// By path with points between the parts; the first element of an array is "*", others are left out.
  private let entries: [String: Entry]
  private let event: [UInt8]

  private static let depthLimit = 5
  private static let countLimit = 2000

  /// - Parameter event: what cannot be read as JSON gives an index of what came before.
  init(_ event: [UInt8]) {
    self.event = event
    var builder = Builder(event: event)
    try? JSONWalk.run(event.span, &builder)
    entries = builder.entries
  }

  subscript(path: String) -> Entry? { entries[path] }

  /// Whether the event has this path, "*" being any field or element.
  func has(_ mark: TriggerShape.Mark) -> Bool {
    if entries[mark.text] != nil { return true }
    guard mark.isOpen, let first = mark.parts.first, entries[first] != nil else { return false }
    return entries.keys.contains { Self.matches(TriggerShape.parts($0), mark.parts) }
  }

  private static func matches(_ path: [String], _ pattern: [String]) -> Bool {
    path.count == pattern.count && zip(path, pattern).allSatisfy { $1 == "*" || $0 == $1 }
  }

  /// The text of a string or scalar.
  func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

  /// The text of a string or scalar, as bytes.
  func bytes(_ path: String) -> [UInt8]? {
    guard let entry = entries[path], entry.kind == .string || entry.kind == .scalar else { return nil }
    let raw = event.span.extracting(entry.range)
    return entry.isEscaped ? JSONEscapes.decode(raw) : [UInt8](copying: raw)
  }

  /// The bytes of a value as they stand in the event; those of a string without its quotes.
  func raw(_ path: String) -> [UInt8]? { entries[path].map { Array(event[$0.range]) } }

  /// The names directly below an object.
  func children(of path: String) -> [String] {
    let prefix = path.isEmpty ? "" : path + "."
    return entries.keys.filter { $0.hasPrefix(prefix) && !$0.dropFirst(prefix.utf8.count).contains(".") }
      .map { String($0.dropFirst(prefix.utf8.count)) }
  }
}

extension ShallowIndex {
  /// Follows a walk down to the depth limit.
  fileprivate struct Builder: JSONVisitor {
    private struct Level {
      var path: String
      var isArray: Bool
      var count = 0
      /// Whether what is inside is left out.
      var isSkipped: Bool
    }

    private(set) var entries: [String: Entry] = [:]
    private var levels: [Level] = []
    private var key = ""
    private let event: [UInt8]

    init(event: [UInt8]) {
      self.event = event
      entries.reserveCapacity(64)
    }

    /// The path of the value that comes now; nil when it is left out.
    private mutating func nextPath() -> String? {
      guard let level = levels.last else { return "" }
      if level.isSkipped { return nil }
      if !level.isArray { return level.path.isEmpty ? key : level.path + "." + key }
      levels[levels.count - 1].count += 1
      guard level.count == 0 else { return nil }
      return level.path.isEmpty ? "*" : level.path + ".*"
    }

    private mutating func begin(_ isArray: Bool, at offset: Int) {
      let path = nextPath()
      if let path { add(path, Entry(kind: isArray ? .array : .object, range: offset..<offset)) }
      let isSkipped = path == nil || levels.count >= ShallowIndex.depthLimit
      levels.append(Level(path: path ?? "", isArray: isArray, isSkipped: isSkipped))
    }

    private mutating func add(_ path: String, _ entry: Entry) {
      if entries.count < ShallowIndex.countLimit, entries[path] == nil { entries[path] = entry }
    }

    mutating func beginObject(at offset: Int) { begin(false, at: offset) }
    mutating func beginArray(at offset: Int) { begin(true, at: offset) }

    mutating func end(at offset: Int) {
      let level = levels.removeLast()
      guard !level.isSkipped, let entry = entries[level.path] else { return }
      entries[level.path]?.range = entry.range.lowerBound..<offset
    }

    mutating func key(_ range: Range<Int>, isEscaped: Bool) {
      guard levels.last?.isSkipped == false, range.count < 200 else { return key = "" }
      key = String(decoding: event[range], as: UTF8.self)
    }

    mutating func string(_ range: Range<Int>, isEscaped: Bool) {
      if let path = nextPath() { add(path, Entry(kind: .string, range: range, isEscaped: isEscaped)) }
    }

    mutating func scalar(_ range: Range<Int>) {
      if let path = nextPath() { add(path, Entry(kind: .scalar, range: range)) }
    }
  }
}
