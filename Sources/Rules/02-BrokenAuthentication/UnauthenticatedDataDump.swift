import Core

/// Everything that a table of people's data holds, for anybody who asks.
struct UnauthenticatedDataDump: Rule {
  static let info = RuleInfo(
    id: "unauthenticated-data-dump", risk: .brokenAuthentication, title: "whole table for anybody", severity: .high,
    confidence: .medium, cwe: 306,
    why: """
      One request collects every item, with whatever the table holds about everybody: addresses, orders, hashes of \
      passwords. Nothing in the logs tells it from a use that was meant.
      """,
    fix: """
      Put an authorizer before the route, read only the items of the caller it names, and answer with the fields \
      that the page needs (`ProjectionExpression`).
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for call in application.evidence.serviceCalls where call.readsPeople {
      let answer = application.evidence.paths.first { path in
        path.sink == .response && path.steps.contains { $0.place == call.place } && application.isOpen(path.functions)
      }
      guard let answer else { continue }
      findings.add(
        finding(
          "every item of the table goes out with the answer, and no authorizer stands before the route",
          at: call.place, subjects: answer.functions,
          related: [RelatedPlace(place: answer.place, note: "answered here")],
          // Code that knows of identities may refuse strangers in a way of its own.
          severity: application.evidence.identityAware.isDisjoint(with: answer.functions) ? .high : .medium))
    }
  }
}

extension ServiceCall {
  /// Whether every item of a table whose name speaks of people is read.
  fileprivate var readsPeople: Bool {
    guard service == "dynamodb", operation == "Scan", !passed.contains("FilterExpression") else { return false }
    return parameters["TableName"].map { ItemAccess(call: self, table: $0).isPersonal } == true
  }
}

extension Application {
  /// Whether anybody may call one of the functions and gets what it returns.
  fileprivate func isOpen(_ ids: [String]) -> Bool {
    ids.contains { id in
      guard let function = function(id), reach(of: function) == .anonymous else { return false }
      return function.url != nil || function.triggers.contains { $0.kind.isAnswered }
    }
  }
}
