import Core

/// What the names and the forms of settings tell about whether they hold a secret.
enum SecretNames {
  /// Whether something of this name holds a secret itself, not the name, the address or the age of one.
  static func holdsSecret(_ name: String) -> Bool {
    let words = words(of: name)
    let joined = words.joined(separator: "_")
    guard let last = words.last, !references.contains(last) else { return false }
    if words.contains(where: { switches.contains($0) }) { return false }
    return whole.contains(joined) || words.contains { telling.contains($0) }
      || endings.contains { joined.hasSuffix($0) }
  }

  /// Whether a value is an example to be replaced, a switch or a number, and so no secret.
  static func isPlaceholder(_ value: String) -> Bool {
    if isRandom(value) { return false }
    let lower = value.lowercased()
    if lower.isEmpty || lower.count < 4 || ["true", "false", "null", "none", "string", "undefined"].contains(lower) {
      return true
    }
    if lower.allSatisfy(\.isNumber) && lower.count < 6 { return true }
    if Set(lower).count <= 2 { return true }
    let signs = [
      "your", "xxxx", "example", "replace", "placeholder", "<", "${", "todo", "insert", "abc123", "1234abc",
      "changethis", "dummy", "fill",
    ]
    return signs.contains { lower.contains($0) }
  }

  /// Whether a value has the form of a generated key: long, in one piece, of mixed characters. The keys of documentation have
  /// it too, and where one stands a real one stood or will stand.
  private static func isRandom(_ value: String) -> Bool {
    if value.utf8.count == 20, value.hasPrefix("AKIA") || value.hasPrefix("ASIA") { return true }
    guard value.utf8.count >= 24, !value.contains(where: { " -_<${}".contains($0) }) else { return false }
    return value.contains(where: \.isUppercase) && value.contains(where: \.isLowercase)
      && value.contains(where: \.isNumber)
  }

  /// Whether a value says by itself that it is a password, whatever its name: "supersecret99".
  static func isTellingValue(_ value: String) -> Bool {
    let lower = value.lowercased()
    guard lower.allSatisfy({ $0.isLetter || $0.isNumber || "!@#$%".contains($0) }), lower.contains(where: \.isNumber)
    else {
      return false
    }
    return ["secret", "passw", "pa55"].contains { lower.contains($0) }
  }

  /// Whether a value only says where the secret is: an ARN, a path of the parameter store, an address, a name of a file.
  static func isReference(_ value: String) -> Bool {
    value.hasPrefix("arn:") || ["/", "./", "../", "~/"].contains { value.hasPrefix($0) } || value.hasPrefix("http")
      || value.hasPrefix("alias/")
      || value.hasSuffix(".pem") || value.hasSuffix(".json") || value.hasPrefix("{{resolve:") || isStandIn(value)
  }

  /// The name of what is to be put here: "BROKER_SECRET_ARN".
  private static func isStandIn(_ value: String) -> Bool {
    guard value.allSatisfy({ $0.isUppercase || $0 == "_" }) else { return false }
    return ["_ARN", "_NAME", "_ID", "_URL"].contains { value.hasSuffix($0) }
  }

  /// A default that is in every list of guesses.
  static func isWellKnown(_ value: String) -> Bool {
    let guesses: Set<String> = [
      "admin", "password", "passw0rd", "password1", "changeme", "changeme!", "change-me", "secret", "root", "test",
      "default",
      "12345678", "123456", "letmein", "qwerty", "welcome", "welcome1", "admin123", "password123", "postgres", "mysql",
      "guest",
    ]
    return guesses.contains(value.lowercased())
  }

  /// "dbPassword", "DB_PASSWORD" and "db-password" are the words "db" and "password".
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var current = ""
    var wasLower = false
    for character in name {
      guard character.isLetter || character.isNumber else {
        if !current.isEmpty { words.append(current) }
        current = ""
        continue
      }
      if character.isUppercase, wasLower, !current.isEmpty {
        words.append(current)
        current = ""
      }
      wasLower = !character.isUppercase
      current += character.lowercased()
    }
    return current.isEmpty ? words : words + [current]
  }

  private static let telling: Set<String> = [
    "password", "passwd", "pwd", "pass", "passphrase", "secret", "token", "apikey", "credentials", "credential", "pat",
  ]
  private static let whole: Set<String> = ["pw", "auth", "dbpassword", "dbpass"]
  private static let endings = [
    "api_key", "private_key", "access_key", "secret_key", "auth_key", "signing_key", "encryption_key", "access_token",
    "client_secret", "jwt_key", "license_key", "apikey", "secretkey", "password",
  ]
  /// Last words that make the name one of something else.
  private static let references: Set<String> = [
    "name", "names", "arn", "id", "ids", "path", "param", "parameter", "url", "uri", "endpoint", "table", "ttl",
    "expiry",
    "expiration", "expires", "length", "type", "host", "issuer", "audience", "file", "ref", "version", "region",
    "prefix",
    "bucket", "topic", "queue", "policy", "age", "minutes", "seconds", "hours", "days", "count", "limit", "header",
    "field",
    "location", "manager", "store", "validity", "algorithm", "rotation", "function", "lambda", "index", "stage",
    "enabled",
  ]
  private static let switches: Set<String> = [
    "enable", "enabled", "disable", "disabled", "use", "require", "generate", "has", "is",
  ]
}
