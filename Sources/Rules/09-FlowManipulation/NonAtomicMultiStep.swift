import Core

/// A check and a write that something else can come between.
struct NonAtomicMultiStep: MisuseRule {
  static let kinds = ["non-atomic-multi-step", "toctou"]
  static let remark = """
    {callee} writes what was checked in an earlier call, and nothing holds in between{detail}
    """
  static let info = RuleInfo(
    id: "non-atomic-multi-step", risk: .flowManipulation, title: "check and write in two steps", severity: .medium,
    confidence: .medium, cwe: 367,
    why: """
      Between the check and the write another invocation changes the record: an order is altered after it was \
      paid, a balance is spent twice. Callers reach that by sending two requests at once.
      """,
    fix: """
      Put the check into the write: `ConditionExpression`, a transaction (`TransactWriteItems`), or `UPDATE … \
      WHERE` with the expected state.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    checkMisuses(application, into: &findings)
    for function in application.functions where application.reach(of: function) >= .producer {
      guard let pair = application.uncheckedUpdate(by: function) else { continue }
      findings.add(
        finding(
          "\(function.id) changes an item that it read before, and nothing makes sure that it is still the same",
          at: pair.write.place, subjects: [function.id],
          related: [RelatedPlace(place: pair.read.place, note: "read here")], severity: .low, confidence: .low))
    }
  }
}

extension Application {
  /// The first item that a function reads and then changes without a condition.
  func uncheckedUpdate(by function: Function) -> (read: ServiceCall, write: ServiceCall)? {
    let calls = evidence.calls(of: function.id).filter { $0.service == "dynamodb" }
    let names = ResourceNames(self)
    for write in calls where ["UpdateItem", "PutItem"].contains(write.operation) {
      guard write.parameters["ConditionExpression"] == nil, !write.isCounter, let table = write.parameters["TableName"]
      else { continue }
      let read = calls.first { read in
        read.operation == "GetItem" && read.place.file == write.place.file && read.place < write.place
          && read.parameters["TableName"].map { names.same($0, table) == .yes } == true
      }
      if let read { return (read, write) }
    }
    return nil
  }
}

extension ServiceCall {
  /// An update that the store itself computes from the present value.
  fileprivate var isCounter: Bool {
    guard let expression = parameters["UpdateExpression"] else { return false }
    return expression.knownPrefix.uppercased().hasPrefix("ADD ") || expression.contains("if_not_exists")
  }
}
