package import Core

/// Finds what the functions of an application need.
package struct NeedFinder {
  let application: Application
  let table: PermissionTable
  let naming: ResourceNaming
  /// Calls by function.
  private let calls: [String: [ServiceCall]]

  package init(_ application: Application, _ table: PermissionTable = .builtIn) {
    (self.application, self.table) = (application, table)
    naming = ResourceNaming(application, table)
    var calls: [String: [ServiceCall]] = [:]
    for call in application.evidence.serviceCalls {
      for function in call.functions { calls[function, default: []].append(call) }
    }
    self.calls = calls
  }

  package func needs(of function: Function) -> FunctionNeeds {
    var result = FunctionNeeds()
    for call in calls[function.id] ?? [] { add(call, to: &result) }
    result.needs += platformNeeds(of: function)
    result.needs += keyNeeds(of: result.needs)
    result.needs = Self.merged(result.needs)
    result.openCalls += openCalls(of: function)
    result.openCalls = Array(Set(result.openCalls)).sorted { ($0.place, $0.what) < ($1.place, $1.what) }
    return result
  }

  private func add(_ call: ServiceCall, to result: inout FunctionNeeds) {
    guard let rules = table.needs(ofOperation: call.operation, of: call.service) else {
      result.openCalls.append(OpenCall("\(call.service).\(call.operation): no action is known", at: call.place))
      return
    }
    for rule in rules { result.needs += needs(call, rule) }
  }

  private func openCalls(of function: Function) -> [OpenCall] {
    let own = application.evidence.openCalls.filter { $0.functions.contains(function.id) }
      .map { OpenCall($0.what, at: $0.place) }
    if case .unknown(let reason) = function.code { return own + [OpenCall(reason, at: function.place)] }
    return own
  }

  // MARK: One call

  /// What one row asks of a call: a need for each resource.
  private func needs(_ call: ServiceCall, _ rule: ActionRule) -> [Need] {
    let parameters = CallParameters(call)
    if let when = rule.when, !Self.applies(parameters.satisfies(when), when) { return [] }
    if let unless = rule.unless, parameters.satisfies(unless) == .yes { return [] }
    let resources = ResourceFinder(naming: naming, table: table, parameters: parameters).resources(of: rule)
    return resources.map { resource in
      var need = Need(rule.action, on: resource.arn, place: call.place, cause: "\(call.service).\(call.operation)")
      need.owner = resource.owner
      need.openings = resource.openings
      need.conditions = NarrowingConditions.conditions(of: call, rule.action)
      return need
    }
  }

  /// What may be given beside what is known does not count; what is in a part that is not known does, as something in it
  /// surely is.
  private static func applies(_ answer: Answer, _ test: ParameterTest) -> Bool {
    answer == .yes || answer == .perhaps && (test.word != nil || test.path.contains("."))
  }

  /// Each action and resource once; what a wider need of the same action includes is left out.
  private static func merged(_ needs: [Need]) -> [Need] {
    struct Key: Hashable {
      var action: String
      var resource: Text
      var conditions: [PolicyStatement.Condition]
    }
    var seen: Set<Key> = []
    let sorted = needs.sorted {
      ($0.action, $0.resource.display, $0.place) < ($1.action, $1.resource.display, $1.place)
    }
    return sorted.filter {
      seen.insert(Key(action: $0.action, resource: $0.resource, conditions: $0.conditions)).inserted
    }
  }
}
