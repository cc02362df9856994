/// What the name of a variable, a setting or a header says of its value.
struct SecretName {
  enum Class {
    /// A password: people choose it, so a short word may be one.
    case password
    /// A key that signs or encrypts: chosen by developers, often a word as well.
    case signingKey
    /// A token, key or secret that a machine issued; a word is none.
    case issued
  }

  let kind: Class
  /// The name as it is shown.
  let text: String
  /// The words of the name in lower case, such as "db", "password".
  let words: [String]

  /// Whether the name says that its value is for tests or for show.
  var isForTests: Bool {
    !Set(words).isDisjoint(with: ["test", "tests", "example", "dummy", "mock", "fake", "sample"])
  }

  /// - Parameter name: the bytes of an identifier, a dotted path or a header's name; nil when it does not name a
  ///   credential. The last word decides, so `password_hash` and `secret_name` do not.
  init?(_ name: ArraySlice<UInt8>) {
    var words = SecretName.words(name)
    self.words = words
    text = name.text
    while let last = words.last, SecretName.qualifiers.contains(last) || last.utf8.allSatisfy(\.isDigit) {
      words.removeLast()
    }
    guard let last = words.last, let kind = SecretName.kind(last, before: words.dropLast()) else { return nil }
    self.kind = kind
  }

  /// Words after the one that counts that change nothing: `password_prod`, `secret2`.
  private static let qualifiers: Set<String> = [
    "prod", "production", "dev", "development", "staging", "stage", "default", "value", "plain", "plaintext", "literal",
    "b64", "base64", "old", "new", "current",
  ]
  private static let passwords: Set<String> = [
    "password", "passwd", "pass", "pwd", "pw", "passphrase", "passcode", "userpass", "dbpass", "dbpassword", "passwort",
  ]
  private static let signingKeys: Set<String> = ["jwt", "session", "signing", "hmac", "cookie", "encryption", "secret"]
  private static let issuedKeys: Set<String> = [
    "api", "access", "private", "auth", "account", "master", "service", "app", "application", "consumer", "shared",
  ]
  /// Tokens that page through a list, or that are meant to be seen.
  private static let harmlessTokens: Set<String> = [
    "next", "page", "pagination", "continuation", "continue", "csrf", "xsrf", "cancel", "cancellation", "client",
    "sync",
    "start", "starting", "last", "marker", "idempotency", "task", "request", "type", "public", "decoded", "invalid",
    "missing", "no", "bad", "postman", "expired", "end", "previous", "prev", "exclusive", "delta",
  ]

  private static func kind(_ last: String, before: ArraySlice<String>) -> Class? {
    let previous = before.last ?? ""
    if passwords.contains(last) { return isDescribing(previous) ? nil : .password }
    switch last {
    case "secret", "secrets": return signingKeys.contains(previous) ? .signingKey : .issued
    case "token": return harmlessTokens.contains(previous) ? nil : .issued
    case "apikey", "secretkey", "accesskey", "privatekey", "authtoken", "accesstoken", "credential", "credentials":
      return .issued
    case "key":
      if previous == "secret", before.dropLast().last == "access" || before.dropLast().last == "aws" { return .issued }
      if signingKeys.contains(previous) { return .signingKey }
      return issuedKeys.contains(previous) ? .issued : nil
    case "string": return previous == "secret" ? .issued : nil
    default: return secretOrKey(last, previous)
    }
  }

  /// `secretOrKey`, `secretOrPrivateKey` and the like, as libraries for tokens call it.
  private static func secretOrKey(_ last: String, _ previous: String) -> Class? {
    last == "jwtsecret" || last == "secretorkey" || (last == "salt" && previous == "secret") ? .signingKey : nil
  }

  /// Words before "password" that make it a check or a text: `invalid_password`, `forgot_password`.
  private static func isDescribing(_ word: String) -> Bool {
    [
      "invalid", "wrong", "missing", "no", "forgot", "forgotten", "reset", "change", "bad", "incorrect", "confirm",
      "hash", "hashed", "encrypted", "show", "hide", "bypass", "type", "input", "by",
    ].contains(word)
  }

  /// Splits at separators and where a capital starts a new word: `dbPassword` → db, password; `DB_PASS` → db, pass.
  private static func words(_ name: ArraySlice<UInt8>) -> [String] {
    var words: [[UInt8]] = [[]]
    var previous: UInt8 = 0
    for byte in name {
      if !byte.isAlphanumeric {
        words.append([])
      } else {
        let startsWord = (byte.isUppercase && !previous.isUppercase) || (byte.isDigit != previous.isDigit)
        if startsWord { words.append([]) }
        words[words.count - 1].append(byte.lowercased)
      }
      previous = byte
    }
    return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }
}
