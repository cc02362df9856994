import Core

/// A regular expression as its source and its flags, which stand apart in some languages.
struct PatternText {
  var source: String
  var flags = ""

  init(_ source: String, flags: String = "") {
    self.source = source
    self.flags = flags
  }

  /// A literal as written: `/…/flags`.
  init(literal: String) {
    let bytes = Array(literal.utf8)
    let close = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    self.init(
      close > 0 ? String(decoding: bytes[1..<close], as: UTF8.self) : literal,
      flags: close > 0 ? String(decoding: bytes[(close + 1)...], as: UTF8.self) : "")
  }
}

/// What a regular expression lets through: the ASCII characters that a matching text can hold, when it must match the
/// text as a whole. From these follows which sinks a matching text is harmless for.
///
/// The reader is deliberately poor: what it does not understand (look-around, back references, conditionals) makes the
/// pattern prove nothing.
struct PatternSafety {
  private var allowed = CharacterBits()
  private var proves = true
  private var isAnchoredAtStart: Bool
  private var isAnchoredAtEnd: Bool

  init(_ text: PatternText, anchoredAtStart: Bool = false, anchoredAtEnd: Bool = false) {
    isAnchoredAtStart = anchoredAtStart
    isAnchoredAtEnd = anchoredAtEnd
    // With this flag the anchors hold for lines only.
    if text.flags.contains("m") { proves = false }
    read(Array(text.source.utf8))
  }

  /// The characters that a class such as `[a-z]` matches.
  static func characters(ofClass bytes: [UInt8]) -> CharacterBits {
    var reader = PatternSafety(PatternText(""))
    _ = reader.readClass(bytes, 1)
    return reader.allowed
  }

  /// The sinks that a matching text cannot harm.
  var ruledOut: SinkSet {
    guard proves, isAnchoredAtStart, isAnchoredAtEnd else { return [] }
    return Self.harmless(allowed)
  }

