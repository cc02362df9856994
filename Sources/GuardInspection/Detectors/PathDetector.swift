/// Paths that lead out of the folder they are meant for, in every way that somebody has found to write a dot and a slash.
enum PathDetector {
  static func detect(_ text: Span<UInt8>, _ traits: ByteTraits, isKnown: Bool) -> Detection? {
    if mayBePath(traits), let sign = suspicion(text, traits) { return Detection(.path, sign) }
    return isKnown ? interpretation(text, traits) : nil
  }

  /// Slashes, or what stands for them in a text without spaces.
  private static func mayBePath(_ traits: ByteTraits) -> Bool {
    if !traits.isDisjoint(with: [.slash, .backslash, .percent, .control]) { return true }
    return !traits.contains(.space) && !traits.isDisjoint(with: [.high, .digit, .colon])
  }

  private static func suspicion(_ text: Span<UInt8>, _ traits: ByteTraits) -> String? {
    if traits.contains(.control), text.firstIndex(ofByte: 0) != nil { return "nul" }
    let isSingle = !traits.contains(.space)
    if traits.contains(.percent) || isSingle && (traits.contains(.high) || hasHexPair(text)) {
      let plain = PathCanon.canonical(text)
      if let sign = PathShape.sign(of: plain.span) { return "encoded-\(sign)" }
    }
    return PathShape.sign(of: text)
  }

  private static func hasHexPair(_ text: Span<UInt8>) -> Bool { text.contains("0x2") || text.contains("0x5") }

  /// What a path may not have where the text is known to name a file.
  private static func interpretation(_ text: Span<UInt8>, _ traits: ByteTraits) -> Detection? {
    if text.contains("..") { return Detection(.path, "parent") }
    if traits.contains(.backslash) || traits.contains(.percent) { return Detection(.path, "interpreted-sign") }
    let first = text.byte(0)
    if first == UInt8(ascii: "/") || first == UInt8(ascii: "~") { return Detection(.path, "absolute") }
    return text.byte(1) == UInt8(ascii: ":") ? Detection(.path, "drive") : nil
  }
}

/// Writes the many encodings of dots and slashes as what they stand for.
enum PathCanon {
  private static let roundLimit = 4

  static func canonical(_ text: Span<UInt8>) -> [UInt8] {
    var current = hexPairs(text)
    for _ in 0..<roundLimit {
      let next = decoded(current.span)
      if next == current { break }
      current = next
    }
    return folded(current.span)
  }

  private static func decoded(_ text: Span<UInt8>) -> [UInt8] { PercentEncoding.decode(text) ?? Array(copying: text) }

  /// `0x2e` and `0x5c`, as some programs write a byte.
  private static func hexPairs(_ text: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == 0x30, text.byte(index + 1) == UInt8(ascii: "x"), let byte = Hex.byte(text, index + 2),
        "./\\".utf8.contains(byte)
      {
        result.append(byte)
        index += 4
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// Overlong forms, fullwidth forms and question marks that lenient decoders take for dots and slashes.
  private static func folded(_ text: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let (byte, length) = fold(text, index)
      if let byte { result.append(byte) }
      index += length
    }
    return result
  }

  private static func fold(_ text: Span<UInt8>, _ index: Int) -> (UInt8?, Int) {
    let byte = text[index]
    switch byte {
    case 0: return (nil, 1)
    case 0xC0, 0xC1: return (overlong(byte, text.byte(index + 1)), 2)
    case 0xE0 where text.byte(index + 1) == 0x80: return (overlong(0, text.byte(index + 2)), 3)
    case 0xF0 where text.byte(index + 1) == 0x80: return (overlong(0, text.byte(index + 3)), 4)
    case 0xF8 where text.byte(index + 1) == 0x80: return (overlong(0, text.byte(index + 4)), 5)
    case 0xFC where text.byte(index + 1) == 0x80: return (overlong(0, text.byte(index + 5)), 6)
    case 0xE2 where text.byte(index + 1) == 0x88: return (text.byte(index + 2) == 0x96 ? 0x5C : 0x2F, 3)
    case 0xEF where text.byte(index + 1) == 0xBC || text.byte(index + 1) == 0xBD:
      return (text.byte(index + 2) & 0x3F | 0x20, 3)
    case 0xEE, 0xEF: return (0x2F, 3)
    default: return (byte, 1)
    }
  }

  /// The low bits of a two-byte form that is too long, whether or not its second byte is a proper one.
  private static func overlong(_ first: UInt8, _ second: UInt8) -> UInt8 {
    let low = (first & 1) << 6 | second & 0x3F
    switch low {
    case 0x2E, 0x2F, 0x5C: return low
    case 0x6F, 0x3E, 0x1E: return low == 0x6F ? 0x2F : 0x2E
    default: return 0x2F
    }
  }
}

/// The shape of a path that attacks.
enum PathShape {
  static func sign(of text: Span<UInt8>) -> String? { parents(text) ?? systemPath(text) ?? loosePath(text) }

