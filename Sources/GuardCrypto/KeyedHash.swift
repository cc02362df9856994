/// A hash that only holders of a key can make. https://www.rfc-editor.org/rfc/rfc2104
package enum KeyedHash {
  package static func hash(_ message: [UInt8], key: [UInt8], _ function: HashFunction = .sha256) -> [UInt8] {
    let length = function.blockLength
    var padded = key.count > length ? function.hash(key) : key
    padded += [UInt8](repeating: 0, count: length - padded.count)
    let inner = function.hash(padded.map { $0 ^ 0x36 } + message)
    return function.hash(padded.map { $0 ^ 0x5C } + inner)
  }

  package static func isValid(
    _ mac: [UInt8], for message: [UInt8], key: [UInt8], _ function: HashFunction = .sha256
  ) -> Bool {
    isEqual(mac, hash(message, key: key, function))
  }

  /// Compares in a time that depends on the length alone.
  package static func isEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard first.count == second.count else { return false }
    var difference: UInt8 = 0
    for index in first.indices { difference |= first[index] ^ second[index] }
    return difference == 0
  }
}

/// Bytes written as pairs of hexadecimal digits.
package enum Hexadecimal {
  /// - Returns: nil when the text is something else.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    let digits = text.utf8.map { digit($0) }
    guard digits.count % 2 == 0, !digits.contains(nil) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0) }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  package static func encode(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
