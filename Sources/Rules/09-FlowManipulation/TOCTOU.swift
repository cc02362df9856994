import Core

/// An object that is read, changed and written back, with nothing to hold others off in between.
struct TOCTOU: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "toctou", risk: .flowManipulation, title: "object read, changed and written back", severity: .low,
    confidence: .medium, cwe: 367,
    why: """
      Two invocations read the same object, each adds its part, and the one that writes last undoes the other: a \
      counter stays, a list loses an entry, a revocation is gone. Whoever sends two requests at once can make \
      that happen.
      """,
    fix: """
      Write with `IfMatch` and the `ETag` that was read, and begin again when it is refused; or keep the state in a \
      table and change it there in one conditional write.
      """,
    references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html"])

  func check(_ application: Application, into findings: inout Findings) {
    let calls = application.calls(of: "s3")
    for function in application.functions where application.reach(of: function) >= .producer {
      guard function.reservedConcurrency.value != 1, let pair = Self.rewrite(calls[function.id] ?? []) else { continue }
      findings.add(
        finding(
          "\(function.id) writes back an object that it read, and another invocation may have changed it since",
          at: pair.write.place, subjects: [function.id],
          related: [RelatedPlace(place: pair.read.place, note: "read here")], cause: function.id))
    }
  }

  /// An object with a name of its own that a function reads and then writes without a condition.
  private static func rewrite(_ calls: [ServiceCall]) -> (read: ServiceCall, write: ServiceCall)? {
    for write in calls
    where write.operation == "PutObject" && write.passed.isDisjoint(with: ["IfMatch", "IfNoneMatch"]) {
      guard let key = write.parameters["Key"]?.literal, let bucket = write.parameters["Bucket"] else { continue }
      let read = calls.first { read in
        read.operation == "GetObject" && read.parameters["Key"]?.literal == key && read.parameters["Bucket"] == bucket
      }
      if let read { return (read, write) }
    }
    return nil
  }
}
