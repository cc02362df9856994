import Flow
import Syntax

extension ECMALowerer {
  /// A string literal's value, with its escapes decoded.
  func decodedString(_ node: Node) -> String { decoded(from: start(node) + 1, to: max(end(node), 1) - 1) }

  /// The value of a template literal without substitutions.
  func decodedTemplate(_ node: Node) -> String { decodedString(node) }

  private func decoded(from start: UInt32, to end: UInt32) -> String {
    guard start < end, Int(end) <= bytes.count else { return "" }
    return ECMAEscapes.decode(bytes[Int(start)..<Int(end)])
  }

  func number(_ node: Node) -> Double { ECMANumber.value(of: bytes[Int(start(node))..<Int(end(node))]) }

  mutating func lowerTemplate(_ node: Node) -> Register {
    if !has(.template_substitution, in: node) { return string(decodedTemplate(node), node) }
    var operands: [Operand] = []
    for piece in templatePieces(node) {
      switch piece {
      case .text(let text): if !text.isEmpty { operands.append(Operand(string(text, node))) }
      case .value(let value): operands.append(Operand(lowerExpression(value)))
      }
    }
    return emit(.text(builder.operands(operands)), node)
  }

  /// The arguments of a tag: the list of the constant pieces, then the values between them.
  mutating func taggedPieces(_ node: Node) -> [Operand] {
    var texts: [Operand] = []
    var values: [Operand] = []
    for piece in templatePieces(node) {
      switch piece {
      case .text(let text): texts.append(Operand(string(text, node)))
      case .value(let value): values.append(Operand(lowerExpression(value)))
      }
    }
    return [Operand(emit(.list(builder.operands(texts)), node))] + values
  }

  private enum TemplatePiece {
    case text(String)
    case value(Node)
  }

  /// The pieces of a template: text, value, text, value … text; texts may be empty.
  private func templatePieces(_ node: Node) -> [TemplatePiece] {
    var pieces: [TemplatePiece] = []
    var offset = start(node) + 1
    for substitution in tree.children(node) where kind(substitution) == .template_substitution {
      pieces.append(.text(decoded(from: offset, to: start(substitution))))
      if let value = operand(substitution) { pieces.append(.value(value)) }
      offset = end(substitution)
    }
    pieces.append(.text(decoded(from: offset, to: max(end(node), 1) - 1)))
    return pieces
  }

  mutating func lowerRegex(_ node: Node) -> Register {
    emit(.pattern(builder.name(text(node))), node)
  }

  mutating func lowerArray(_ node: Node) -> Register {
    var operands: [Operand] = []
    for (position, element) in elements(of: node) {
      while operands.count < position { operands.append(Operand(null(node))) }
      let value = lowerExpression(element)
      operands.append(Operand(kind(element) == .spread_element ? .spread : .positional, value))
    }
    return emit(.list(builder.operands(operands)), node)
  }
}

