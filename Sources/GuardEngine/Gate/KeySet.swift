import GuardCrypto
import GuardInspection
import GuardPolicy

/// A key that a token's signature is checked with.
enum VerificationKey: Sendable {
  case rsa(RSAKey)
  case elliptic256(EllipticKey)
  case elliptic384(EllipticKey)
  case edwards(EdwardsKey)
  case shared([UInt8])
}

/// An issuer's keys. https://www.rfc-editor.org/rfc/rfc7517
struct KeySet: Sendable {
  struct Entry: Sendable {
    /// Empty when the key has none.
    var id: String
    var key: VerificationKey
  }

  private let entries: [Entry]

  /// - Parameter json: a set, or one key.
  /// - Returns: nil when there is no usable key in it.
  init?(_ json: [UInt8]) {
    guard let document = JSONDocument(json) else { return nil }
    let keys = document["keys"]?.elements ?? [document]
    entries = keys.compactMap(Self.entry)
    if entries.isEmpty { return nil }
  }

  /// The keys that may have signed: the one of this id, or all where the token or the keys have none.
  func candidates(id: String) -> [VerificationKey] {
    entries.filter { id.isEmpty || $0.id.isEmpty || $0.id == id }.map(\.key)
  }

  private static func entry(_ key: JSONDocument) -> Entry? {
    guard key["use"]?.text ?? "sig" == "sig", let verification = verification(key) else { return nil }
    return Entry(id: key["kid"]?.text ?? "", key: verification)
  }

  private static func verification(_ key: JSONDocument) -> VerificationKey? {
    func number(_ name: String) -> [UInt8]? { key[name]?.text.flatMap { Base64.decode(Array($0.utf8).span) } }
    switch key["kty"]?.text {
    case "RSA":
      guard let n = number("n"), let e = number("e"), let rsa = RSAKey(modulus: n, exponent: e) else { return nil }
      return .rsa(rsa)
    case "EC":
      guard let x = number("x"), let y = number("y") else { return nil }
      switch key["crv"]?.text {
      case "P-256": return EllipticKey(.p256, x: x, y: y).map(VerificationKey.elliptic256)
      case "P-384": return EllipticKey(.p384, x: x, y: y).map(VerificationKey.elliptic384)
      default: return nil
      }
    // https://www.rfc-editor.org/rfc/rfc8037
    case "OKP":
      guard key["crv"]?.text == "Ed25519", let x = number("x") else { return nil }
      return EdwardsKey(x).map(VerificationKey.edwards)
    case "oct": return number("k").flatMap { $0.count >= 32 ? .shared($0) : nil }
    default: return nil
    }
  }
}
