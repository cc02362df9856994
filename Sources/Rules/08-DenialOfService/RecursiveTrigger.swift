import Core

/// A function that fires itself through what it writes, or functions that fire each other in a circle.
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
    var reported: Set<String> = []
    for function in application.functions {
      guard let finding = direct(function, application) else { continue }
      findings.add(finding)
      reported.insert(function.id)
    }
    for loop in Loops(application).all(in: application.functions) {
      if loop.functions.count == 1, reported.contains(loop.functions[0]) { continue }
      findings.add(finding(loop))
    }
  }

  /// A function that fires itself through one resource.
  private func direct(_ function: Function, _ application: Application) -> Finding? {
    for trigger in function.triggers {
      if application.isFiredByOwnLog(function, trigger) {
        return finding(
          "\(function.id) is fired by its own log, to which every run adds", at: trigger.place,
          subjects: [function.id])
      }
      guard let loop = application.loop(of: function, through: trigger) else { continue }
      return finding(
        "\(function.id) writes to \(loop.resource), which fires it again", at: loop.call.place,
        subjects: [function.id, loop.resource], related: [RelatedPlace(place: trigger.place, note: "the trigger")],
        severity: Self.severity(trigger),
        confidence: application.isConditional(loop.call, of: function) ? .low : nil)
    }
    return nil
  }

  /// Functions that fire each other in a circle.
  private func finding(_ loop: Loop) -> Finding {
    let others = zip(loop.functions, loop.firings).dropFirst().map { function, firing in
      RelatedPlace(place: firing.place, note: "\(function) sends it on to \(firing.target)")
    }
    return finding(
      "what \(loop.functions[0]) sends comes back to it and nothing on the way ends it: \(loop.display)",
      at: loop.firings[0].place, subjects: loop.functions + loop.firings.flatMap(\.over), related: others,
      severity: loop.isCertain ? .high : .medium, confidence: loop.isCertain ? .medium : .low)
  }
}

extension Application {
  /// Whether the code makes a call that fires its own function in some cases only, which may end the loop.
  fileprivate func isConditional(_ call: ServiceCall, of function: Function) -> Bool {
    let own = evidence.firings.filter { $0.place == call.place && $0.target == function.id }
    return !own.isEmpty && own.allSatisfy(\.isConditional)
  }

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
