import Core

/// A number that grows again when its event comes again.
struct NoIdempotency: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-idempotency", risk: .flowManipulation, title: "event that counts twice", severity: .low,
    confidence: .medium, cwe: 841,
    why: """
      Queues, topics, buses and streams deliver an event at least once, and a whole batch again when one record \
      fails. What is added is then added twice, and whoever can make the function fail after its work can make \
      that happen.
      """,
    fix: """
      Remember the event's id in the same write (`ConditionExpression` on it, or a transaction with \
      `attribute_not_exists(id)`), or use the idempotency utility of Powertools.
      """,
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html"])

  func check(_ application: Application, into findings: inout Findings) {
    if application.usesIdempotencyLibrary { return }
    for function in application.functions {
      guard let trigger = function.triggers.first(where: { application.mayRepeat($0) }) else { continue }
      for call in application.evidence.calls(of: function.id) where call.addsUp {
        findings.add(
          finding(
            "an event that comes twice is counted twice by \(function.id)", at: call.place, subjects: [function.id],
            related: [RelatedPlace(place: trigger.place, note: "the trigger")], cause: function.id))
      }
    }
  }
}
