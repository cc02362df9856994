package import Core

/// Finds credentials that are written into files. No finding holds the credential itself.
package enum SecretScanner {
  /// What a literal that the prefilter found may begin.
  private enum Lead: Sendable {
    case token(TokenFormat)
    case privateKey
    case webToken
    case basicHeader
    case address
    case signingCall(SigningCalls.Call)
    /// A part of a name that may name a credential.
    case name
  }

  private static let nameParts = [
    "pass", "secret", "token", "apikey", "_key", "-key", ".key", "accesskey", "privatekey", "credential", "_pwd",
    "dbpwd",
    "pwd=", "pwd:", "pwd ", "pwd\"", "pwd'", "_pw ", "_pw=", "_pw:", "_pw\"", "_pw'", "apikey", "ikey", "skey", "ekey",
    "tkey", "hkey", "nkey", "gkey",
  ]

  private static let leads: [(literal: String, lead: Lead)] = {
    var leads: [(literal: String, lead: Lead)] = [
      (PrivateKeys.literal, .privateKey), (BasicHeaders.literal, .basicHeader),
    ]
    for format in TokenFormat.all { leads += format.literals.map { ($0, .token(format)) } }
    leads += WebTokens.literals.map { ($0, .webToken) }
    leads += CredentialAddress.literals.map { ($0, .address) }
    leads += SigningCalls.all.map { ($0.text.lowercased(), .signingCall($0)) }
    leads += nameParts.map { ($0, .name) }
    return leads
  }()

  private static let prefilter = LiteralPrefilter(leads.map(\.literal))

  /// The credentials in a file, in the order of their places.
  package static func scan(_ file: SourceFile) -> [SecretLiteral] {
    var scan = FileScan(file)
    if scan.profile.syntax == .ignored { return [] }
    prefilter.scan(file.bytes) { hit in follow(leads[hit.literal].lead, at: hit.start, &scan) }
    return scan.result
  }

  private static func follow(_ lead: Lead, at offset: Int, _ scan: inout FileScan) {
    switch lead {
    case .token(let format): scan.token(format, at: offset)
    case .privateKey: scan.privateKey(at: offset)
    case .webToken: scan.webToken(at: offset)
    case .basicHeader: scan.basicHeader(at: offset)
    case .address: scan.address(at: offset)
    case .signingCall(let call): scan.signingCall(call, at: offset)
    case .name: scan.name(at: offset)
    }
  }
}

/// The scan of one file: follows leads and keeps what they lead to.
private struct FileScan {
  let file: SourceFile
  let profile: FileProfile
  private var found: [SecretLiteral] = []
  /// The names up to this offset were looked at; several leads may lie in one name.
  private var nameEnd = 0

  init(_ file: SourceFile) {
    self.file = file
    profile = FileProfile(file.path)
  }

  /// What was found; of two that overlap, the one whose format proves it.
  var result: [SecretLiteral] {
    let sorted = found.sorted { ($0.place, rank($0)) < ($1.place, rank($1)) }
    return sorted.enumerated().filter { index, secret in
      !sorted.enumerated().contains { other, candidate in
        other != index && overlap(candidate, secret)
          && (rank(candidate), other) < (rank(secret), index)
      }
    }.map(\.element)
  }

  private func rank(_ secret: SecretLiteral) -> Int { secret.kind == .knownFormat ? 0 : 1 }

  private func overlap(_ left: SecretLiteral, _ right: SecretLiteral) -> Bool {
    left.place.start < right.place.end && right.place.start < left.place.end
  }

  private mutating func add(_ kind: SecretLiteral.Kind, _ what: String, _ range: Range<Int>, _ confidence: Confidence) {
    let place = Place(file.id, UInt32(range.lowerBound), UInt32(range.upperBound))
    found.append(SecretLiteral(kind: kind, what: what, place: place, confidence: lowered(confidence)))
  }

  /// Tests hold invented credentials, and texts for people show how one looks.
  private func lowered(_ confidence: Confidence) -> Confidence {
    profile.isTest || profile.syntax == .prose ? min(confidence, .low) : confidence
  }

