import GuardCrypto
import GuardInspection
import GuardPolicy

/// What a step of a workflow signs its answer with, and the next step asks for: who handed this on, until when it is good,
/// and that not a word of it was changed.
struct FlowToken: Sendable {
  /// The member of the document that carries it.
  static let member = "cordonFlow"

  private let flow: Flow
  private let key: [UInt8]

  init?(_ flow: Flow?, _ secrets: GateSecrets) {
    guard let flow, let key = secrets.shared[flow.keyVariable] else { return nil }
    self.flow = flow
    self.key = key
  }

  /// What is wrong with how an event came here; nil when a step that may come before has signed it.
  /// - Parameter now: seconds since 1970.
  func sign(_ event: [UInt8], _ index: ShallowIndex, now: Int) -> String? {
    guard !flow.after.isEmpty else { return nil }
    guard let text = index.text(Self.member) else { return "flow-unsigned" }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let step = Hexadecimal.decode(parts[0]), let expiry = Int(parts[1]),
      let mac = Hexadecimal.decode(parts[2]), let digest = CanonicalDigest.of(event, ignoring: Self.member)
    else { return "flow-malformed" }
    let name = String(decoding: step, as: UTF8.self)
    guard KeyedHash.isValid(mac, for: message(name, expiry, digest), key: key) else { return "flow-signature" }
    if now > expiry { return "flow-expired" }
    return flow.after.contains(name) ? nil : "flow-step"
  }

  /// The token that an event carries and when it ends, in seconds since 1970; nil for the first step.
  func carried(_ index: ShallowIndex) -> (text: String, expiry: Int)? {
    guard !flow.after.isEmpty, let text = index.text(Self.member) else { return nil }
    let parts = text.split(separator: ".")
    return parts.count == 3 ? Int(parts[1]).map { (text, $0) } : nil
  }

  /// The answer with the token in it; nil when it is no object, which cannot carry one.
  func signed(_ answer: [UInt8], now: Int) -> [UInt8]? {
    guard let start = answer.firstIndex(where: { $0 > 0x20 }), answer[start] == UInt8(ascii: "{"),
      let digest = CanonicalDigest.of(answer, ignoring: Self.member)
    else { return nil }
    let expiry = now + flow.lifetime
    let mac = Hexadecimal.encode(KeyedHash.hash(message(flow.step, expiry, digest), key: key))
    let token = "\(Hexadecimal.encode(Array(flow.step.utf8))).\(expiry).\(mac)"
    let rest = answer[(start + 1)...]
    let isEmpty = rest.first { $0 > 0x20 } == UInt8(ascii: "}")
    return Array("{\"\(Self.member)\":\"\(token)\"\(isEmpty ? "" : ",")".utf8) + rest
  }

  private func message(_ step: String, _ expiry: Int, _ digest: [UInt8]) -> [UInt8] {
    Array("\(step)\n\(expiry)\n".utf8) + digest
  }
}
