/// A public key of RSA, for signatures with the padding of PKCS #1 1.5. https://www.rfc-editor.org/rfc/rfc8017#section-8.2
package struct RSAKey: Sendable {
  private let field: ModularField
  private let exponent: [UInt8]
  private let length: Int

  /// - Returns: nil when the key is malformed or shorter than 2,048 bits, which is no protection any more.
  package init?(modulus: [UInt8], exponent: [UInt8]) {
    let digits = Array(modulus.drop { $0 == 0 })
    guard digits.count >= 256, digits.count <= 1024, exponent.count <= 8, let last = exponent.last, last & 1 == 1,
      let field = ModularField(modulus: digits)
    else { return nil }
    self.field = field
    self.exponent = exponent
    length = digits.count
  }

  package func isValid(_ signature: [UInt8], for message: [UInt8], _ function: HashFunction) -> Bool {
    guard signature.count == length, let element = field.element(signature) else { return false }
    // The whole expected text is compared, so that no lenient reading of the padding can be misused.
    return field.bytes(field.power(element, exponent), count: length) == expected(message, function)
  }

  private func expected(_ message: [UInt8], _ function: HashFunction) -> [UInt8] {
    let tail = Self.prefix(function) + function.hash(message)
    return [0x00, 0x01] + [UInt8](repeating: 0xFF, count: length - tail.count - 3) + [0x00] + tail
  }

  /// How the hash is introduced, in DER. https://www.rfc-editor.org/rfc/rfc8017#page-47
  private static func prefix(_ function: HashFunction) -> [UInt8] {
    if function == .sha1 {
      return [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2B, 0x0E, 0x03, 0x02, 0x1A, 0x05, 0x00, 0x04, 0x14]
    }
    let number: UInt8 = function == .sha256 ? 1 : function == .sha384 ? 2 : 3
    let size = UInt8(function.length)
    let algorithm: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, number, 0x05, 0x00]
    return [0x30, 17 + size, 0x30, 0x0D] + algorithm + [0x04, size]
  }
}
