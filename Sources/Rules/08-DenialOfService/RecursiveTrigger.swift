import Core

/// A function that fires itself through what it writes.
struct RecursiveTrigger: Rule {
  static let info = RuleInfo(
    id: "recursive-trigger", risk: .denialOfService, title: "function that fires itself", severity: .high,
    confidence: .medium, cwe: 674,
    why: """
      Each run causes the next one. The loop runs at the speed of the platform, in parallel, until somebody \
      looks at the bill.
      """,
    fix: """
      Write to another resource, or let the trigger's filter leave out what the function writes.
      """,
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"])

  /// Handlers of records and messages mostly look at what they got before they write again; those of objects do not.
  private static func severity(_ trigger: Trigger) -> Severity {
    trigger.kind == .s3 && trigger.keyPrefix.isAbsent && trigger.keySuffix.isAbsent ? .high : .medium
  }

  func check(_ application: Application, into findings: inout Findings) {
    for function in application.functions {
      for trigger in function.triggers {
        if application.isFiredByOwnLog(function, trigger) {
          findings.add(
            finding(
              "\(function.id) is fired by its own log, to which every run adds", at: trigger.place,
              subjects: [function.id]))
          break
        }
        guard let loop = application.loop(of: function, through: trigger) else { continue }
        findings.add(
          finding(
            "\(function.id) writes to \(loop.resource), which fires it again", at: loop.call.place,
            subjects: [function.id, loop.resource], related: [RelatedPlace(place: trigger.place, note: "the trigger")],
            severity: Self.severity(trigger)))
        break
      }
    }
  }
}

extension Application {
  /// Whether a trigger hands a function the lines of the log group that the platform writes its own lines to.
  fileprivate func isFiredByOwnLog(_ function: Function, _ trigger: Trigger) -> Bool {
    guard trigger.kind == .cloudWatchLogs, trigger.filter.isAbsent || trigger.filter.value == "",
      let source = trigger.source.value
    else {
      return false
    }
    if let group = logGroups.first(where: { $0.id == source.resource }) { return group.belongs(to: function) }
    guard let name = function.name.value else { return source.display == "/aws/lambda/${\(function.id)}" }
    return source.display == "/aws/lambda/\(name.display)" || source.display == "/aws/lambda/${\(function.id)}"
  }
}
