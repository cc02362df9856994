/// Writes JSON on one line, piece by piece.
package struct JSONText {
  package private(set) var text = ""
  private var needsComma = false

  package init() {}

  package mutating func object(_ body: (inout JSONText) -> Void) { container("{", "}", body) }

  package mutating func array<Value>(_ values: some Sequence<Value>, _ body: (inout JSONText, Value) -> Void) {
    container("[", "]") { writer in for value in values { body(&writer, value) } }
  }

  package mutating func string(_ value: String) {
    comma()
    text += Self.quoted(value)
    needsComma = true
  }

  package mutating func number(_ value: Int) { raw(String(value)) }

  /// Text that is JSON already.
  package mutating func raw(_ json: String) {
    comma()
    text += json
    needsComma = true
  }

  package mutating func key(_ name: String) {
    comma()
    text += Self.quoted(name) + ":"
    needsComma = false
  }

  package mutating func field(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func field(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }

  package mutating func object(_ name: String, _ body: (inout JSONText) -> Void) {
    key(name)
    object(body)
  }

  package mutating func array<Value>(
    _ name: String, _ values: some Sequence<Value>, _ body: (inout JSONText, Value) -> Void
  ) {
    key(name)
    array(values, body)
  }

  private mutating func container(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
    comma()
    text += open
    needsComma = false
    body(&self)
    text += close
    needsComma = true
  }

  private mutating func comma() { if needsComma { text += "," } }

  /// https://www.rfc-editor.org/rfc/rfc8259#section-7
  package static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..<" ", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
