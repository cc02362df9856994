import Core

/// A topic that anybody may publish to or subscribe to.
struct PublicSNSTopic: Rule {
  static let info = RuleInfo(
    id: "public-sns-topic", risk: .brokenAuthentication, title: "topic open to everybody", severity: .high, cwe: 732,
    why: """
      Whoever may publish calls every function behind the topic with a message of their own; whoever may \
      subscribe reads every message.
      """,
    fix: """
      Name the accounts or services in `Principal`, or add a condition on `aws:SourceArn` or \
      `aws:SourceAccount`.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for topic in application.topics {
      guard let statement = topic.policy.first(where: \.isOpenToEveryone) else { continue }
      findings.add(application.openChannel(Self.info, "topic", topic.id, statement, behind: .sns))
    }
  }
}
