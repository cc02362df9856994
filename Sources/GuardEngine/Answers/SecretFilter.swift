import GuardProxy

/// Takes secrets out of an answer that is sent piece by piece. The end of every piece is held back as far as a secret may
/// have begun in it.
struct SecretFilter: StreamFilter {
  private let cleaner: ResponseCleaner
  private var held: [UInt8] = []

  init(_ cleaner: ResponseCleaner) { self.cleaner = cleaner }

  mutating func push(_ piece: [UInt8]) -> [UInt8] {
    held += piece
    if let cleaned = cleaner.withoutSecrets(held) { held = cleaned }
    let keep = openLength
    let out = Array(held.dropLast(keep))
    held = Array(held.suffix(keep))
    return out
  }

  mutating func finish() -> [UInt8] {
    defer { held = [] }
    return held
  }

  /// The length of the longest end that is the start of a secret.
  private var openLength: Int {
    let longest = min(held.count, (cleaner.secrets.first?.count ?? 1) - 1)
    var length = longest
    while length > 0 {
      let end = held.suffix(length)
      if cleaner.secrets.contains(where: { $0.count > length && $0.prefix(length).elementsEqual(end) }) {
        return length
      }
      length -= 1
    }
    return 0
  }
}
