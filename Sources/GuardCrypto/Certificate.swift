/// What the guard needs of a certificate: its RSA key and from when to when it holds. Who issued it is not checked: it
/// comes from a file of the application's own or from a host that has proved its name.
/// https://www.rfc-editor.org/rfc/rfc5280#section-4.1
package struct Certificate: Sendable {
  package let key: RSAKey
  /// Seconds since 1970.
  package let validity: ClosedRange<Int>

  /// - Parameter bytes: in DER.
  /// - Returns: nil when they are no certificate with a key of RSA.
  package init?(_ bytes: [UInt8]) {
    var outer = DERReader(bytes[...])
    guard var certificate = outer.open(.sequence), var fields = certificate.open(.sequence) else { return nil }
    _ = fields.take(.version)
    guard fields.take(.integer) != nil, fields.take(.sequence) != nil, fields.take(.sequence) != nil,
      var times = fields.open(.sequence), let start = times.time(), let end = times.time(), start <= end,
      fields.take(.sequence) != nil, var information = fields.open(.sequence), let key = Self.key(&information)
    else { return nil }
    self.key = key
    validity = start...end
  }

  /// rsaEncryption, 1.2.840.113549.1.1.1
  private static let algorithm: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]

  private static func key(_ information: inout DERReader) -> RSAKey? {
    guard var algorithm = information.open(.sequence),
      algorithm.take(.identifier)?.elementsEqual(Self.algorithm) == true,
      let bits = information.take(.bits), bits.first == 0
    else { return nil }
    var inner = DERReader(bits.dropFirst())
    guard var numbers = inner.open(.sequence), let modulus = numbers.take(.integer),
      let exponent = numbers.take(.integer)
    else { return nil }
    return RSAKey(modulus: Array(modulus), exponent: Array(exponent.drop { $0 == 0 }))
  }
}

/// Reads values in DER one after the other. https://www.itu.int/rec/T-REC-X.690
struct DERReader {
  enum Tag: UInt8 {
    case integer = 0x02
    case bits = 0x03
    case identifier = 0x06
    case utcTime = 0x17
    case generalTime = 0x18
    case sequence = 0x30
    case version = 0xA0
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The content of the next value when it is of that kind; otherwise nothing is read.
  mutating func take(_ tag: Tag) -> ArraySlice<UInt8>? {
    guard rest.first == tag.rawValue, let length = Self.length(rest.dropFirst()) else { return nil }
    let content = rest.dropFirst(1 + length.size).prefix(length.value)
    guard content.count == length.value else { return nil }
    rest = rest.dropFirst(1 + length.size + length.value)
    return content
  }

  mutating func open(_ tag: Tag) -> DERReader? { take(tag).map { DERReader($0) } }

  private static func length(_ bytes: ArraySlice<UInt8>) -> (size: Int, value: Int)? {
    guard let first = bytes.first else { return nil }
    if first < 0x80 { return (1, Int(first)) }
    let count = Int(first & 0x7F)
    let digits = bytes.dropFirst().prefix(count)
    guard (1...3).contains(count), digits.count == count else { return nil }
    return (1 + count, digits.reduce(0) { $0 << 8 | Int($1) })
  }

  /// A time as seconds since 1970. https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5
  mutating func time() -> Int? {
    if let short = take(.utcTime) {
      let text = String(decoding: short, as: UTF8.self)
      guard let year = Int(text.prefix(2)) else { return nil }
      return CivilTime.seconds(iso: (year < 50 ? "20" : "19") + text)
    }
    return take(.generalTime).flatMap { CivilTime.seconds(iso: String(decoding: $0, as: UTF8.self)) }
  }
}
