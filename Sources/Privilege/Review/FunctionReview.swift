package import Core

/// One function: what it needs, what it was granted, and how they differ.
package struct FunctionReview: Sendable {
  package var function: Function
  package var role: Role?
  package var needs: FunctionNeeds
  /// Nil when the role is not part of the application.
  package var grants: Grants?
  /// Actions that are granted on anything.
  package var granted = ActionSet()
  /// Actions that are needed on anything.
  package var needed = ActionSet()
  /// Granted and not needed.
  package var excess = ActionSet()
  /// What is needed and certainly not granted.
  package var missing: [Need] = []
  /// Other functions with the same role, by id.
  package var sharers: [String] = []
  /// Allowing statements, with what of each is needed.
  package var statements: [StatementReview] = []

  init(_ function: Function, _ needs: FunctionNeeds) { (self.function, self.needs) = (function, needs) }
}

/// One allowing statement of a function's role, measured by what the function needs.
package struct StatementReview: Sendable {
  package var statement: PolicyStatement
  /// The needs that the statement serves.
  package var uses: [Need] = []
  /// Entries of its actions that serve no need.
  package var idleActions: [PolicyStatement.Entry] = []
  /// Whether it reaches resources that no need is about.
  package var isWiderThanNeeded = false
}

/// Measures every function of an application.
package struct RoleReview {
  private let application: Application
  private let table: PermissionTable
  private let finder: NeedFinder

  package init(_ application: Application, _ table: PermissionTable = .builtIn) {
    (self.application, self.table) = (application, table)
    finder = NeedFinder(application, table)
  }

  package var functions: [FunctionReview] { application.functions.map(review) }

  package func review(_ function: Function) -> FunctionReview {
    var review = FunctionReview(function, finder.needs(of: function))
    for need in review.needs.needs { review.needed.insert(ActionPattern(need.action), from: table) }
    guard let role = application.role(of: function) else { return review }
    let grants = Grants(role, table)
    (review.role, review.grants) = (role, grants)
    review.sharers = application.functions.filter { $0.role.value == role.id && $0.id != function.id }.map(\.id)
    review.granted = grants.actions(from: table)
    review.excess = review.granted
    review.excess.subtract(review.needed)
    review.missing = review.needs.needs.filter { isMissing($0, grants, role) }
    review.statements = grants.statements.filter { $0.effect == .allow }.map { measure($0, review.needs.needs) }
    return review
  }

  // MARK: Missing

  /// Whether nothing lets the function do what it needs to do.
  private func isMissing(_ need: Need, _ grants: Grants, _ role: Role) -> Bool {
    if !grants.isComplete || need.isOfPlatform && application.frameworkServes(role) { return false }
    let evaluation = PolicyEvaluation(grants.policies) { finder.naming.pattern($0) }
    let request = AccessRequest(need.action, on: finder.naming.pattern(need.resource))
    switch evaluation.decide(request) {
    case .allowed, .open: return false
    case .denied: return true
    case .notAllowed: return !isInvited(request, need)
    }
  }

  /// Whether the resource's own policy may let the role in.
  private func isInvited(_ request: AccessRequest, _ need: Need) -> Bool {
    var set = PolicySet()
    set.resource = application.policies(ofResource: need.owner)
    if set.resource.isEmpty { return false }
    return PolicyEvaluation(set) { finder.naming.pattern($0) }.decide(request) != .notAllowed
  }

  // MARK: Statements

  private func measure(_ statement: PolicyStatement, _ needs: [Need]) -> StatementReview {
    var review = StatementReview(statement: statement)
    review.uses = needs.filter { serves(statement, $0) }
    review.idleActions = statement.actions.filter { entry in
      let pattern = ActionPattern(entry.text)
      return !review.uses.contains { pattern.matches($0.action) }
    }
    let patterns = statement.resources.map { finder.naming.pattern($0.text) }
    review.isWiderThanNeeded = patterns.contains { pattern in
      !review.uses.contains { finder.naming.pattern($0.resource).includes(pattern) != .no }
    }
    return review
  }

  private func serves(_ statement: PolicyStatement, _ need: Need) -> Bool {
    let isNamed =
      statement.actions.contains { ActionPattern($0.text).matches(need.action) }
      || !statement.notActions.isEmpty && !statement.notActions.contains { ActionPattern($0.text).matches(need.action) }
    guard isNamed else { return false }
    let wanted = finder.naming.pattern(need.resource)
    if !statement.notResources.isEmpty {
      return statement.notResources.allSatisfy { finder.naming.pattern($0.text).includes(wanted) != .yes }
    }
    return statement.resources.contains { finder.naming.pattern($0.text).meets(wanted) }
  }
}

extension Application {
  /// Whether the framework gives a role what the platform needs by itself: log groups, streams and queues that feed the
  /// function. https://www.serverless.com/framework/docs/providers/aws/guide/iam
  func frameworkServes(_ role: Role) -> Bool {
    switch format {
    case .serverlessFramework: !resources.contains { $0.id == role.id && $0.type == "AWS::IAM::Role" }
    case .sam: role.isImplicit
    case .cdk, .amplify: true
    case .cloudFormation, .terraform, .codeOnly, .azureFunctions, .openFaaS, .knative: false
    }
  }

  /// The statements of a resource's own policy; of every resource when it is not known which one is meant.
  func policies(ofResource id: String?) -> [PolicyStatement] {
    var all: [(String, [PolicyStatement])] = []
    all += buckets.map { ($0.id, $0.policy) } + queues.map { ($0.id, $0.policy) }
    all += topics.map { ($0.id, $0.policy) } + buses.map { ($0.id, $0.policy) }
    return all.filter { id == nil || $0.0 == id }.flatMap(\.1)
  }
}
