import Core

/// A queue that anybody may send to or read from.
struct PublicSQSQueue: Rule {
  static let info = RuleInfo(
    id: "public-sqs-queue", risk: .brokenAuthentication, title: "queue open to everybody", severity: .high, cwe: 732,
    why: """
      Whoever may send calls the function behind the queue with a message of their own; whoever may receive \
      takes messages away.
      """,
    fix: "Name the accounts or services in `Principal`, or add a condition on `aws:SourceArn`.")

  func check(_ application: Application, into findings: inout Findings) {
    for queue in application.queues {
      guard let statement = queue.policy.first(where: \.isOpenToEveryone) else { continue }
      findings.add(application.openChannel(Self.info, "queue", queue.id, statement, behind: .sqs))
    }
  }
}