  mutating func token(_ format: TokenFormat, at offset: Int) {
    guard let (range, confidence) = format.match(file.bytes, at: offset) else { return }
    add(.knownFormat, format.what, range, confidence)
    if format.check == .base32 { accessSecret(near: range, format.confidence == .low ? .medium : confidence) }
  }

  /// The secret half of an AWS key has no prefix; near the identifier, forty random characters are it.
  private mutating func accessSecret(near identifier: Range<Int>, _ confidence: Confidence) {
    let isSecretByte = { (byte: UInt8) in byte.isAlphanumeric || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "+")
    }
    var offset = identifier.upperBound
    let limit = min(identifier.upperBound + 300, file.bytes.count)
    while offset < limit {
      let end = file.bytes.run(from: offset, while: isSecretByte)
      let body = file.bytes[offset..<end]
      if body.count == 40, body.entropy > 4, body.contains(where: \.isUppercase), body.contains(where: \.isLowercase) {
        let isMadeUp = Placeholder.namesItself(body) || Placeholder.isFiller(body)
        return add(.knownFormat, "AWS secret access key", offset..<end, isMadeUp ? .low : confidence)
      }
      offset = end + 1
    }
  }

  mutating func privateKey(at offset: Int) {
    guard let (range, what, confidence) = PrivateKeys.match(file.bytes, at: offset) else { return }
    add(.knownFormat, what, range, confidence)
  }

  mutating func webToken(at offset: Int) {
    guard let (range, confidence) = WebTokens.match(file.bytes, at: offset) else { return }
    add(.knownFormat, "JSON Web Token", range, confidence)
  }

  mutating func basicHeader(at offset: Int) {
    guard let range = BasicHeaders.match(file.bytes, at: offset) else { return }
    add(.knownFormat, "credentials of a Basic authorization header", range, .high)
  }

  mutating func address(at offset: Int) {
    guard let address = CredentialAddress(file.bytes, at: offset) else { return }
    add(address.kind, "password in a connection string", address.range, address.confidence)
  }

  mutating func signingCall(_ call: SigningCalls.Call, at offset: Int) {
    guard let key = SigningCalls.key(of: call, in: file.bytes, at: offset), key.count >= 3 else { return }
    let value = file.bytes[key]
    if Placeholder.isReference(value) || Placeholder.isFiller(value) || Placeholder.namesItself(value) { return }
    add(.assignment, "key given to \(call.text.dropLast())", key, .high)
  }

  mutating func name(at offset: Int) {
    guard offset >= nameEnd, profile.syntax != .prose, !profile.isTranslation else { return }
    let reader = AssignmentReader(bytes: file.bytes, syntax: profile.syntax)
    let range = reader.name(around: offset)
    nameEnd = range.upperBound
    if profile.isComment(file.bytes, lineStart: file.bytes.lineStart(of: offset)) || isCompiled(around: offset) {
      return
    }
    guard let name = SecretName(file.bytes[range]) else { return boast(range, reader) }
    if let literal = reader.literal(for: range) { judge(literal, name) }
  }

  /// Compiled and minified code comes in lines that nobody writes.
  private func isCompiled(around offset: Int) -> Bool {
    profile.syntax == .code && file.bytes.lineEnd(of: offset) - file.bytes.lineStart(of: offset) > 1000
  }

  private mutating func judge(_ literal: AssignedLiteral, _ name: SecretName) {
    let judge = LiteralJudge(name: name, relation: literal.relation)
    guard let verdict = judge.judge(file.bytes[literal.value]) else { return }
    let isWeak = literal.isPartial || name.isForTests
    add(verdict.kind, "value of \(name.text)", literal.value, isWeak ? .low : verdict.confidence)
  }

  /// A setting whose value calls itself a secret, whatever the setting is called: `VARIABLE_1: supersecret99`.
  private mutating func boast(_ range: Range<Int>, _ reader: AssignmentReader) {
    let value = file.bytes[range]
    guard profile.syntax == .yaml || profile.syntax == .settings, value.count >= 8, value.last?.isDigit == true,
      value.allSatisfy(\.isAlphanumeric),
      value.containsIgnoringCase("secret") || value.containsIgnoringCase("passw"), reader.isWholeValue(range)
    else { return }
    add(.assignment, "a value that calls itself a secret", range, .medium)
  }
}
