import Core

/// A record that moves on to its next state whatever state it is in.
struct UnconditionalStateChange: Rule {
  static let info = RuleInfo(
    id: "unconditional-state-change", risk: .flowManipulation, title: "state changed whatever it was", severity: .low,
    confidence: .medium, cwe: 841,
    why: """
      A record goes through its states in an order: placed, paid, shipped. A call that sets the next state \
      without asking for the present one lets a caller skip a step, or take one back.
      """,
    fix: """
      Ask for the present state in the same write: `ConditionExpression="#status = :placed"`.
      """,
    references: [
      "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html"
    ])

  func check(_ application: Application, into findings: inout Findings) {
    let callsOfAll = application.calls(of: "dynamodb")
    for function in application.functions where application.reach(of: function) >= .user {
      // Who reads the record first has looked at its state; what can come between is another rule's business.
      guard let calls = callsOfAll[function.id], !calls.contains(where: \.readsItem) else { continue }
      for call in calls {
        guard let attribute = call.unconditionalState else { continue }
        findings.add(
          finding(
            "\(function.id) sets \(attribute) without asking what it is", at: call.place, subjects: [function.id],
            cause: function.id))
      }
    }
  }
}

extension ServiceCall {
  fileprivate var readsItem: Bool {
    ["GetItem", "Query", "BatchGetItem", "TransactGetItems", "Scan"].contains(operation)
  }

  /// The attribute of an update that holds a state, when the update asks for no condition.
  fileprivate var unconditionalState: String? {
    guard operation == "UpdateItem", !passed.contains("ConditionExpression"),
      !passed.contains("Expected"), let expression = parameters["UpdateExpression"]?.knownPrefix
    else { return nil }
    return Self.assigned(in: expression).first(where: Self.isState)
  }

  /// The names that an update expression sets: those before a `=`, without their `#`.
  private static func assigned(in expression: String) -> [String] {
    expression.split(separator: "=").dropLast(expression.hasSuffix("=") ? 0 : 1).compactMap { part in
      part.split(whereSeparator: { " ,\n\t".contains($0) }).last.map { String($0.drop { $0 == "#" }) }
    }
  }

  private static func isState(_ name: String) -> Bool {
    let name = name.lowercased().filter { $0 != "_" }
    return ["orderstatus", "paymentstatus", "orderstate", "paid", "ispaid", "approved", "isapproved", "shipped"]
      .contains(name)
  }
}
