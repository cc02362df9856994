/// Certificates and keys written as text. https://www.rfc-editor.org/rfc/rfc7468
package enum PEM {
  private static let begin = Array("-----BEGIN CERTIFICATE-----".utf8)
  private static let end = Array("-----END CERTIFICATE-----".utf8)

  /// The bytes of the first certificate; nil when there is none.
  package static func first(in text: [UInt8]) -> [UInt8]? {
    guard let start = place(of: begin, in: text[...]) else { return nil }
    let rest = text[(start + begin.count)...]
    guard let stop = place(of: end, in: rest) else { return nil }
    let digits = rest[..<stop].filter { $0 > 0x20 }
    return Base64.decode(digits.span)
  }

  private static func place(of mark: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= mark.count else { return nil }
    return (text.startIndex...(text.endIndex - mark.count)).first { text[$0...].starts(with: mark) }
  }
}
