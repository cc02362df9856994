import Core

/// Decides whether a literal that is given to a name of a credential is one, and how sure that is.
struct LiteralJudge {
  /// How the literal stands to the name.
  enum Relation {
    /// `password = "…"`
    case assigned
    /// `"password": "…"`, an entry of a table, which also holds labels and field names.
    case entry
    /// `os.environ.get("PASSWORD", "…")`: used where nothing else is set.
    case fallback
    /// `if password == "…"`
    case compared
    /// `Password=…;` in a larger string.
    case connectionString
    /// A text that tells a default.
    case documented
  }

  struct Verdict {
    var kind: SecretLiteral.Kind
    var confidence: Confidence
  }

  let name: SecretName
  let relation: Relation

  /// The verdict on a literal, its quotes left out; nil when it is no credential.
  func judge(_ value: ArraySlice<UInt8>) -> Verdict? {
    guard value.count >= 3, value.count <= 512, !value.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else { return nil }
    if Placeholder.isReference(value) || Placeholder.isFiller(value) || repeatsName(value) { return nil }
    if relation == .documented { return Verdict(kind: .defaultCredential, confidence: .medium) }
    if LiteralJudge.isNumberOrSwitch(value) || LiteralJudge.isPath(value) { return nil }
    if DefaultCredentials.contains(value) { return defaultVerdict(value) }
    if Placeholder.namesItself(value) { return nil }
    guard let confidence = confidence(value) else { return nil }
    return Verdict(kind: relation == .connectionString ? .connectionString : .assignment, confidence: confidence)
  }

  /// A well-known default is weak where it is a password; elsewhere the same word is just a word.
  private func defaultVerdict(_ value: ArraySlice<UInt8>) -> Verdict? {
    guard name.kind != .issued, relation != .compared else { return nil }
    let isPlainWord = value.containsIgnoringCase("password") || value.containsIgnoringCase("secret")
    if isPlainWord, relation == .entry { return Verdict(kind: .defaultCredential, confidence: .low) }
    return Verdict(kind: .defaultCredential, confidence: .medium)
  }

  private func confidence(_ value: ArraySlice<UInt8>) -> Confidence? {
    switch name.kind {
    case .password: return password(value)
    case .signingKey: return signingKey(value)
    case .issued: return issued(value)
    }
  }

  private func password(_ value: ArraySlice<UInt8>) -> Confidence? {
    if LiteralJudge.isIdentifier(value) { return word(value) }
    if value.count < 5 { return .low }
    return LiteralJudge.isHash(value) ? .low : .high
  }

  /// Words of small letters may be a password where they are given to one; a label starts with a capital, and a table
  /// of names holds names.
  private func word(_ value: ArraySlice<UInt8>) -> Confidence? {
    guard relation != .entry, relation != .compared, value.count >= 5 else { return nil }
    guard value.allSatisfy({ !$0.isUppercase }) else { return nil }
    return value.containsIgnoringCase("secret") ? .medium : .low
  }

  private func signingKey(_ value: ArraySlice<UInt8>) -> Confidence? {
    if let confidence = issued(value) { return confidence }
    guard value.count >= 5, relation != .compared, !LiteralJudge.namesSetting(value) else { return nil }
    if SecretName(value) != nil { return .low }
    if relation == .entry { return LiteralJudge.isIdentifier(value) ? nil : .low }
    return value.count >= 16 ? .high : .medium
  }

  private func issued(_ value: ArraySlice<UInt8>) -> Confidence? {
    guard value.count >= 8, !LiteralJudge.isIdentifier(value), !LiteralJudge.isWords(value) else { return nil }
    let isTable = relation == .entry || relation == .compared
    if LiteralJudge.isUUID(value) { return isTable ? .low : .medium }
    let hasDigit = value.contains(where: \.isDigit)
    let isLongAndMixed =
      value.count >= 20 && value.contains(where: \.isLowercase) && value.contains(where: \.isUppercase)
    guard hasDigit || (isLongAndMixed && !isTable), value.entropy >= 2.8 else { return nil }
    return value.count >= 16 && value.entropy >= 3.2 ? .high : .medium
  }

