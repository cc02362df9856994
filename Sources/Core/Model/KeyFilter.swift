extension Trigger {
  /// Whether an object that is written under a key, as far as the key is known, may fire the trigger.
  package func mayFire(onKey key: Text?) -> Bool {
    guard kind == .s3, let key else { return true }
    if let prefix = keyPrefix.value?.literal, !Self.agree(prefix, key.knownPrefix, key.literal) { return false }
    if let suffix = keySuffix.value?.literal {
      let known = key.knownSuffix
      if key.literal != nil || known.count >= suffix.count { return known.hasSuffix(suffix) }
      return suffix.hasSuffix(known)
    }
    return true
  }

  private static func agree(_ prefix: String, _ known: String, _ whole: String?) -> Bool {
    if let whole { return whole.hasPrefix(prefix) }
    return known.hasPrefix(prefix) || prefix.hasPrefix(known)
  }
}
