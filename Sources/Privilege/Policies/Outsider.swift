package import Core

/// Somebody with an account of their own, of which the application's policies know nothing. What a statement's
/// conditions let such a person do is everybody's to do.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
package struct Outsider: Sendable {
  /// An account that no example of AWS's documentation has.
  private static let account = "570481936204"
  private let context: RequestContext

  private init(_ values: [String: [Text]]) { context = RequestContext(values, isComplete: false) }

  /// Whether the conditions are met when this person asks. What they compare beyond the person counts as open.
  package func satisfies(_ conditions: [PolicyStatement.Condition]) -> Answer { context.satisfies(conditions) }

  /// A service that acts for something which the outsider configured.
  package static func commandingService(_ conditions: [PolicyStatement.Condition]) -> Outsider {
    var values: [String: [Text]] = ["aws:sourceaccount": [Text(account)], "aws:sourceorgid": ["o-570481936204"]]
    if let arn = ownARN(fitting: conditions, key: "aws:sourcearn") { values["aws:sourcearn"] = [Text(arn)] }
    return Outsider(values)
  }

  /// An identity of the outsider's own account, signed in with a second factor and over TLS.
  package static func identity(_ conditions: [PolicyStatement.Condition]) -> Outsider {
    var values: [String: [Text]] = [
      "aws:principalaccount": [Text(account)], "aws:principalorgid": ["o-570481936204"],
      "aws:securetransport": ["true"], "aws:multifactorauthpresent": ["true"],
      "sts:externalid": ["570481936204-guessed"],
    ]
    if let arn = ownARN(fitting: conditions, key: "aws:principalarn") { values["aws:principalarn"] = [Text(arn)] }
    return Outsider(values)
  }

  /// An identity of an account that a policy names: it has no external id to show.
  package static let namedIdentity = Outsider([
    "aws:securetransport": ["true"], "sts:externalid": ["570481936204-guessed"],
  ])

  /// Users and guests of an identity pool of the outsider's own.
  /// https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
  package static let poolUser = Outsider([
    "cognito-identity.amazonaws.com:aud": ["us-east-1:57048193-0000-4000-8000-620457048193"],
    "cognito-identity.amazonaws.com:amr": ["authenticated", "unauthenticated"],
  ])

  /// A pipeline of a repository of the outsider's own.
  /// https://docs.github.com/actions/reference/security/oidc, https://docs.gitlab.com/ci/secrets/id_token_authentication/
  package static let pipeline = Outsider([
    "token.actions.githubusercontent.com:aud": ["sts.amazonaws.com"],
    "token.actions.githubusercontent.com:sub": ["repo:o570481936204/o570481936204:ref:refs/heads/main"],
    "gitlab.com:sub": ["project_path:o570481936204/o570481936204:ref_type:branch:ref:main"],
  ])

  /// The ARN of something of the outsider's own that a condition's pattern fits: accounts can be chosen where the pattern
  /// leaves them open, and names always, but those of buckets are one account's alone. nil when none can be told.
  private static func ownARN(fitting conditions: [PolicyStatement.Condition], key: String) -> String? {
    let wanted = conditions.filter { $0.key.lowercased() == key }.flatMap(\.values).map(\.literal)
    let known = wanted.compactMap { $0 }
    guard known.count == wanted.count else { return nil }
    let strange = "arn:aws:iam::\(account):o570481936204"
    return known.lazy.compactMap(ownARN).first ?? (known.isEmpty ? nil : strange)
  }

  private static func ownARN(_ pattern: String) -> String? {
    if pattern == "*" { return "arn:aws:iam::\(account):o570481936204" }
    let parts = ARNParts.split(pattern)
    guard parts.count == 6 else { return nil }
    let isGlobal = parts[4].isEmpty
    guard isGlobal ? parts[5].hasPrefix("*") : Wildcard.matches(parts[4], account) else { return nil }
    let filled = parts.map { $0.replacingWildcards(by: "o570481936204") }
    return [filled[0], filled[1], filled[2], filled[3], isGlobal ? "" : account, filled[5]].joined(separator: ":")
  }
}

extension String {
  fileprivate func replacingWildcards(by text: String) -> String {
    map { $0 == "*" ? text : $0 == "?" ? "x" : String($0) }.joined()
  }
}
