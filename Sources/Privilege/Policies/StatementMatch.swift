import Core

/// Whether a statement speaks about a request.
struct StatementMatch {
  let request: AccessRequest
  /// How texts of the statement become patterns; a naming knows the application's resources.
  let pattern: (Text) -> ResourcePattern

  /// - Parameter isResourcePolicy: whether the statement must name the principal, and may leave the resource out.
  func applies(_ statement: PolicyStatement, isResourcePolicy: Bool) -> Answer {
    var answer = matchesAction(statement)
    if isResourcePolicy { answer = answer.and(matchesPrincipal(statement)) }
    answer = answer.and(matchesResource(statement, mayLackResource: isResourcePolicy))
    return answer.and(request.context.satisfies(statement.conditions))
  }

  // MARK: Actions

  private func matchesAction(_ statement: PolicyStatement) -> Answer {
    if !statement.notActions.isEmpty { return !statement.notActions.any { matches($0) } }
    return statement.actions.any { matches($0) }
  }

  private func matches(_ entry: PolicyStatement.Entry) -> Answer {
    guard entry.text.literal != nil else { return .perhaps }
    return Answer(ActionPattern(entry.text).matches(request.action))
  }

  // MARK: Resources

  private func matchesResource(_ statement: PolicyStatement, mayLackResource: Bool) -> Answer {
    if !statement.notResources.isEmpty { return !statement.notResources.any { includes($0) } }
    if statement.resources.isEmpty { return Answer(mayLackResource) }
    return statement.resources.any { includes($0) }
  }

  private func includes(_ entry: PolicyStatement.Entry) -> Answer {
    guard let text = PolicyVariables.resolve(entry.text, request.context) else { return .no }
    return pattern(text).includes(request.resource)
  }

  // MARK: Principals

  private func matchesPrincipal(_ statement: PolicyStatement) -> Answer {
    if !statement.notPrincipals.isEmpty { return !statement.notPrincipals.any { matches($0) } }
    return statement.principals.any { matches($0) }
  }

  private func matches(_ principal: PolicyStatement.Principal) -> Answer {
    if principal.isEveryone { return .yes }
    let requester = request.principal
    switch principal.type {
    case "Service", "Federated", "CanonicalUser":
      if requester.kind == .unknown { return .perhaps }
      return pattern(principal.value).includes(requester.name)
    default: return matchesIdentity(principal.value)
    }
  }

  /// An account by its number or its root, or one identity. Wildcards in part of a principal mean nothing.
  private func matchesIdentity(_ value: Text) -> Answer {
    let requester = request.principal
    if requester.kind == .anonymous || requester.kind == .service { return .no }
    guard requester.kind != .unknown, let literal = value.literal else { return .perhaps }
    if let account = Self.account(literal) { return requester.account.map { Answer($0 == account) } ?? .perhaps }
    let names = [requester.name] + (requester.role.map { [$0] } ?? [])
    return names.any { ResourcePattern(exactly: literal).includes($0) }
  }

  private static func account(_ text: String) -> String? {
    if text.utf8.count == 12, text.utf8.allSatisfy({ (48...57).contains($0) }) { return text }
    let parts = ARNParts.split(text)
    return parts.count == 6 && parts[2] == "iam" && parts[5] == "root" ? parts[4] : nil
  }

  /// Whether a statement that applies names the account and not the identity itself.
  static func isDelegation(_ statement: PolicyStatement) -> Bool {
    !statement.principals.isEmpty && statement.principals.allSatisfy { $0.value.literal.flatMap(account) != nil }
  }
}
