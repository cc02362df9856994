import Core

/// A stream whose bad record is tried again for as long as the stream keeps it.
struct RetryStorm: Rule {
  static let info = RuleInfo(
    id: "retry-storm", risk: .denialOfService, title: "endless retries on a stream", severity: .low, cwe: 770,
    why: """
      By default a failed batch of a stream is tried again until its records expire, up to a week, and what \
      comes after it in the shard waits. One record that makes the function fail stops the shard and runs up the \
      bill.
      """,
    fix: "Limit the retries, split batches on errors, and keep what failed.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html"])

  func check(_ application: Application, into findings: inout Findings) {
    let endless = application.functions.filter { function in
      function.triggers.contains { $0.kind.isStream && $0.maximumRetries.isAbsent && $0.failureDestination.isAbsent }
    }
    guard let first = endless.first,
      let trigger = first.triggers.first(where: { $0.kind.isStream && $0.maximumRetries.isAbsent })
    else { return }
    findings.add(
      finding(
        "a record that fails stops the stream of \(endless.map(\.id).joined(separator: ", ")) until it expires",
        at: trigger.place, subjects: endless.map(\.id),
        fix: application.advice(
          "Set `MaximumRetryAttempts`, `BisectBatchOnFunctionError: true` and `DestinationConfig: { OnFailure: … }`",
          serverless:
            "Set `maximumRetryAttempts`, `bisectBatchOnFunctionError: true` and `destinations: { onFailure: … }`",
          terraform:
            "Set `maximum_retry_attempts`, `bisect_batch_on_function_error = true` and `destination_config { on_failure { … } }`"
        )))
  }
}
