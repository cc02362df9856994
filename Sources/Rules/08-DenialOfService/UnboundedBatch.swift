import Core

/// Batches in which one bad record fails all the others.
struct UnboundedBatch: Rule {
  static let info = RuleInfo(
    id: "unbounded-batch", risk: .denialOfService, title: "whole batch fails with one record", severity: .low, cwe: 770,
    why: """
      One malformed message makes the whole batch come again, with everything in it that was already done. \
      Whoever can send one message can keep a large batch going round.
      """,
    fix: "Report the failed records alone, and make the batch small enough for the time-out.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for function in application.functions {
      for trigger in function.triggers where [.sqs, .kinesis, .dynamoDBStream].contains(trigger.kind) {
        guard let size = trigger.batchSize.value, size > 10, trigger.reportsBatchItemFailures.isOff else { continue }
        findings.add(
          finding(
            "one bad record makes \(function.id) fail a batch of up to \(size)",
            at: trigger.batchSize.place ?? trigger.place,
            subjects: [function.id],
            fix: application.advice(
              "Set `FunctionResponseTypes: [ReportBatchItemFailures]` and return the failed records",
              serverless: "Set `functionResponseType: ReportBatchItemFailures` and return the failed records",
              terraform: "Set `function_response_types = [\"ReportBatchItemFailures\"]` and return the failed records"))
        )
      }
    }
  }
}
