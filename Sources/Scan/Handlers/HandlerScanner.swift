import Core

/// A function in the code that looks like a handler: what the platform calls with an event and a context.
struct HandlerSignature: Hashable, Sendable {
  /// The name it is exported under; empty for a module that registers its handlers when it is loaded.
  var name: String
  /// The name where it is defined.
  var place: Place
  /// What fires it, when the code says so.
  var trigger: TriggerKind?
  /// Whose platform calls handlers of this kind.
  var cloud: Application.Cloud = .aws
}

/// Finds handlers by their signature and export, without parsing: definitions that start a line, so those inside other
/// functions and classes do not count.
enum HandlerScanner {
  private static let events: Set<String> = ["event", "evt", "_event", "__event", "events", "lambda_event", "e"]
  private static let contexts: Set<String> = [
    "context", "ctx", "_context", "__context", "_ctx", "_", "__", "lambda_context", "ignored_context", "unused_context",
  ]

  static func handlers(in file: SourceFile) -> [HandlerSignature] {
    switch Path.pathExtension(of: file.path) {
    case "py": unique(PythonHandlers(file).find())
    case "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx":
      unique(JavaScriptHandlers(file).find() + RegisteredHandlers(file).find())
    default: []
    }
  }

  /// The last definition of a name counts, as it does in the languages.
  private static func unique(_ found: [HandlerSignature]) -> [HandlerSignature] {
    var seen: Set<String> = []
    return found.reversed().filter { seen.insert($0.name).inserted }.reversed()
  }

  /// Whether parameters are those of a handler: an event, and a context unless the event is enough (JavaScript).
  static func accepts(parameters: [String], needsContext: Bool) -> Bool {
    guard let first = parameters.first, events.contains(first) else { return false }
    guard parameters.count > 1 else { return !needsContext && first != "e" }
    return contexts.contains(parameters[1])
  }

  /// Whether parameters are those of something else that happens to be called `handler`: two and more, neither the first
  /// one called an event or request nor the second one a context or response.
  static func contradicts(parameters: [String]) -> Bool {
    guard parameters.count > 1, !parameters.contains("") else { return false }
    let (first, second) = (parameters[0].lowercased(), parameters[1].lowercased())
    let isInput =
      events.contains(first) || ["event", "req", "input", "payload", "message"].contains { first.contains($0) }
    return !isInput && !contexts.contains(second) && !["context", "ctx", "res"].contains { second.contains($0) }
      && !second.hasPrefix("_")
  }
}

/// Reads words and signs from bytes; the place in the text is an offset that only moves forward.
struct WordReader {
  let bytes: [UInt8]
  var offset: Int

  /// The offset of every line's first byte.
  static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = bytes.isEmpty ? [] : [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") && offset + 1 < bytes.count {
      starts.append(offset + 1)
    }
    return starts
  }

  mutating func skipSpace() {
    while offset < bytes.count, bytes[offset] <= UInt8(ascii: " ") { offset += 1 }
  }

  /// Moves over a sign or keyword when it stands here (behind white space); a keyword must end here.
  mutating func take(_ text: String) -> Bool {
    var next = self
    next.skipSpace()
    guard bytes[next.offset...].starts(with: text.utf8) else { return false }
    next.offset += text.utf8.count
    if let last = text.utf8.last, last.isWord, next.offset < bytes.count, bytes[next.offset].isWord { return false }
    self = next
    return true
  }

  /// The identifier that stands here, and its range.
  mutating func word() -> (text: String, range: Range<Int>)? {
    skipSpace()
    let start = offset
    while offset < bytes.count, bytes[offset].isWord { offset += 1 }
    guard offset > start else { return nil }
    return (String(decoding: bytes[start..<offset], as: UTF8.self), start..<offset)
  }

  /// The names of the parameters in the parentheses that open here; a parameter that is a pattern is empty.
  mutating func parameters() -> [String]? {
    guard take("(") else { return nil }
    var names: [String] = []
    var depth = 1
    var isStart = true
    while offset < bytes.count, depth > 0, names.count < 8 {
      if isStart {
        skipSpace()
        var name = self
        names.append(name.word()?.text ?? "")
        isStart = false
        continue
      }
      switch bytes[offset] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ">") where bytes[offset - 1] != UInt8(ascii: "="): depth -= 1
      case UInt8(ascii: ",") where depth == 1: isStart = true
      default: break
      }
      offset += 1
    }
    return names.filter { !$0.isEmpty }.isEmpty ? nil : names
  }
}

extension UInt8 {
  /// Whether the byte belongs to an identifier; those above ASCII do.
  var isWord: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self) || self == UInt8(ascii: "_")
      || self == UInt8(ascii: "$") || self >= 0x80
  }
}
