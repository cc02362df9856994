import GuardCrypto
import GuardPolicy

/// Requests that their sender signed with a secret that both know.
struct WebhookSignature {
  let scheme: WebhookScheme
  let secret: [UInt8]
  /// Seconds that a signature is good for.
  let tolerance: Int

  /// What is wrong with a request; nil when it is good.
  /// - Parameters:
  ///   - header: gives a header by its name in lower case.
  ///   - now: seconds since 1970.
  func sign(header: (String) -> String?, body: [UInt8], now: Int) -> String? {
    switch scheme {
    case .github: github(header, body)
    case .stripe: stripe(header, body, now)
    case .slack: slack(header, body, now)
    }
  }

  /// https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
  private func github(_ header: (String) -> String?, _ body: [UInt8]) -> String? {
    guard let value = header("x-hub-signature-256"), value.hasPrefix("sha256=") else { return "webhook-unsigned" }
    return isValid(value.dropFirst("sha256=".count), body) ? nil : "webhook-signature"
  }

  /// https://docs.stripe.com/webhooks#verify-manually
  private func stripe(_ header: (String) -> String?, _ body: [UInt8], _ now: Int) -> String? {
    guard let value = header("stripe-signature") else { return "webhook-unsigned" }
    let fields = value.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }.filter { $0.count == 2 }
    guard let time = fields.first(where: { $0[0] == "t" })?[1] else { return "webhook-unsigned" }
    guard isFresh(time, now) else { return "webhook-expired" }
    let signed = Array("\(time).".utf8) + body
    // A sender that changes its secret signs with both for a while.
    let isSigned = fields.contains { $0[0] == "v1" && isValid($0[1], signed) }
    return isSigned ? nil : "webhook-signature"
  }

  /// https://api.slack.com/authentication/verifying-requests-from-slack
  private func slack(_ header: (String) -> String?, _ body: [UInt8], _ now: Int) -> String? {
    guard let value = header("x-slack-signature"), value.hasPrefix("v0="),
      let time = header("x-slack-request-timestamp")
    else { return "webhook-unsigned" }
    guard isFresh(time[...], now) else { return "webhook-expired" }
    return isValid(value.dropFirst("v0=".count), Array("v0:\(time):".utf8) + body) ? nil : "webhook-signature"
  }

  private func isFresh(_ time: Substring, _ now: Int) -> Bool {
    guard let seconds = Int(time) else { return false }
    return (now - tolerance...now + tolerance).contains(seconds)
  }

  private func isValid(_ digits: Substring, _ message: [UInt8]) -> Bool {
    Hexadecimal.decode(digits).map { KeyedHash.isValid($0, for: message, key: secret) } ?? false
  }
}
