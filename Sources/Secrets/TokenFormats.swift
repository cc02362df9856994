import Core

/// A credential that its provider gives a form of its own: a prefix, an alphabet and a length.
struct TokenFormat: Sendable {
  enum Alphabet: Sendable { case capitals, alphanumeric, hex, word, base64 }
  enum Check: Sendable {
    case none
    /// The last six characters are a checksum.
    case base62CRC
    /// An identifier in base 32, which has no 0, 1, 8 or 9.
    case base32
    /// Letters and digits both, which a word of a language has not.
    case mixed
  }

  let what: String
  let prefix: String
  let alphabet: Alphabet
  let length: ClosedRange<Int>
  var check = Check.mixed
  var confidence = Confidence.high

  /// The literals to search for. A prefix of three bytes is searched for with what comes before it.
  var literals: [String] {
    let prefix = prefix.lowercased()
    return prefix.utf8.count >= 4 ? [prefix] : ["\"", "'", "=", " "].map { $0 + prefix }
  }
}

extension TokenFormat {
  /// The formats, by provider. Lengths count what follows the prefix.
  static let all: [TokenFormat] = [
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    TokenFormat(what: "AWS access key id", prefix: "AKIA", alphabet: .capitals, length: 16...16, check: .base32),
    // By itself it opens nothing, and the session it names ended long ago; logs and sample events are full of them.
    TokenFormat(
      what: "temporary AWS access key id", prefix: "ASIA", alphabet: .capitals, length: 16...16, check: .base32,
      confidence: .low),
    // https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
    TokenFormat(
      what: "GitHub personal access token", prefix: "ghp_", alphabet: .alphanumeric, length: 36...36, check: .base62CRC),
    TokenFormat(
      what: "GitHub OAuth token", prefix: "gho_", alphabet: .alphanumeric, length: 36...36, check: .base62CRC),
    TokenFormat(
      what: "GitHub user token", prefix: "ghu_", alphabet: .alphanumeric, length: 36...36, check: .base62CRC),
    TokenFormat(
      what: "GitHub installation token", prefix: "ghs_", alphabet: .alphanumeric, length: 36...36, check: .base62CRC),
    TokenFormat(
      what: "GitHub refresh token", prefix: "ghr_", alphabet: .alphanumeric, length: 36...76, check: .base62CRC),
    TokenFormat(what: "GitHub fine-grained token", prefix: "github_pat_", alphabet: .word, length: 82...82),
    // https://docs.gitlab.com/security/tokens/
    TokenFormat(what: "GitLab personal access token", prefix: "glpat-", alphabet: .word, length: 20...300),
    TokenFormat(what: "GitLab deploy token", prefix: "gldt-", alphabet: .word, length: 20...64),
    TokenFormat(what: "GitLab runner token", prefix: "glrt-", alphabet: .word, length: 20...64),
    // https://api.slack.com/concepts/token-types
    TokenFormat(what: "Slack bot token", prefix: "xoxb-", alphabet: .word, length: 24...255),
    TokenFormat(what: "Slack user token", prefix: "xoxp-", alphabet: .word, length: 24...255),
    TokenFormat(what: "Slack app token", prefix: "xapp-", alphabet: .word, length: 24...255),
    TokenFormat(
      what: "Slack webhook address", prefix: "hooks.slack.com/services/T", alphabet: .base64, length: 40...80),
    // https://docs.stripe.com/keys
    TokenFormat(what: "Stripe secret key", prefix: "sk_live_", alphabet: .alphanumeric, length: 24...247),
    TokenFormat(what: "Stripe restricted key", prefix: "rk_live_", alphabet: .alphanumeric, length: 24...247),
    TokenFormat(
      what: "Stripe test key", prefix: "sk_test_", alphabet: .alphanumeric, length: 24...247, confidence: .medium),
    TokenFormat(what: "Stripe webhook secret", prefix: "whsec_", alphabet: .base64, length: 32...64),
    TokenFormat(what: "SendGrid API key", prefix: "SG.", alphabet: .word, length: 66...66),
    TokenFormat(what: "Brevo API key", prefix: "xkeysib-", alphabet: .word, length: 81...81),
    TokenFormat(what: "Mailgun API key", prefix: "key-", alphabet: .hex, length: 32...32, confidence: .medium),
    // A browser key is public by design and only a restriction of its use protects it.
    TokenFormat(
      what: "Google API key", prefix: "AIza", alphabet: .word, length: 35...35, confidence: .medium),
    TokenFormat(what: "Google OAuth client secret", prefix: "GOCSPX-", alphabet: .word, length: 28...28),
    TokenFormat(what: "Google access token", prefix: "ya29.", alphabet: .word, length: 40...1024),
    TokenFormat(what: "Azure storage account key", prefix: "AccountKey=", alphabet: .base64, length: 86...88),
    TokenFormat(what: "Azure shared access key", prefix: "SharedAccessKey=", alphabet: .base64, length: 43...44),
    TokenFormat(what: "npm access token", prefix: "npm_", alphabet: .alphanumeric, length: 36...36, check: .base62CRC),
    TokenFormat(what: "PyPI API token", prefix: "pypi-AgEI", alphabet: .word, length: 50...1000),
    TokenFormat(what: "Docker access token", prefix: "dckr_pat_", alphabet: .word, length: 27...27),
    TokenFormat(what: "RubyGems API key", prefix: "rubygems_", alphabet: .hex, length: 48...48),
    TokenFormat(what: "Anthropic API key", prefix: "sk-ant-", alphabet: .word, length: 80...200),
    TokenFormat(what: "OpenAI project key", prefix: "sk-proj-", alphabet: .word, length: 40...250),
    TokenFormat(what: "Hugging Face token", prefix: "hf_", alphabet: .alphanumeric, length: 34...37),
    TokenFormat(what: "HubSpot private app token", prefix: "pat-na1-", alphabet: .word, length: 36...36),
    TokenFormat(what: "HubSpot private app token", prefix: "pat-eu1-", alphabet: .word, length: 36...36),
    TokenFormat(what: "Shopify access token", prefix: "shpat_", alphabet: .hex, length: 32...32),
    TokenFormat(what: "Shopify shared secret", prefix: "shpss_", alphabet: .hex, length: 32...32),
    TokenFormat(what: "DigitalOcean token", prefix: "dop_v1_", alphabet: .hex, length: 64...64),
    TokenFormat(what: "Square access token", prefix: "sq0atp-", alphabet: .word, length: 22...22),
    TokenFormat(what: "Square OAuth secret", prefix: "sq0csp-", alphabet: .word, length: 43...43),
    TokenFormat(what: "Postman API key", prefix: "PMAK-", alphabet: .word, length: 59...59),
    TokenFormat(what: "Grafana service account token", prefix: "glsa_", alphabet: .word, length: 41...41),
    TokenFormat(what: "New Relic user key", prefix: "NRAK-", alphabet: .alphanumeric, length: 27...27),
    TokenFormat(what: "Linear API key", prefix: "lin_api_", alphabet: .alphanumeric, length: 40...40),
    TokenFormat(what: "Netlify token", prefix: "nfp_", alphabet: .alphanumeric, length: 40...40),
    TokenFormat(what: "Supabase access token", prefix: "sbp_", alphabet: .hex, length: 40...40),
    TokenFormat(what: "Vault token", prefix: "hvs.", alphabet: .word, length: 24...200),
    TokenFormat(what: "Databricks token", prefix: "dapi", alphabet: .hex, length: 32...32),
    TokenFormat(what: "Atlassian API token", prefix: "ATATT3xFf", alphabet: .base64, length: 100...300),
    TokenFormat(what: "Doppler token", prefix: "dp.pt.", alphabet: .alphanumeric, length: 40...44),
    TokenFormat(what: "PlanetScale token", prefix: "pscale_tkn_", alphabet: .word, length: 32...64),
    TokenFormat(what: "age secret key", prefix: "AGE-SECRET-KEY-1", alphabet: .capitals, length: 58...58),
    TokenFormat(what: "Tailscale key", prefix: "tskey-", alphabet: .word, length: 24...80),
  ]
}

