import Core

/// User and password inside an address: `postgres://user:password@host/db`. https://www.rfc-editor.org/rfc/rfc3986
struct CredentialAddress {
  /// A scheme ends in one of these letters before `://`: http, https, ftp, postgres, mysql, mongodb, +srv, redis, amqp …
  static let literals = [
    "p://", "s://", "l://", "b://", "v://", "e://", "h://", "m://", "t://", "r://", "g://", "c://",
  ]

  /// The password's bytes.
  let range: Range<Int>
  let kind: SecretLiteral.Kind
  let confidence: Confidence

  init?(_ bytes: [UInt8], at offset: Int) {
    let start = offset + 4
    let limit = min(start + 300, bytes.count)
    let end = min(bytes.run(from: start) { !CredentialAddress.endsAuthority($0) }, limit)
    guard let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")),
      let colon = bytes[start..<at].firstIndex(of: UInt8(ascii: ":")), colon + 1 < at
    else { return nil }
    let (user, password, host) = (bytes[start..<colon], bytes[(colon + 1)..<at], bytes[(at + 1)..<end])
    guard !host.isEmpty, !CredentialAddress.isPlaceholder(user, password) else { return nil }
    range = (colon + 1)..<at
    (kind, confidence) = CredentialAddress.verdict(user, password, host)
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte.isQuote || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\\")
  }

  private static func isPlaceholder(_ user: ArraySlice<UInt8>, _ password: ArraySlice<UInt8>) -> Bool {
    let marks = Array("${}%<>[]*()".utf8)
    if password.contains(where: marks.contains) || user.contains(UInt8(ascii: "{")) || password.count < 3 {
      return true
    }
    if Placeholder.isFiller(password) || Placeholder.namesItself(password) { return true }
    let documented = ["pass", "password", "passwd", "pwd", "secret", "token", "mypassword", "my-password", "p4ssw0rd"]
    let isDocumentation = ["user", "username", "name", "login", "myuser", "my-user"].contains(user.text.lowercased())
    return isDocumentation && documented.contains(password.text.lowercased())
  }

  private static func verdict(
    _ user: ArraySlice<UInt8>, _ password: ArraySlice<UInt8>, _ host: ArraySlice<UInt8>
  ) -> (SecretLiteral.Kind, Confidence) {
    let name = host.prefix { $0 != UInt8(ascii: ":") }.text.lowercased()
    let isLocal = ["localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal"].contains(name) || !name.contains(".")
    if DefaultCredentials.contains(password) || user.elementsEqual(password) {
      return (.defaultCredential, isLocal ? .low : .medium)
    }
    let isExample = ["example", "host"].contains { host.containsIgnoringCase($0) }
    return (.connectionString, isExample ? .low : isLocal ? .medium : .high)
  }
}
