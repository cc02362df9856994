extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isUppercase: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  var isLowercase: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  var isLetter: Bool { isUppercase || isLowercase }
  var isAlphanumeric: Bool { isLetter || isDigit }
  var isHex: Bool { isDigit || ((self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "f")) }
  /// A space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self == UInt8(ascii: "`") }
  /// A byte that can stand inside a name of a variable, a setting or a header.
  var isNameByte: Bool {
    isAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "$")
  }
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}

extension [UInt8] {
  /// The byte at an offset; 0 outside the file, where no rule looks for anything.
  func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < count ? self[offset] : 0 }

  /// Whether a text stands at an offset.
  func has(_ text: String, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8.count <= count else { return false }
    return self[offset..<(offset + text.utf8.count)].elementsEqual(text.utf8)
  }

  /// The first offset from `offset` on whose byte is neither a space nor a tab.
  func skipBlanks(_ offset: Int) -> Int {
    var offset = offset
    while byte(offset).isBlank { offset += 1 }
    return offset
  }

  /// The offset of the first byte of the line.
  func lineStart(of offset: Int) -> Int {
    var start = Swift.min(offset, count)
    while start > 0, self[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  /// The offset of the line end that follows, or of the end of the file.
  func lineEnd(of offset: Int) -> Int {
    var end = Swift.min(offset, count)
    while end < count, !self[end].isLineEnd { end += 1 }
    return end
  }

  /// The offset after a run of bytes that satisfy a condition.
  func run(from offset: Int, while holds: (UInt8) -> Bool) -> Int {
    var end = offset
    while end < count, holds(self[end]) { end += 1 }
    return end
  }
}

extension ArraySlice<UInt8> {
  var text: String { String(decoding: self, as: UTF8.self) }

  /// Whether a text in lower case occurs, whatever the case it is written in.
  func containsIgnoringCase(_ text: String) -> Bool {
    let needle = Array(text.utf8)
    guard !needle.isEmpty, count >= needle.count else { return false }
    return (startIndex...(endIndex - needle.count)).contains { start in
      needle.indices.allSatisfy { self[start + $0].lowercased == needle[$0] }
    }
  }

  /// Shannon's entropy of the bytes, in bits a byte.
  var entropy: Double {
    guard !isEmpty else { return 0 }
    var counts = [Int](repeating: 0, count: 256)
    for byte in self { counts[Int(byte)] += 1 }
    return counts.reduce(0) { sum, count in
      guard count > 0 else { return sum }
      let share = Double(count) / Double(self.count)
      return sum - share * Logarithm.base2(share)
    }
  }
}

/// The logarithm without a mathematics library.
enum Logarithm {
  /// log₂ of a positive number, to about nine digits.
  static func base2(_ number: Double) -> Double {
    var mantissa = number.significand
    var result = Double(number.exponent)
    var bit = 0.5
    for _ in 0..<32 {
      mantissa *= mantissa
      if mantissa >= 2 {
        mantissa /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }
}