extension TokenFormat.Alphabet {
  func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .capitals: byte.isUppercase || byte.isDigit
    case .alphanumeric: byte.isAlphanumeric
    case .hex: byte.isDigit || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"))
    case .word: byte.isAlphanumeric || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
    case .base64: byte.isAlphanumeric || [UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "=")].contains(byte)
    }
  }
}

extension TokenFormat {
  /// The token whose prefix (or, for a short prefix, the byte before it) stands at an offset.
  func match(_ bytes: [UInt8], at offset: Int) -> (range: Range<Int>, confidence: Confidence)? {
    let start = prefix.utf8.count >= 4 ? offset : offset + 1
    guard bytes.has(prefix, at: start), hasLeftBorder(bytes, start) else { return nil }
    let bodyStart = start + prefix.utf8.count
    let end = min(bytes.run(from: bodyStart, while: alphabet.contains), bodyStart + length.upperBound + 1)
    guard length.contains(end - bodyStart), !bytes.byte(end).isAlphanumeric else { return nil }
    guard let confidence = judge(bytes[bodyStart..<end]) else { return nil }
    return (start..<end, confidence)
  }

  private func hasLeftBorder(_ bytes: [UInt8], _ start: Int) -> Bool {
    let before = bytes.byte(start - 1)
    if prefix.hasPrefix("hooks.") || prefix.hasSuffix("=") { return true }
    return !before.isAlphanumeric && before != UInt8(ascii: "_")
  }

  /// How sure it is that the body was issued and not made up; nil when it surely was made up.
  private func judge(_ body: ArraySlice<UInt8>) -> Confidence? {
    if Placeholder.isFiller(body) { return nil }
    if Placeholder.namesItself(body) { return .low }
    switch check {
    case .none: return confidence
    case .base62CRC: return Checksums.hasBase62CRC(body) ? confidence : .low
    case .base32:
      let hasForeignDigit = body.contains { "0189".utf8.contains($0) }
      return hasForeignDigit ? .low : confidence
    case .mixed:
      let isMixed = body.contains(where: \.isDigit) && body.contains(where: \.isLetter)
      return isMixed && body.entropy > 2.8 ? confidence : nil
    }
  }
}
