/// Writes JSON piece by piece, indented by two spaces, without building a tree first.
struct JSONWriter {
  private(set) var text = ""
  private var depth = 0
  /// Whether the innermost object or array has an element already.
  private var hasElement = false
  private var isAfterKey = false

  mutating func object(_ body: (inout JSONWriter) -> Void) { container("{", "}", body) }

  mutating func array(_ body: (inout JSONWriter) -> Void) { container("[", "]", body) }

  /// An array with one element a value.
  mutating func array<Value>(_ values: some Sequence<Value>, _ body: (inout JSONWriter, Value) -> Void) {
    array { writer in for value in values { body(&writer, value) } }
  }

  mutating func value(_ string: String) {
    separate()
    append(quoted: string)
  }

  mutating func value(_ number: Int) { literal(String(number)) }

  mutating func value(_ truth: Bool) { literal(truth ? "true" : "false") }

  /// Rounded to millionths, which is as fine as a clock in seconds is worth.
  mutating func value(_ number: Double) {
    let millionths = Int((max(0, number) * 1_000_000).rounded())
    let fraction = String(millionths % 1_000_000)
    literal("\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction)
  }

  /// Names the value that is written next; only inside an object.
  mutating func key(_ name: String) {
    separate()
    append(quoted: name)
    text += ": "
    isAfterKey = true
  }

  mutating func field(_ name: String, _ string: String) {
    key(name)
    value(string)
  }

  mutating func field(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  mutating func field(_ name: String, _ truth: Bool) {
    key(name)
    value(truth)
  }

  mutating func field(_ name: String, _ strings: [String]) {
    key(name)
    array(strings) { $0.value($1) }
  }

  mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  mutating func array<Value>(
    _ name: String, _ values: some Sequence<Value>, _ body: (inout JSONWriter, Value) -> Void
  ) {
    key(name)
    array(values, body)
  }

  private mutating func literal(_ word: String) {
    separate()
    text += word
  }

  private mutating func container(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    separate()
    text += open
    depth += 1
    hasElement = false
    body(&self)
    depth -= 1
    if hasElement { newLine() }
    text += close
    hasElement = true
  }

  /// The comma and the line break before an element; nothing before the value of a key.
  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if hasElement { text += "," }
    if depth > 0 { newLine() }
    hasElement = true
  }

  private mutating func newLine() {
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }

  /// https://www.rfc-editor.org/rfc/rfc8259#section-7
  private mutating func append(quoted string: String) {
    text += "\""
    if string.utf8.allSatisfy(Self.isPlain) {
      text += string
      text += "\""
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<" ", "\u{2028}", "\u{2029}", "\u{7F}": text += Self.escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Bytes that stand for themselves; 0xE2 begins the two line separators, among much else.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F && byte != 0xE2
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
