import Core

/// A queue that gives a message out again while it is still being handled.
struct VisibilityShorterThanTimeout: Rule {
  static let info = RuleInfo(
    id: "visibility-shorter-than-timeout", risk: .denialOfService, title: "message comes back while it is handled",
    severity: .medium, cwe: 362,
    why: """
      The message becomes visible before the function is done, and a second run handles it too: paid twice, \
      mailed twice, and under load without end.
      """,
    fix: "Make the queue's visibility time-out six times the function's time-out.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for queue in application.queues where !queue.visibilityTimeout.isUnknown {
      let visible = queue.visibilityTimeout.value ?? 30
      for function in application.functions where application.reads(function, from: queue) {
        guard let timeout = function.timeout.value, visible < timeout else { continue }
        findings.add(
          finding(
            "messages of \(queue.id) come back after \(visible) seconds while \(function.id) may take \(timeout)",
            at: queue.visibilityTimeout.place ?? queue.place, subjects: [queue.id, function.id],
            fix: application.advice(
              "Set `VisibilityTimeout: \(timeout * 6)` at \(queue.id)",
              terraform: "Set `visibility_timeout_seconds = \(timeout * 6)` at \(queue.id)"),
            edits: queue.visibilityTimeout.replaced(by: "\(timeout * 6)"),
            settings: [
              Fix.Setting(
                in: queue.place,
                [
                  .property("AWS::SQS::Queue", "VisibilityTimeout", "\(timeout * 6)"),
                  .argument("aws_sqs_queue", "visibility_timeout_seconds", "\(timeout * 6)"),
                ])
            ]))
      }
    }
  }
}
