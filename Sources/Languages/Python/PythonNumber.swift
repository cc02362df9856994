/// Numbers as Python writes them: https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals
enum PythonNumber {
  /// The value of an integer or a float; imaginary numbers give their magnitude, what is no number 0.
  static func value(of text: String) -> Double {
    var digits = text.utf8.filter { $0 != UInt8(ascii: "_") }.map(lowercased)
    while let last = digits.last, last == UInt8(ascii: "l") || last == UInt8(ascii: "j") { digits.removeLast() }
    guard digits.count > 1, digits[0] == UInt8(ascii: "0"), let radix = radix(of: digits[1]) else {
      return Double(String(decoding: digits, as: UTF8.self)) ?? 0
    }
    return digits.dropFirst(2).reduce(0) { $0 * Double(radix) + Double(digit($1)) }
  }

  private static func radix(of letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func digit(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "a") ? byte &- UInt8(ascii: "a") &+ 10 : byte &- UInt8(ascii: "0")
  }
}