/// Escape sequences of string and template literals. https://tc39.es/ecma262/#sec-literals-string-literals
enum ECMAEscapes {
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var decoder = Decoder(bytes: bytes, offset: bytes.startIndex)
    return decoder.run()
  }

  private struct Decoder {
    let bytes: ArraySlice<UInt8>
    var offset: Int
    var units: [UInt16] = []
    var text = ""

    mutating func run() -> String {
      var plain = offset
      while offset < bytes.endIndex {
        guard bytes[offset] == UInt8(ascii: "\\") else {
          offset += 1
          continue
        }
        appendPlain(from: plain)
        offset += 1
        escape()
        plain = offset
      }
      appendPlain(from: plain)
      flush()
      return text
    }

    private mutating func appendPlain(from start: Int) {
      guard start < offset else { return }
      flush()
      text += String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// Halves of surrogate pairs are written as two escapes, so units are joined before they become text.
    private mutating func flush() {
      if !units.isEmpty { text += String(decoding: units, as: UTF16.self) }
      units.removeAll()
    }

    private mutating func escape() {
      guard offset < bytes.endIndex else { return }
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "n"): units.append(10)
      case UInt8(ascii: "t"): units.append(9)
      case UInt8(ascii: "r"): units.append(13)
      case UInt8(ascii: "b"): units.append(8)
      case UInt8(ascii: "f"): units.append(12)
      case UInt8(ascii: "v"): units.append(11)
      case UInt8(ascii: "x"): appendHexadecimal(digits: 2)
      case UInt8(ascii: "u"): unicode()
      case UInt8(ascii: "0")...UInt8(ascii: "7"): octal()
      case 10: break
      case 13: if offset < bytes.endIndex, bytes[offset] == 10 { offset += 1 }
      default: offset -= 1; literal()
      }
    }

    /// Any other character stands for itself.
    private mutating func literal() {
      let start = offset
      offset += 1
      while offset < bytes.endIndex, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      units.append(contentsOf: String(decoding: bytes[start..<offset], as: UTF8.self).utf16)
    }

    private mutating func unicode() {
      guard offset < bytes.endIndex, bytes[offset] == UInt8(ascii: "{") else { return appendHexadecimal(digits: 4) }
      offset += 1
      let value = hexadecimal(digits: 8)
      if offset < bytes.endIndex, bytes[offset] == UInt8(ascii: "}") { offset += 1 }
      let scalar = UInt32(exactly: value).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
      units.append(contentsOf: String(Character(scalar)).utf16)
    }

    private mutating func appendHexadecimal(digits: Int) {
      units.append(UInt16(truncatingIfNeeded: hexadecimal(digits: digits)))
    }

    private mutating func hexadecimal(digits: Int) -> Int {
      var value = 0
      var count = 0
      while count < digits, offset < bytes.endIndex, let digit = ECMANumber.digit(bytes[offset]), digit < 16 {
        value = value * 16 + digit
        offset += 1
        count += 1
      }
      return value
    }

    /// `\0`, and the octal escapes of sloppy code.
    private mutating func octal() {
      offset -= 1
      var value = 0
      var count = 0
      while count < 3, offset < bytes.endIndex, let digit = ECMANumber.digit(bytes[offset]), digit < 8 {
        value = value * 8 + digit
        offset += 1
        count += 1
      }
      units.append(UInt16(truncatingIfNeeded: value))
    }
  }
}

/// Number literals: decimal, hexadecimal, octal, binary, with separators and the suffix of big integers.
enum ECMANumber {
  static func value(of bytes: ArraySlice<UInt8>) -> Double {
    let digits = bytes.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "n") }
    guard digits.count > 1, digits[0] == UInt8(ascii: "0"), let radix = radix(digits[1]) else {
      return Double(String(decoding: padded(digits), as: UTF8.self)) ?? .nan
    }
    let body = digits.dropFirst(radix == 8 && digit(digits[1]) != nil ? 1 : 2)
    return body.reduce(0.0) { $0 * Double(radix) + Double(digit($1) ?? 0) }
  }

  static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 55
    default: nil
    }
  }

  private static func radix(_ second: UInt8) -> Int? {
    switch second {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): 16
    case UInt8(ascii: "o"), UInt8(ascii: "O"): 8
    case UInt8(ascii: "b"), UInt8(ascii: "B"): 2
    // 017 is octal in sloppy code; 08 and 0.5 are decimal.
    case UInt8(ascii: "0")...UInt8(ascii: "7"): 8
    default: nil
    }
  }

  /// `.5` and `5.` as Swift reads them.
  private static func padded(_ digits: [UInt8]) -> [UInt8] {
    var padded = digits
    if padded.first == UInt8(ascii: ".") { padded.insert(UInt8(ascii: "0"), at: 0) }
    if let dot = padded.firstIndex(of: UInt8(ascii: ".")),
      dot + 1 == padded.count || digit(padded[dot + 1]) == nil
        || padded[dot + 1] == UInt8(ascii: "e")
    {
      padded.insert(UInt8(ascii: "0"), at: dot + 1)
    }
    return padded
  }
}
