import Core
import Privilege

/// Whoever holds permissions: a role, a user, a group, or a policy that stands alone.
struct Grantee {
  enum Kind: String { case role, user, group, policy }

  var id: String
  var kind: Kind
  var statements: [PolicyStatement]
  var managedPolicies: [PolicyStatement.Entry]
  /// The functions that run with these permissions, by id.
  var functions: [String]
  var place: Place

  /// For the subjects of a finding: the functions first, then the grantee itself.
  var subjects: [String] { functions.contains(id) ? functions : functions + [id] }

  /// A role that no function of the application runs as: a service or a pipeline takes it on, and no outsider's data comes
  /// near it.
  var isIdleRole: Bool { kind == .role && functions.isEmpty }

  /// As the subject of a sentence: "function resize", "role Admin, used by 3 functions".
  var phrase: String {
    switch (kind, functions.count) {
    case (.role, 1): "function \(functions[0])"
    case (.role, 2...): "role \(id), used by \(functions.count) functions,"
    default: "\(kind.rawValue) \(id)"
    }
  }

  /// The statements that allow something, less those that a flat denial takes back.
  var allowing: [PolicyStatement] {
    let denied = statements.filter { $0.effect == .deny && $0.conditions.isEmpty && $0.isOnEverything }
    guard !denied.isEmpty else { return statements.filter { $0.effect == .allow } }
    return statements.filter { $0.effect == .allow }.map { statement in
      var rest = statement
      rest.actions.removeAll { entry in denied.contains { $0.takesBack(ActionPattern(entry.text)) } }
      return rest
    }.filter { !$0.actions.isEmpty || !$0.notActions.isEmpty }
  }
}

extension Grantee {
  /// Those who hold permissions for any of the same functions, itself among them.
  func sharing(_ everybody: [Grantee]) -> [Grantee] {
    everybody.filter { other in other.functions.contains(where: functions.contains) }
  }
}

extension Application {
  /// Everybody who holds permissions, the roles first.
  var grantees: [Grantee] {
    let users = Dictionary(grouping: functions.filter { $0.role.value != nil }) { $0.role.value ?? "" }
    let roles = roles.map { role in
      Grantee(
        id: role.id, kind: .role, statements: role.statements, managedPolicies: role.managedPolicies,
        functions: (users[role.id] ?? []).map(\.id), place: role.place)
    }
    return roles + principals.filter { !isBoundary($0) }.map { grantee($0, users) }
  }

  /// A policy that is a permissions boundary says what its holders may be granted at most, and grants nothing.
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
  private func isBoundary(_ principal: Principal) -> Bool {
    guard principal.kind == .policy, principal.attachedRoles.isEmpty else { return false }
    return roles.contains { $0.permissionsBoundary.value?.resource == principal.id }
      || principal.id.lowercased().contains("boundary")
  }

  private func grantee(_ principal: Principal, _ users: [String: [Function]]) -> Grantee {
    let kind: Grantee.Kind =
      switch principal.kind {
      case .user: .user
      case .group: .group
      case .policy: .policy
      }
    return Grantee(
      id: principal.id, kind: kind, statements: principal.statements, managedPolicies: principal.managedPolicies,
      functions: principal.attachedRoles.flatMap { users[$0] ?? [] }.map(\.id), place: principal.place)
  }

  /// Each allowing statement once, with the first who holds it; one policy attached to many is one statement.
  var allowingStatements: [(grantee: Grantee, statement: PolicyStatement)] {
    var seen: Set<Place> = []
    return grantees.flatMap { grantee in grantee.allowing.map { (grantee, $0) } }
      .filter { seen.insert($0.statement.place).inserted }
  }
}

extension PolicyStatement {
  /// Whether the statement reaches every resource of the account, or every one of a service.
  var isOnEverything: Bool { resources.contains { $0.isEverything } }

  /// Whether a flat denial takes back all that a pattern gives.
  fileprivate func takesBack(_ pattern: ActionPattern) -> Bool {
    actions.contains { ActionPattern($0.text).matches(pattern) }
  }

  /// Conditions that leave less than the resource says: a tag, a namespace, an organisation, leading keys.
  var isNarrowed: Bool {
    conditions.contains { condition in
      let key = condition.key.lowercased()
      return !["aws:securetransport", "aws:multifactor", "aws:requestedregion", "iam:passedtoservice"].contains {
        key.hasPrefix($0)
      }
    }
  }

  /// Allows everything on everything.
  var isAdministrator: Bool {
    effect == .allow && !isNarrowed && resources.contains(where: \.isAnything)
      && actions.contains { ActionPattern($0.text).isEverything }
  }
}

extension PolicyStatement.Entry {
  /// `*`, or an ARN whose resource part is every one of its kind: `arn:aws:s3:::*`, `arn:aws:dynamodb:…:table/*`.
  var isEverything: Bool {
    if text.literal == "*" { return true }
    guard let part = resourcePart else { return false }
    let names = part.split(whereSeparator: { $0 == "/" || $0 == ":" }).map(String.init)
    guard names.contains("*") else { return false }
    return names.allSatisfy { $0 == "*" || Self.resourceTypes.contains($0) }
  }

  /// Whether it is every resource of every service: `*`, or an ARN that names no service.
  var isAnything: Bool {
    guard let literal = text.literal, literal != "*" else { return text.literal == "*" }
    let parts = literal.split(separator: ":")
    return parts.first == "arn" && parts.dropFirst(2).allSatisfy { $0 == "*" }
  }

  /// Whether the resource part leaves something open: a wildcard anywhere in it.
  var isOpen: Bool {
    if text.literal == "*" { return true }
    return resourcePart?.utf8.contains(UInt8(ascii: "*")) ?? false
  }

  /// The sixth part of an ARN. What only the deployment knows stands as a word without wildcards.
  private var resourcePart: String? {
    let whole = text.pieces.map { piece in
      if case .literal(let literal) = piece { literal } else { "\u{1}" }
    }.joined()
    let parts = whole.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" ? String(parts[5]) : nil
  }

  /// The words of resource parts that name a kind and not a thing.
  private static let resourceTypes: Set<String> = [
    "table", "index", "stream", "function", "secret", "parameter", "key", "alias", "log-group", "log-stream", "role",
    "user", "group", "policy", "stateMachine", "execution", "topic", "queue", "event-bus", "rule", "userpool",
    "identity",
    "deliverystream", "cluster", "db", "instance", "domain", "repository", "project", "stack", "layer", "collection",
  ]
}
