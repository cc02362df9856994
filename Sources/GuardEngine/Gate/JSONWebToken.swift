import GuardCrypto
import GuardInspection
import GuardPolicy

/// A signed token, in its compact form. https://www.rfc-editor.org/rfc/rfc7519
struct JSONWebToken {
  private let header: JSONDocument
  private let claims: JSONDocument
  private let signed: [UInt8]
  private let signature: [UInt8]

  private static let lengthLimit = 16 << 10

  /// - Returns: nil when the text is no such token.
  init?(_ text: String) {
    guard text.utf8.count <= Self.lengthLimit else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let decoded = parts.map { Base64.decode(Array($0).span) }
    guard parts.count == 3, let head = decoded[0], let body = decoded[1], let signature = decoded[2],
      let header = JSONDocument(head), let claims = JSONDocument(body)
    else { return nil }
    self.header = header
    self.claims = claims
    self.signature = signature
    signed = Array(parts[0]) + [UInt8(ascii: ".")] + Array(parts[1])
  }

  /// What is wrong with it; nil when it is good.
  /// - Parameter now: seconds since 1970.
  func sign(_ settings: JWTSettings, _ keys: KeySet, now: Int) -> String? {
    guard let algorithm = header["alg"]?.text, settings.algorithms.contains(algorithm) else { return "jwt-algorithm" }
    // Extensions that the token insists on and that nobody here understands. RFC 7515, section 4.1.11
    if header["crit"] != nil { return "jwt-critical-header" }
    let candidates = keys.candidates(id: header["kid"]?.text ?? "")
    guard candidates.contains(where: { isSigned($0, algorithm) }) else { return "jwt-signature" }
    return timeSign(settings, now) ?? audienceSign(settings)
  }

  /// The key's own kind decides together with the algorithm, so that a public key is never taken for a shared secret.
  private func isSigned(_ key: VerificationKey, _ algorithm: String) -> Bool {
    switch (key, algorithm) {
    case (.rsa(let key), "RS256"): key.isValid(signature, for: signed, .sha256)
    case (.rsa(let key), "RS384"): key.isValid(signature, for: signed, .sha384)
    case (.rsa(let key), "RS512"): key.isValid(signature, for: signed, .sha512)
    case (.elliptic256(let key), "ES256"): key.isValid(signature, for: signed, .sha256)
    case (.elliptic384(let key), "ES384"): key.isValid(signature, for: signed, .sha384)
    // "EdDSA" of RFC 8037, which RFC 9864 calls by the curve.
    case (.edwards(let key), "EdDSA"), (.edwards(let key), "Ed25519"): key.isValid(signature, for: signed)
    case (.shared(let key), "HS256"): KeyedHash.isValid(signature, for: signed, key: key, .sha256)
    case (.shared(let key), "HS384"): KeyedHash.isValid(signature, for: signed, key: key, .sha384)
    case (.shared(let key), "HS512"): KeyedHash.isValid(signature, for: signed, key: key, .sha512)
    default: false
    }
  }

  private func timeSign(_ settings: JWTSettings, _ now: Int) -> String? {
    guard let expiry = claims["exp"]?.whole else { return "jwt-without-expiry" }
    if now > expiry + settings.leeway { return "jwt-expired" }
    if let start = claims["nbf"]?.whole, now < start - settings.leeway { return "jwt-not-yet-valid" }
    return nil
  }

  private func audienceSign(_ settings: JWTSettings) -> String? {
    if claims["iss"]?.text != settings.issuer { return "jwt-issuer" }
    guard !settings.audiences.isEmpty else { return nil }
    // Cognito's access tokens name their client instead.
    let audience = claims["aud"] ?? claims["client_id"]
    let names = audience?.elements?.compactMap(\.text) ?? [audience?.text].compactMap { $0 }
    return names.contains { settings.audiences.contains($0) } ? nil : "jwt-audience"
  }
}
