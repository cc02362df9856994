/// What is wrong with a message or the connection it came on.
package enum WireFault: Error, Sendable, CustomStringConvertible {
  /// The other side closed in the middle of a message.
  case closed
  case malformed(String)
  case tooLarge(limit: Int)
  case system(SystemFailure)

  package var description: String {
    switch self {
    case .closed: "the connection was closed in the middle of a message"
    case .malformed(let what): "malformed message: \(what)"
    case .tooLarge(let limit): "a message over \(limit) bytes"
    case .system(let failure): failure.description
    }
  }
}

/// The start line and header fields of an HTTP/1.1 message, kept as the bytes they came in, so that what is only passed
/// on stays as it was. https://www.rfc-editor.org/rfc/rfc9112
package struct MessageHead: Sendable {
  struct Field: Sendable {
    var name: Range<Int>
    var value: Range<Int>
  }

  /// From the start line to the empty line, both included.
  package let bytes: [UInt8]
  private let startLine: Range<Int>
  let fields: [Field]

  /// - Throws: `WireFault.malformed`. What two parsers could read in two ways is refused, not guessed at.
  package init(_ bytes: [UInt8]) throws(WireFault) {
    self.bytes = bytes
    var parser = HeadParser(bytes: bytes)
    startLine = try parser.line()
    fields = try parser.fields()
  }

  /// The value of the first field of that name, written in lower case.
  package func value(_ name: String) -> ArraySlice<UInt8>? {
    for field in fields where isNamed(field, name) { return bytes[field.value] }
    return nil
  }

  package func text(_ name: String) -> String? { value(name).map { String(decoding: $0, as: UTF8.self) } }

  func isNamed(_ field: Field, _ name: String) -> Bool {
    field.name.count == name.utf8.count
      && zip(bytes[field.name], name.utf8).allSatisfy { ASCII.lowercased($0) == $1 }
  }

  /// Whether a list field has this element, whatever the case of its letters.
  func lists(_ element: String, in name: String) -> Bool {
    fields.contains { field in
      isNamed(field, name)
        && bytes[field.value].split(separator: UInt8(ascii: ",")).contains { ASCII.trimmed($0).matches(element) }
    }
  }

  /// All fields in their order, names in lower case.
  package var texts: [(name: String, value: String)] {
    fields.map { field in
      (
        String(decoding: bytes[field.name].map(ASCII.lowercased), as: UTF8.self),
        String(decoding: bytes[field.value], as: UTF8.self)
      )
    }
  }

  /// The words of the start line: method, target and version, or version, status and reason.
  private func word(_ index: Int) -> ArraySlice<UInt8> {
    let words = bytes[startLine].split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    return index < words.count ? words[index] : []
  }

  package var method: ArraySlice<UInt8> { word(0) }
  package var target: ArraySlice<UInt8> { word(1) }
  /// The status of a response; zero when it is no number.
  package var status: Int { Int(String(decoding: word(1), as: UTF8.self)) ?? 0 }

  private var isVersionOneZero: Bool {
    bytes[startLine].starts(with: "HTTP/1.0".utf8) || bytes[startLine].suffix(8).elementsEqual("HTTP/1.0".utf8)
  }

  /// Whether another message may follow on the same connection.
  package var keepsAlive: Bool {
    isVersionOneZero ? lists("keep-alive", in: "connection") : !lists("close", in: "connection")
  }

  var expectsContinue: Bool { lists("100-continue", in: "expect") }

  /// The head with some fields left out and others added at the end.
  /// - Parameter removing: names in lower case.
  package func with(removing: [String], adding: [(name: String, value: String)] = []) -> [UInt8] {
    var result = Array(bytes[startLine])
    result += ASCII.lineEnd
    for field in fields where !removing.contains(where: { isNamed(field, $0) }) {
      result += bytes[field.name.lowerBound..<field.value.upperBound]
      result += ASCII.lineEnd
    }
    for field in adding { result += "\(field.name): \(field.value)\r\n".utf8 }
    return result + ASCII.lineEnd
  }
}

/// How the end of a body is found.
package enum BodyFraming: Equatable, Sendable {
  case none
  case length(Int)
  case chunked
  /// The body ends when the connection does; only responses may.
  case untilClose
}

extension MessageHead {
  /// - Throws: `WireFault.malformed` when lengths disagree, which is how requests are smuggled past a proxy.
  package func requestFraming() throws(WireFault) -> BodyFraming { try explicitFraming() ?? .none }

  package func responseFraming() throws(WireFault) -> BodyFraming {
    if status < 200 || status == 204 || status == 304 { return .none }
    return try explicitFraming() ?? .untilClose
  }

  private func explicitFraming() throws(WireFault) -> BodyFraming? {
    let length = try contentLength()
    guard let encoding = value("transfer-encoding") else { return length.map { .length($0) } }
    guard length == nil else { throw .malformed("both a length and a transfer encoding") }
    guard ASCII.trimmed(encoding).matches("chunked") else { throw .malformed("a transfer encoding beside chunked") }
    return .chunked
  }

  private func contentLength() throws(WireFault) -> Int? {
    var length: Int?
    for field in fields where isNamed(field, "content-length") {
      guard let value = ASCII.number(bytes[field.value]), length == nil || length == value else {
        throw .malformed("content-length")
      }
      length = value
    }
    return length
  }
}

/// Splits a head into its lines.
private struct HeadParser {
  let bytes: [UInt8]
  var position = 0

  /// The next line without its end.
  mutating func line() throws(WireFault) -> Range<Int> {
    let start = position
    while position + 1 < bytes.count {
      if bytes[position] == ASCII.carriageReturn, bytes[position + 1] == ASCII.lineFeed {
        position += 2
        return start..<(position - 2)
      }
      if bytes[position] == ASCII.lineFeed || bytes[position] == 0 { break }
      position += 1
    }
    throw .malformed("line end")
  }

  mutating func fields() throws(WireFault) -> [MessageHead.Field] {
    var fields: [MessageHead.Field] = []
    fields.reserveCapacity(16)
    while true {
      let line = try line()
      if line.isEmpty { return fields }
      fields.append(try field(line))
    }
  }

  private func field(_ line: Range<Int>) throws(WireFault) -> MessageHead.Field {
    guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound,
      bytes[line.lowerBound..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw .malformed("header field") }
    let value = ASCII.trimmed(bytes[(colon + 1)..<line.upperBound])
    return MessageHead.Field(name: line.lowerBound..<colon, value: value.startIndex..<value.endIndex)
  }
}
