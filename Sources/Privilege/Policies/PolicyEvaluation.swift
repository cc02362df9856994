package import Core

/// The policies that bear on a request.
package struct PolicySet: Sendable {
  /// Attached to the identity: inline and managed.
  package var identity: [PolicyStatement] = []
  /// Attached to the resource.
  package var resource: [PolicyStatement] = []
  /// The permissions boundary; nil when there is none.
  package var boundary: [PolicyStatement]?
  /// The policy that was passed when the session began; nil when none was.
  package var session: [PolicyStatement]?
  /// Policies of the organization; each of them must allow the request.
  package var organization: [[PolicyStatement]] = []
  /// Whether the resource's own policy must let the request in even within the account: keys and roles.
  package var isResourcePolicyDecisive = false

  package init() {}
}

/// What policies make of a request.
package enum Decision: Sendable, Equatable {
  case allowed
  /// A statement denies it.
  case denied
  /// Nothing allows it.
  case notAllowed
  /// It depends on what is only known when the request is made.
  case open
}

/// Decides requests the way AWS does.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
package struct PolicyEvaluation {
  private let policies: PolicySet
  private let pattern: (Text) -> ResourcePattern

  package init(_ policies: PolicySet, pattern: @escaping (Text) -> ResourcePattern = PolicyEvaluation.plain) {
    (self.policies, self.pattern) = (policies, pattern)
  }

  /// Texts as patterns, without knowledge of an application.
  package static func plain(_ text: Text) -> ResourcePattern { ConditionText.pattern(text, isPattern: true) }

  package func decide(_ request: AccessRequest) -> Decision {
    let match = StatementMatch(request: request, pattern: pattern)
    let isDenied = denies(match)
    if isDenied == .yes { return .denied }
    switch allows(match, request).and(!isDenied) {
    case .yes: return .allowed
    case .no: return .notAllowed
    case .perhaps: return .open
    }
  }

  private func denies(_ match: StatementMatch) -> Answer {
    let others = [policies.identity, policies.boundary ?? [], policies.session ?? []] + policies.organization
    let plain = others.joined().filter { $0.effect == .deny }.any { match.applies($0, isResourcePolicy: false) }
    return plain.or(
      policies.resource.filter { $0.effect == .deny }.any { match.applies($0, isResourcePolicy: true) })
  }

  private func allows(_ match: StatementMatch, _ request: AccessRequest) -> Answer {
    let limits = policies.organization.all { allowedBy($0, match) }
    return limits.and(request.isCrossAccount ? acrossAccounts(match) : withinAccount(match, request))
  }

  /// Both sides must agree.
  private func acrossAccounts(_ match: StatementMatch) -> Answer { identityAllows(match).and(resourceAllows(match)) }

  /// Either side is enough, but for keys and roles, whose own policy decides and may hand the decision to the account.
  private func withinAccount(_ match: StatementMatch, _ request: AccessRequest) -> Answer {
    if policies.isResourcePolicyDecisive {
      return namesIdentity(match).or(resourceAllows(match).and(identityAllows(match)))
    }
    return identityAllows(match).or(directly(match, request)).or(limited(namesIdentity(match), match))
  }

  private func identityAllows(_ match: StatementMatch) -> Answer { limited(allowedBy(policies.identity, match), match) }

  /// Within the boundary and the session's policy.
  private func limited(_ answer: Answer, _ match: StatementMatch) -> Answer {
    answer.and(policies.boundary.map { allowedBy($0, match) } ?? .yes)
      .and(policies.session.map { allowedBy($0, match) } ?? .yes)
  }

  /// A resource's policy that names a user or a session by itself holds whatever their boundary leaves out.
  private func directly(_ match: StatementMatch, _ request: AccessRequest) -> Answer {
    switch request.principal.kind {
    case .user, .session, .service, .anonymous: break
    case .role, .unknown: return .no
    }
    return policies.resource.filter { $0.effect == .allow && names(request.principal, $0) }
      .any { match.applies($0, isResourcePolicy: true) }
  }

  private func names(_ principal: RequestPrincipal, _ statement: PolicyStatement) -> Bool {
    if principal.kind == .service || principal.kind == .anonymous { return true }
    return statement.principals.contains { pattern($0.value) == principal.name }
  }

  private func resourceAllows(_ match: StatementMatch) -> Answer {
    policies.resource.filter { $0.effect == .allow }.any { match.applies($0, isResourcePolicy: true) }
  }

  /// A resource's policy that lets the identity in, and not merely its account.
  private func namesIdentity(_ match: StatementMatch) -> Answer {
    policies.resource.filter { $0.effect == .allow && !StatementMatch.isDelegation($0) }
      .any { match.applies($0, isResourcePolicy: true) }
  }

  private func allowedBy(_ statements: [PolicyStatement], _ match: StatementMatch) -> Answer {
    statements.filter { $0.effect == .allow }.any { match.applies($0, isResourcePolicy: false) }
  }
}