  /// `PASSWORD = "password"`, `ACCESS_TOKEN: "access-token"`: the value is the name again. A password that is the word
  /// itself is left to the list of defaults.
  private func repeatsName(_ value: ArraySlice<UInt8>) -> Bool {
    let letters = value.filter(\.isAlphanumeric).map(\.lowercased)
    let joined = name.words.joined()
    if letters.elementsEqual(joined.utf8) { return !(name.words.count == 1 && relation == .fallback) }
    let isPart =
      letters.count >= 4 && Array(joined.utf8)[...].containsIgnoringCase(String(decoding: letters, as: UTF8.self))
    return isPart && !(name.kind == .password && DefaultCredentials.contains(value))
  }

  private static func isNumberOrSwitch(_ value: ArraySlice<UInt8>) -> Bool {
    let word = value.text.lowercased()
    return ["true", "false", "null", "none", "undefined", "yes", "no", "nil", "string", "required", "optional"]
      .contains(word)
  }

  private static func isPath(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first else { return false }
    let isRooted = first == UInt8(ascii: "/") || first == UInt8(ascii: ".") || first == UInt8(ascii: "~")
    let slashes = value.count(where: { $0 == UInt8(ascii: "/") })
    let isLong = value.count >= 36
    return (isRooted && slashes >= 1 && !isLong) || (slashes >= 2 && !value.contains(where: \.isDigit))
  }

  /// Letters in one word, or in words joined by separators, and nothing else.
  private static func isIdentifier(_ value: ArraySlice<UInt8>) -> Bool {
    let separators = Array("_-.:".utf8)
    guard value.allSatisfy({ $0.isLetter || separators.contains($0) }) else { return false }
    return !(value.contains(where: \.isLowercase) && value.contains(where: \.isUppercase) && value.count >= 20)
  }

  /// The name of a setting, in capitals or as AWS writes its own: the literal says where the key is kept.
  private static func namesSetting(_ value: ArraySlice<UInt8>) -> Bool {
    guard SecretName(value) != nil else { return false }
    return !value.contains(where: \.isLowercase) || value.prefix(3).containsIgnoringCase("aws")
  }

  private static func isUUID(_ value: ArraySlice<UInt8>) -> Bool {
    let parts = value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(\.count)
    return parts == [8, 4, 4, 4, 12] && value.allSatisfy { $0.isHex || $0 == UInt8(ascii: "-") }
  }

  /// Words joined by separators, of which the digits are words of their own: `my-secret-v2`, `stack-2-token`.
  private static func isWords(_ value: ArraySlice<UInt8>) -> Bool {
    let parts = value.split { !$0.isAlphanumeric }
    guard parts.count >= 2, parts.count <= 8 else { return false }
    return parts.allSatisfy { part in
      let letters = part.drop(while: \.isLetter)
      return letters.count <= 2 && letters.allSatisfy(\.isDigit)
    }
  }

  /// The outcome of a password hash, which is not the password.
  private static func isHash(_ value: ArraySlice<UInt8>) -> Bool {
    let dollars = value.count(where: { $0 == UInt8(ascii: "$") })
    if value.first == UInt8(ascii: "$"), dollars >= 3 { return true }
    return [32, 40, 64, 128].contains(value.count) && value.allSatisfy(\.isHex)
  }
}

/// Passwords that products ship with or that everybody tries first.
enum DefaultCredentials {
  private static let words: Set<String> = [
    "admin", "administrator", "root", "password", "passw0rd", "p@ssw0rd", "p@ssword", "password1", "password123",
    "password123!", "changeme", "changeme!", "changeme123", "change_me", "change-me", "changeit", "letmein", "qwerty",
    "welcome", "welcome1", "default", "guest", "secret", "supersecret", "s3cr3t", "s3cret", "test", "test123",
    "test1234",
    "demo", "postgres", "mysql", "mongo", "user", "123456", "12345678", "123456789", "1234567890", "12345", "1234",
    "admin123", "admin1234", "toor", "pass", "pass123", "pass1234", "abc123", "iloveyou", "master", "system", "oracle",
  ]

  static func contains(_ value: ArraySlice<UInt8>) -> Bool { words.contains(value.text.lowercased()) }
}
