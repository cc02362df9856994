import Core

/// Private keys in PEM form, with real line ends or with `\n` written out. https://www.rfc-editor.org/rfc/rfc7468
enum PrivateKeys {
  static let literal = "-----begin"

  static func match(_ bytes: [UInt8], at start: Int) -> (range: Range<Int>, what: String, confidence: Confidence)? {
    let label = bytes.run(from: start + 10) { $0.isUppercase || $0 == UInt8(ascii: " ") }
    guard label - start < 60, bytes.has("-----", at: label) else { return nil }
    let name = bytes[(start + 10)..<label]
    guard name.containsIgnoringCase("private key") else { return nil }
    let end = label + 5
    guard holdsKey(bytes, from: end) else { return nil }
    let isEncrypted = name.containsIgnoringCase("encrypted")
    return (start..<end, "private key", isEncrypted ? .medium : .high)
  }

  /// Whether what follows the header is long and random enough to be a key. An example shows dots or a few words.
  private static func holdsKey(_ bytes: [UInt8], from start: Int) -> Bool {
    var body: [UInt8] = []
    var offset = start
    while offset < bytes.count, body.count < 4096, !bytes.has("-----", at: offset) {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "*") { return false }
      if TokenFormat.Alphabet.base64.contains(byte) { body.append(byte) }
      offset += 1
    }
    return body.count >= 64 && body[...].entropy >= 4 && !Placeholder.isFiller(body.prefix(200))
  }
}

/// JSON Web Tokens: a header that decodes to JSON with an algorithm, a payload, a signature.
/// https://www.rfc-editor.org/rfc/rfc7519
enum WebTokens {
  /// The base64 of `{"a`, `{"t`, `{"k` and `{"c` with what comes after.
  static let literals = ["eyjh", "eyj0", "eyjr", "eyjj"]

  static func match(_ bytes: [UInt8], at start: Int) -> (range: Range<Int>, confidence: Confidence)? {
    guard bytes.has("eyJ", at: start), !bytes.byte(start - 1).isAlphanumeric, bytes.byte(start - 1) != UInt8(ascii: ".")
    else { return nil }
    let end = bytes.run(from: start, while: TokenFormat.Alphabet.word.contains)
    let parts = bytes[start..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count >= 20, let header = Checksums.base64(parts[0]),
      header[...].containsIgnoringCase("\"alg\""), let payload = Checksums.base64(parts[1])
    else { return nil }
    return (start..<end, confidence(payload[...]))
  }

  /// A token that names a person of the documentation, or a role that browsers are given, opens nothing.
  private static func confidence(_ payload: ArraySlice<UInt8>) -> Confidence {
    let harmless = ["john doe", "\"anon\"", "1234567890", "jane doe", "example"]
    return harmless.contains { payload.containsIgnoringCase($0) } ? .low : .medium
  }
}

/// `Basic` authorization headers: the base64 of a user's name and password. https://www.rfc-editor.org/rfc/rfc7617
enum BasicHeaders {
  static let literal = "basic "

  static func match(_ bytes: [UInt8], at start: Int) -> Range<Int>? {
    let body = start + 6
    let end = bytes.run(from: body, while: TokenFormat.Alphabet.base64.contains)
    guard end - body >= 8, bytes.byte(end).isQuote || bytes.byte(end).isLineEnd || end == bytes.count,
      let text = Checksums.base64(bytes[body..<end]), text.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    guard parts.count == 2, !Placeholder.isReference(parts[1]), !Placeholder.isFiller(parts[1]),
      !Placeholder.namesItself(parts[1])
    else { return nil }
    return body..<end
  }
}
