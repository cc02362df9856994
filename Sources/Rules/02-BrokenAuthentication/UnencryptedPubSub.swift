import Core

/// A topic that delivers over plain HTTP.
struct UnencryptedPubSub: Rule {
  static let info = RuleInfo(
    id: "unencrypted-pubsub", risk: .brokenAuthentication, title: "messages delivered over plain HTTP",
    severity: .medium, cwe: 319,
    why: """
      Messages and the subscription's confirmation cross the network in clear; whoever sits in between reads and \
      changes them, and the receiver cannot tell.
      """,
    fix: "Use an `https` endpoint, and check the message's signature there.")

  func check(_ application: Application, into findings: inout Findings) {
    for topic in application.topics {
      for subscription in topic.subscriptions where subscription.protocolName.value == "http" {
        findings.add(
          finding(
            "topic \(topic.id) delivers its messages over plain HTTP",
            at: subscription.protocolName.place ?? subscription.place,
            subjects: [topic.id], fix: "Set `Protocol: https` with an `https://` endpoint"))
      }
    }
  }
}
