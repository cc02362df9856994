package import Core

/// What a role grants, written out: its own statements, what is attached to it, and the policies that AWS manages.
package struct Grants: Sendable {
  package var statements: [PolicyStatement] = []
  /// Attached policies whose content is not known.
  package var unknownPolicies: [PolicyStatement.Entry] = []
  package var boundary: [PolicyStatement]?
  /// Whether something in the role could not be read, so that it may grant more.
  package var isIncomplete: Bool

  package init(_ role: Role, _ table: PermissionTable = .builtIn) {
    statements = role.statements
    isIncomplete = role.isIncomplete
    for entry in role.managedPolicies {
      if let policy = ManagedPolicy.name(entry).flatMap({ table.managedPolicy($0) }) {
        statements += policy.statements(at: entry.place)
      } else if entry.text.resource == nil {
        unknownPolicies.append(entry)
      }
    }
    if let limit = role.permissionsBoundary.value, let place = role.permissionsBoundary.place {
      let policy = ManagedPolicy.name(.init(limit, at: place)).flatMap { table.managedPolicy($0) }
      boundary = policy?.statements(at: place)
    }
  }

  /// Whether everything that is granted is known.
  package var isComplete: Bool { unknownPolicies.isEmpty && !isIncomplete }

  /// The actions that are allowed on anything at all.
  package func actions(from table: PermissionTable) -> ActionSet {
    var set = ActionSet()
    for statement in statements where statement.effect == .allow { set.insert(statement, from: table) }
    for statement in statements where statement.effect == .deny && statement.conditions.isEmpty {
      guard statement.resources.contains(where: { $0.text.literal == "*" }) else { continue }
      for entry in statement.actions { set.remove(ActionPattern(entry.text), from: table) }
    }
    if let boundary {
      var limit = ActionSet()
      for statement in boundary where statement.effect == .allow { limit.insert(statement, from: table) }
      set.intersect(limit)
    }
    return set
  }

  /// The policies as they bear on a request.
  package var policies: PolicySet {
    var set = PolicySet()
    set.identity = statements
    set.boundary = boundary
    return set
  }
}

extension ActionSet {
  /// Adds every action that an allowing statement names.
  package mutating func insert(_ statement: PolicyStatement, from table: PermissionTable) {
    if !statement.notActions.isEmpty {
      insert(allBut: statement.notActions.map { ActionPattern($0.text) }, from: table)
    }
    for entry in statement.actions { insert(ActionPattern(entry.text), from: table) }
  }
}
