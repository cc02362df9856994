/// What matters here of messages between resolvers and name servers. https://www.rfc-editor.org/rfc/rfc1035#section-4
package enum DNSMessage {
  package enum Kind: UInt16 {
    case version4 = 1
    case version6 = 28
  }

  /// What a name server answered.
  package struct Answer: Equatable, Sendable {
    package var id: UInt16
    /// The name that was asked for, in lower case.
    package var name: String
    /// Sixteen bytes each.
    package var addresses: [[UInt8]]
  }

  package static func query(_ name: String, _ kind: Kind, id: UInt16) -> [UInt8] {
    var bytes = pair(id) + [1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    for label in name.split(separator: ".") { bytes += [UInt8(clamping: label.utf8.count)] + Array(label.utf8) }
    return bytes + [0] + pair(kind.rawValue) + pair(1)
  }

  private static func pair(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }

  /// Reads an answer; nil when the bytes are none, or one to more than one question.
  package static func answer(_ bytes: [UInt8]) -> Answer? {
    var reader = Reader(bytes: bytes)
    guard let id = reader.pair(), let flags = reader.pair(), flags & 0x8000 != 0, flags & 0x0200 == 0,
      reader.pair() == 1, let count = reader.pair(), reader.skip(4), let name = reader.name(), reader.skip(4)
    else { return nil }
    var addresses: [[UInt8]] = []
    for _ in 0..<count {
      guard reader.name() != nil, let kind = reader.pair(), reader.skip(6), let length = reader.pair(),
        let data = reader.take(Int(length))
      else { break }
      if kind == Kind.version4.rawValue, data.count == 4 {
        addresses.append([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + data)
      } else if kind == Kind.version6.rawValue, data.count == 16 {
        addresses.append(Array(data))
      }
    }
    return Answer(id: id, name: name, addresses: addresses)
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count <= bytes.count - position else { return nil }
      defer { position += count }
      return bytes[position..<(position + count)]
    }

    mutating func skip(_ count: Int) -> Bool { take(count) != nil }

    mutating func pair() -> UInt16? { take(2).map { $0.reduce(0) { $0 << 8 | UInt16($1) } } }

    /// A name, whose rest may stand earlier in the message. Pointers lead backwards only, so this ends.
    mutating func name() -> String? {
      var labels: [String] = []
      var place = position
      var end: Int?
      while place < bytes.count, labels.count < 128 {
        let length = Int(bytes[place])
        if length == 0 {
          position = end ?? place + 1
          return labels.joined(separator: ".").lowercased()
        }
        if length >= 0xC0 {
          guard place + 1 < bytes.count else { return nil }
          let target = (length & 0x3F) << 8 | Int(bytes[place + 1])
          guard target < place else { return nil }
          end = end ?? place + 2
          place = target
        } else {
          guard length < 64, place + length < bytes.count else { return nil }
          labels.append(String(decoding: bytes[(place + 1)...(place + length)], as: UTF8.self))
          place += length + 1
        }
      }
      return nil
    }
  }
}
