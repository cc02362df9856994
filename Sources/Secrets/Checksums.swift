/// The checks that some credentials carry in themselves.
enum Checksums {
  /// Whether the last six characters of a token are the CRC-32 of those between its prefix and them, in base 62.
  /// https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
  static func hasBase62CRC(_ body: ArraySlice<UInt8>) -> Bool {
    guard body.count > 6 else { return false }
    return base62(crc32(body.dropLast(6))).elementsEqual(body.suffix(6))
  }

  /// CRC-32 as in zip and Ethernet.
  static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  /// A number in six digits of base 62: digits, capitals, small letters.
  static func base62(_ number: UInt32) -> [UInt8] {
    let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    var rest = Int(number)
    var result = [UInt8](repeating: digits[0], count: 6)
    for index in result.indices.reversed() {
      result[index] = digits[rest % 62]
      rest /= 62
    }
    return result
  }

  /// Decodes base64 in either alphabet, with or without padding; nil when a byte is in neither.
  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for byte in text where byte != UInt8(ascii: "=") {
      guard let value = sextet(byte) else { return nil }
      buffer = (buffer << 6 | UInt32(value)) & 0xFFFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return result
  }

  private static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
