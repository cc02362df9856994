import Core

/// Events that are lost after they failed a few times.
struct NoDeadLetterQueue: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-dead-letter-queue", risk: .denialOfService, title: "no place for failed events", severity: .low, cwe: 703,
    why: """
      An event that cannot be handled is tried again and then dropped, or comes back until it expires. A sender \
      who knows which event fails can make the others late, and nothing is left to look at.
      """,
    fix: "Keep failed events in a queue and watch it.")

  func check(_ application: Application, into findings: inout Findings) {
    for queue in application.queues where queue.deadLetterTarget.isAbsent {
      let readers = application.functions.filter { application.reads($0, from: queue) }
      guard !readers.isEmpty else { continue }
      findings.add(
        finding(
          "messages of \(queue.id) that \(readers.map(\.id).joined(separator: ", ")) cannot handle come back until they expire",
          at: queue.place, subjects: [queue.id] + readers.map(\.id),
          fix: application.advice(
            "Set `RedrivePolicy` with `deadLetterTargetArn` and `maxReceiveCount`",
            terraform: "Set `redrive_policy` with `deadLetterTargetArn` and `maxReceiveCount`")))
    }
    let losing = application.functions.filter { $0.isAsynchronous && $0.keepsNoFailures }
    guard let place = application.sharedPlace(of: losing) else { return }
    findings.add(
      finding(
        "events that \(losing.count == 1 ? losing[0].id : "\(losing.count) functions") cannot handle are dropped",
        at: place,
        subjects: losing.map(\.id), related: losing.dropFirst().map { RelatedPlace(place: $0.place, note: $0.id) },
        fix: application.advice(
          "Set `DeadLetterConfig`, or `OnFailure` of the event invoke configuration",
          sam:
            "Set `DeadLetterQueue: { Type: SQS, TargetArn: … }` or `EventInvokeConfig: { DestinationConfig: { OnFailure: … } }`",
          serverless: "Set `destinations: { onFailure: … }`",
          terraform:
            "Set `dead_letter_config { target_arn = … }`, or `destination_config` in an `aws_lambda_function_event_invoke_config`"
        )))
  }
}
