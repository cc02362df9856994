/// Which characters of interest a text has. One pass over the bytes says which detectors need to look at all; most text
/// has none of them and costs nothing more.
struct ByteTraits: OptionSet, Sendable {
  let rawValue: UInt32

  static let quote = ByteTraits(rawValue: 1 << 0)
  static let doubleQuote = ByteTraits(rawValue: 1 << 1)
  static let backtick = ByteTraits(rawValue: 1 << 2)
  static let lessThan = ByteTraits(rawValue: 1 << 3)
  static let greaterThan = ByteTraits(rawValue: 1 << 4)
  static let ampersand = ByteTraits(rawValue: 1 << 5)
  static let pipe = ByteTraits(rawValue: 1 << 6)
  static let semicolon = ByteTraits(rawValue: 1 << 7)
  static let dollar = ByteTraits(rawValue: 1 << 8)
  static let parenthesis = ByteTraits(rawValue: 1 << 9)
  static let brace = ByteTraits(rawValue: 1 << 10)
  static let bracket = ByteTraits(rawValue: 1 << 11)
  static let equals = ByteTraits(rawValue: 1 << 12)
  static let hash = ByteTraits(rawValue: 1 << 13)
  static let percent = ByteTraits(rawValue: 1 << 14)
  static let backslash = ByteTraits(rawValue: 1 << 15)
  static let slash = ByteTraits(rawValue: 1 << 16)
  static let star = ByteTraits(rawValue: 1 << 17)
  static let dot = ByteTraits(rawValue: 1 << 18)
  static let colon = ByteTraits(rawValue: 1 << 19)
  static let minus = ByteTraits(rawValue: 1 << 20)
  static let lineBreak = ByteTraits(rawValue: 1 << 21)
  static let control = ByteTraits(rawValue: 1 << 22)
  static let digit = ByteTraits(rawValue: 1 << 23)
  static let letter = ByteTraits(rawValue: 1 << 24)
  static let space = ByteTraits(rawValue: 1 << 25)
  static let high = ByteTraits(rawValue: 1 << 26)
  static let underscore = ByteTraits(rawValue: 1 << 27)
  static let at = ByteTraits(rawValue: 1 << 28)
  static let exclamation = ByteTraits(rawValue: 1 << 29)
  static let caret = ByteTraits(rawValue: 1 << 30)

  /// The traits of every byte of the text together.
  init(_ text: Span<UInt8>) {
    var traits: UInt32 = 0
    Self.table.withUnsafeBufferPointer { table in
      for index in text.indices { traits |= table[Int(text[index])] }
    }
    self.init(rawValue: traits)
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private static let table: [UInt32] = (0..<256).map { trait(of: UInt8($0)).rawValue }

  private static func trait(of byte: UInt8) -> ByteTraits {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: .letter
    case 0x30...0x39: .digit
    case 0x0A, 0x0D: .lineBreak
    case 0x20, 0x09: .space
    case 0..<0x20, 0x7F: .control
    case 0x80...: .high
    default: punctuation[byte] ?? []
    }
  }

  private static let punctuation: [UInt8: ByteTraits] = [
    0x27: .quote, 0x22: .doubleQuote, 0x60: .backtick, 0x3C: .lessThan, 0x3E: .greaterThan, 0x26: .ampersand,
    0x7C: .pipe, 0x3B: .semicolon, 0x24: .dollar, 0x28: .parenthesis, 0x29: .parenthesis, 0x7B: .brace, 0x7D: .brace,
    0x5B: .bracket, 0x5D: .bracket, 0x3D: .equals, 0x23: .hash, 0x25: .percent, 0x5C: .backslash, 0x2F: .slash,
    0x2A: .star, 0x2E: .dot, 0x3A: .colon, 0x2D: .minus, 0x5F: .underscore, 0x40: .at, 0x21: .exclamation,
    0x5E: .caret,
  ]
}