  private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  /// Steps to the parent folder: two in a row, or one to a file of the system's, or one at the start of a bare path.
  private static func parents(_ text: Span<UInt8>) -> String? {
    var steps = 0
    var index = 0
    while let dot = text.firstIndex(ofByte: UInt8(ascii: "."), from: index) {
      let end = parentEnd(text, dot)
      if let end {
        steps += 1
        if steps >= 2 { return "parent-steps" }
        index = end
      } else {
        index = runEnd(text, dot)
      }
    }
    guard steps == 1 else { return nil }
    return SystemPaths.tail(text) || isBare(text) ? "parent-step" : nil
  }

  /// The end of `..` and slashes, with what filters are fooled by between and around them.
  private static func parentEnd(_ text: Span<UInt8>, _ dot: Int) -> Int? {
    var index = runEnd(text, dot)
    guard index - dot >= 2 else { return nil }
    let slashes = index
    while index < text.count, isSlash(text[index]) { index += 1 }
    if index > slashes { return index }
    // Half-decoded slashes.
    if text.matches("2f", at: index) || text.matches("5c", at: index) { return index + 2 }
    // A step at the very end, after a slash.
    return index == text.count && isSlash(text.byte(dot - 1)) ? index : nil
  }

  /// The end of dots, and of the question marks that stand for them.
  private static func runEnd(_ text: Span<UInt8>, _ dot: Int) -> Int {
    var index = dot + 1
    while index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: "?") { index += 1 }
    return index
  }

  /// A path and nothing else, that starts with a step up.
  private static func isBare(_ text: Span<UInt8>) -> Bool {
    var start = 0
    while start < text.count, isSlash(text[start]) { start += 1 }
    return text.byte(start) == UInt8(ascii: ".") && text.byte(start + 1) == UInt8(ascii: ".")
      && text.firstIndex(ofByte: 0x20) == nil && isSlash(text.byte(0))
  }

  /// A path from the root to where only the system has files.
  private static func systemPath(_ text: Span<UInt8>) -> String? {
    let first = text.byte(0)
    if isSlash(first) || ASCII.isLetter(first) && text.byte(1) == UInt8(ascii: ":") && isSlash(text.byte(2)) {
      return SystemPaths.root(text) ? "system-path" : nil
    }
    return nil
  }

  /// A file of the system's whose slashes were turned into something else: `etc%c1%afpasswd`.
  private static func loosePath(_ text: Span<UInt8>) -> String? {
    guard let start = text.firstIndex(of: "etc") ?? text.firstIndex(of: "system32") else { return nil }
    let isEncoded = text.firstIndex(ofByte: UInt8(ascii: "%")) != nil
    guard !ASCII.isAlphanumeric(text.byte(start - 1)) || isEncoded else { return nil }
    let rest = text.extracting(min(start + 3, text.count)..<min(start + 40, text.count))
    let files: [StaticString] = ["passwd", "shadow", "issue", "hosts"]
    for file in files {
      guard let end = rest.firstIndex(of: file), end > 0 else { continue }
      var hasMark = false
      for index in 0..<end {
        if rest[index] <= 0x20 { return nil }
        if "%\\/?.".utf8.contains(rest[index]) || rest[index] >= 0x80 || rest[index] == 0x30 { hasMark = true }
      }
      if hasMark { return "system-file" }
    }
    return nil
  }
}