  /// The sinks that a text cannot harm from which everything that a pattern matches is removed; the pattern must be one
  /// class of characters, such as `[^a-z]+`.
  static func ruledOut(byRemoving text: PatternText, inserting replacement: String) -> SinkSet {
    let bytes = Array(text.source.utf8)
    guard let first = bytes.first, !Array("(^$*+?|{".utf8).contains(first) else { return [] }
    let (removed, next) = PatternReader.atom(bytes, 0)
    guard bytes[min(next, bytes.count)...].allSatisfy({ $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "*") }) else {
      return []
    }
    return harmless(removed.inverted.union(CharacterBits(replacement)))
  }

  /// The sinks that a text cannot harm after some characters in it were replaced.
  static func ruledOut(byRemoving removed: CharacterBits, inserting replacement: String) -> SinkSet {
    harmless(removed.inverted.union(CharacterBits(replacement)))
  }

  private static func harmless(_ allowed: CharacterBits) -> SinkSet {
    var result = SinkSet()
    for kind in SinkKind.allCases where allowed.isDisjoint(with: dangerous(for: kind)) {
      result.insert(SinkSet(kind))
    }
    if allowed.contains(UInt8(ascii: ".")), allowed.contains(UInt8(ascii: "/")) { result.remove(SinkSet(.path)) }
    return result
  }

  private mutating func read(_ bytes: [UInt8]) {
    var index = 0
    var depth = 0
    if bytes.first == UInt8(ascii: "^") {
      isAnchoredAtStart = true
      index = 1
    }
    if bytes.starts(with: Array("\\A".utf8)) {
      isAnchoredAtStart = true
      index = 2
    }
    while index < bytes.count, proves {
      switch bytes[index] {
      case UInt8(ascii: "("):
        depth += 1
        index = openGroup(bytes, index + 1)
      case UInt8(ascii: ")"):
        depth -= 1
        index += 1
      case UInt8(ascii: "|"):
        // An alternative at the top level takes the anchors with it: ^a|b$ matches anything that starts with a.
        if depth == 0 { proves = false }
        index += 1
      case UInt8(ascii: "$"):
        if index == bytes.count - 1 { isAnchoredAtEnd = true }
        index += 1
      case UInt8(ascii: "["): index = readClass(bytes, index + 1)
      case UInt8(ascii: "\\"): index = readEscape(bytes, index + 1, isInClass: false)
      case UInt8(ascii: "{"): index = skipCount(bytes, index)
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "^"): index += 1
      case UInt8(ascii: "."):
        allowed = .all
        index += 1
      default:
        allowed.insert(bytes[index])
        index += 1
      }
    }
    if depth != 0 { proves = false }
  }

  private mutating func openGroup(_ bytes: [UInt8], _ index: Int) -> Int {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "?") else { return index }
    guard index + 1 < bytes.count else { return index + 1 }
    switch bytes[index + 1] {
    case UInt8(ascii: ":"): return index + 2
    case UInt8(ascii: "P"), UInt8(ascii: "<"):
      let close = bytes[index...].firstIndex(of: UInt8(ascii: ">"))
      if let close, bytes[index + 2] != UInt8(ascii: "!"), bytes[index + 2] != UInt8(ascii: "=") { return close + 1 }
      proves = false
      return bytes.count
    default:
      // Look-ahead restricts further; what it restricts is not followed.
      return index + 2
    }
  }

  private func skipCount(_ bytes: [UInt8], _ index: Int) -> Int {
    (bytes[index...].firstIndex(of: UInt8(ascii: "}")) ?? index) + 1
  }

  private mutating func readClass(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start
    var set = CharacterBits()
    var isNegated = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "^") {
      isNegated = true
      index += 1
    }
    let outer = allowed
    allowed = CharacterBits()
    var isFirst = true
    while index < bytes.count, isFirst || bytes[index] != UInt8(ascii: "]") {
      isFirst = false
      index = readClassItem(bytes, index)
    }
    set = isNegated ? allowed.inverted : allowed
    allowed = outer.union(set)
    return index + 1
  }

  private mutating func readClassItem(_ bytes: [UInt8], _ index: Int) -> Int {
    if bytes[index] == UInt8(ascii: "\\") { return readEscape(bytes, index + 1, isInClass: true) }
    let isRange =
      index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "-") && bytes[index + 2] != UInt8(ascii: "]")
    if isRange, bytes[index] <= bytes[index + 2] {
      for byte in bytes[index]...bytes[index + 2] { allowed.insert(byte) }
      return index + 3
    }
    allowed.insert(bytes[index])
    return index + 1
  }

  private mutating func readEscape(_ bytes: [UInt8], _ index: Int, isInClass: Bool) -> Int {
    guard index < bytes.count else { return index }
    switch bytes[index] {
    case UInt8(ascii: "d"): allowed.insertDigits()
    case UInt8(ascii: "w"): allowed.insertWord()
    case UInt8(ascii: "s"): for byte in [9, 10, 11, 12, 13, 32] as [UInt8] { allowed.insert(byte) }
    case UInt8(ascii: "D"), UInt8(ascii: "W"), UInt8(ascii: "S"):
      let opposite = Self.characters(ofClass: Array("[\\".utf8) + [bytes[index] | 0x20] + Array("]".utf8))
      allowed = allowed.union(opposite.inverted)
    case UInt8(ascii: "p"), UInt8(ascii: "P"): allowed = .all
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): isAnchoredAtEnd = isAnchoredAtEnd || !isInClass
    case UInt8(ascii: "b"), UInt8(ascii: "B"): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "k"): proves = false
    case UInt8(ascii: "n"): allowed.insert(10)
    case UInt8(ascii: "r"): allowed.insert(13)
    case UInt8(ascii: "t"): allowed.insert(9)
    case UInt8(ascii: "x"), UInt8(ascii: "u"): allowed = .all
    default: allowed.insert(bytes[index])
    }
    return index + 1
  }

  /// The characters without which a sink cannot be attacked; for kinds where any text harms, all of them.
  private static func dangerous(for kind: SinkKind) -> CharacterBits {
    switch kind {
    case .shell: CharacterBits(" \t\n\r;|&$`<>(){}[]*?!~'\"\\#=")
    case .argument: CharacterBits("-")
    case .sql, .partiql, .nosql: CharacterBits("'\"`;\\-()= \t\n/*#%")
    case .ldap: CharacterBits("()*\\&|=\0")
    case .html, .storedHTML, .emailHTML: CharacterBits("<>\"'&")
    case .template: CharacterBits("{}$<%#")
    case .code: CharacterBits("()[]{}.;=+'\"`\\/ \n,<>&|!")
    case .xml: CharacterBits("<>&\"'")
    case .path: CharacterBits("/\\")
    case .objectKey: CharacterBits("/\\")
    case .url, .redirect: CharacterBits(":/@\\?#.")
    case .urlParameter: CharacterBits("&?#/%=")
    case .header, .log: CharacterBits("\r\n")
    case .pattern, .backtracking: CharacterBits("()+*{}[]|\\")
    case .recipient: CharacterBits("\r\n,;")
    case .propertyName: CharacterBits("_")
    default: .all
    }
  }
}

/// A set of ASCII characters; all others count as one more character, which only `all` and negations hold.
struct CharacterBits {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var others = false

  static let all = CharacterBits().inverted

  init() {}

  init(_ characters: String) { for byte in characters.utf8 { insert(byte) } }

  mutating func insert(_ byte: UInt8) {
    switch byte {
    case 0..<64: low |= 1 << UInt64(byte)
    case 64..<128: high |= 1 << UInt64(byte - 64)
    default: others = true
    }
  }

  mutating func insertDigits() { for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { insert(byte) } }

  mutating func insertWord() {
    insertDigits()
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { insert(byte) }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { insert(byte) }
    insert(UInt8(ascii: "_"))
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low & 1 << UInt64(byte) != 0 : byte < 128 ? high & 1 << UInt64(byte - 64) != 0 : others
  }

  func isDisjoint(with other: CharacterBits) -> Bool {
    low & other.low == 0 && high & other.high == 0 && !(others && other.others)
  }

  func intersection(_ other: CharacterBits) -> CharacterBits {
    var result = self
    result.low &= other.low
    result.high &= other.high
    result.others = others && other.others
    return result
  }

  var isEmpty: Bool { low == 0 && high == 0 && !others }

  func union(_ other: CharacterBits) -> CharacterBits {
    var result = self
    result.low |= other.low
    result.high |= other.high
    result.others = others || other.others
    return result
  }

  var inverted: CharacterBits {
    var result = CharacterBits()
    result.low = ~low
    result.high = ~high
    result.others = !others
    return result
  }
}
