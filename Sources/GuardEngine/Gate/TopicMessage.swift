import GuardCrypto
import GuardInspection
import GuardPolicy

/// A message of Amazon SNS with the signature that the service put on it.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
struct TopicMessage {
  private let fields: JSONDocument

  /// Gives the certificates that may have signed, by the address that the message names.
  typealias Certificates = (_ address: String) -> [Certificate]

  /// - Parameter document: the JSON that the service sends to web addresses and queues, or a record's `Sns`.
  /// - Returns: nil when it is no JSON, or has a name twice: the handler could read the one that was not signed.
  init?(_ document: [UInt8]) {
    guard let fields = JSONDocument(document), fields["Type"]?.text != nil, !fields.isAmbiguous else { return nil }
    self.fields = fields
  }

  /// What is wrong with it; nil when it is good.
  /// - Parameter now: seconds since 1970.
  func sign(_ settings: TopicSettings, _ certificates: Certificates, now: Int) -> String? {
    guard let text = fields["Signature"]?.text, let signature = Base64.decode(Array(text.utf8).span) else {
      return "sns-unsigned"
    }
    guard let topic = fields["TopicArn"]?.text, settings.topics.contains(topic) else { return "sns-topic" }
    guard let function = function, let message = canonical else { return "sns-malformed" }
    // Named in two ways: over HTTP and in queues, and in Lambda's records.
    let address = fields["SigningCertURL"]?.text ?? fields["SigningCertUrl"]?.text ?? ""
    let valid = certificates(address).filter { $0.validity.contains(now) }
    guard !valid.isEmpty else { return "sns-certificate" }
    guard valid.contains(where: { $0.key.isValid(signature, for: message, function) }) else { return "sns-signature" }
    return isFresh(settings.tolerance, now) ? nil : "sns-expired"
  }

  private var function: HashFunction? {
    switch fields["SignatureVersion"]?.text {
    case "1": .sha1
    case "2": .sha256
    default: nil
    }
  }

  /// The text that was signed: names and values, a line each.
  private var canonical: [UInt8]? {
    let isNotice = fields["Type"]?.text == "Notification"
    let names =
      isNotice
      ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
      : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"]
    var text = ""
    for name in names {
      guard let value = fields[name]?.text else {
        if name == "Subject" { continue }
        return nil
      }
      text += "\(name)\n\(value)\n"
    }
    return Array(text.utf8)
  }

  private func isFresh(_ tolerance: Int, _ now: Int) -> Bool {
    guard tolerance > 0 else { return true }
    guard let time = fields["Timestamp"]?.text.flatMap({ CivilTime.seconds(iso: $0) }) else { return false }
    return (now - tolerance...now + tolerance).contains(time)
  }
}

/// Which messages of an event have to be signed, and whether they are.
struct TopicCheck: Sendable {
  private let settings: [String: TopicSettings]
  private let secrets: GateSecrets

  init(_ policy: Policy, _ secrets: GateSecrets) {
    self.secrets = secrets
    var settings: [String: TopicSettings] = [:]
    for trigger in policy.triggers {
      if case .topic(let topic)? = policy.authenticators[trigger.authenticator] { settings[trigger.kind] = topic }
    }
    self.settings = settings
  }

  /// Whether a trigger's records have to be signed.
  func asks(_ trigger: String) -> Bool { settings[trigger] != nil }

  /// - Parameter records: the records' places in the event.
  /// - Returns: the signs of bad messages, each with its record.
  func signs(
    _ trigger: String, _ event: [UInt8], _ records: [Range<Int>], now: Int
  ) -> [(record: Int, sign: String)] {
    guard let settings = settings[trigger] else { return [] }
    return records.enumerated().compactMap { number, range in
      let index = ShallowIndex(Array(event[range]))
      // A queue holds the service's JSON as its message's text; for Lambda itself it is a part of the record.
      let document = trigger == "sns" ? index.raw("Sns") : index.bytes("body")
      guard let document, let message = TopicMessage(document) else { return (number, "sns-malformed") }
      return message.sign(settings, secrets.certificates(settings), now: now).map { (number, $0) }
    }
  }
}
