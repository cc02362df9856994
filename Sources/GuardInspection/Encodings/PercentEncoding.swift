/// Percent-encoding as attackers write it: plain, of Unicode units (`%u002e`), of doubled percent signs.
package enum PercentEncoding {
  /// The decoded text; nil when nothing in it is encoded.
  /// - Parameter plusIsSpace: as forms and object keys are encoded.
  package static func decode(_ text: Span<UInt8>, plusIsSpace: Bool = false) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var isChanged = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "%"), let next = escape(text, index, &decoded) {
        index = next
        isChanged = true
      } else {
        let isPlus = plusIsSpace && byte == UInt8(ascii: "+")
        isChanged = isChanged || isPlus
        decoded.append(isPlus ? 0x20 : byte)
        index += 1
      }
    }
    return isChanged ? decoded : nil
  }

  /// Decodes the escape at the index.
  /// - Returns: the index after it; nil when it is none.
  private static func escape(_ text: Span<UInt8>, _ index: Int, _ decoded: inout [UInt8]) -> Int? {
    if let byte = Hex.byte(text, index + 1) {
      decoded.append(byte)
      return index + 3
    }
    guard index + 5 < text.count, text[index + 1] | 0x20 == UInt8(ascii: "u"),
      let high = Hex.byte(text, index + 2), let low = Hex.byte(text, index + 4)
    else { return nil }
    decoded.append(scalar: UInt32(high) << 8 | UInt32(low))
    return index + 6
  }
}
