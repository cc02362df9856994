import Core

/// Items that callers pick by an identifier they send, although the items belong to somebody.
struct IDOR: Rule {
  static let info = RuleInfo(
    id: "idor", risk: .brokenAuthentication, title: "item of somebody else within reach", severity: .high,
    confidence: .medium, cwe: 639,
    why: """
      An identifier is not a permission. Whoever is signed in, or finds the route, sends the identifiers of other \
      people's items one after the other and reads or changes them.
      """,
    fix: """
      Put the verified identity of the caller into the key or into a `ConditionExpression`, or compare the item's \
      owner with it before anything else is done.
      """,
    references: ["https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/"])

  func check(_ application: Application, into findings: inout Findings) {
    let accesses = application.itemAccesses
    let names = ResourceNames(application)
    let ownedTables = application.ownedTables
    for access in accesses where access.isChosenByCaller && !access.call.mentionsOwner {
      let owned = accesses.first { other in
        other.call.keys.contains(where: \.namesOwner) && names.same(other.table, access.table) == .yes
      }
      if let owned {
        findings.add(finding(access, asIn: owned))
      } else if access.isPersonal
        || access.changesItems && ownedTables.contains(where: { names.same($0, access.table) == .yes }),
        application.isUnbound(access)
      {
        findings.add(finding(access))
      }
    }
  }

  private func finding(_ access: ItemAccess, asIn owned: ItemAccess) -> Finding {
    let owner = owned.call.keys.filter(\.namesOwner).map(\.name).min() ?? "its owner"
    return finding(
      "\(name(of: access)) picks an item by \(access.attributes) alone, which the caller sends, and not by \(owner) too",
      at: access.call.place, subjects: access.call.functions,
      related: [RelatedPlace(place: owned.call.place, note: "here \(owner) is part of the key or the condition")],
      severity: access.changesItems ? .high : .medium)
  }

  private func finding(_ access: ItemAccess) -> Finding {
    finding(
      "\(name(of: access)) picks an item by \(access.attributes), which the caller sends, and nothing looks at who is calling",
      at: access.call.place, subjects: access.call.functions, severity: .medium,
      confidence: access.changesItems ? .medium : .low)
  }

  private func name(of access: ItemAccess) -> String { "\(access.call.service).\(access.call.operation)" }
}

extension Application {
  /// Whether people sign in to get here, and the code then never asks who they are.
  fileprivate func isUnbound(_ access: ItemAccess) -> Bool {
    !access.call.functions.isEmpty
      && access.call.functions.allSatisfy { id in
        guard let function = function(id), !evidence.identityAware.contains(id) else { return false }
        // A function for administrators lacks a check of rights and not one of owners.
        if AdministratorWords.speak(of: id) { return false }
        return function.triggers.contains { $0.route.map(asksWhoIsCalling) == true }
      }
  }

  /// Whether a route's authorizer tells one caller from another.
  private func asksWhoIsCalling(_ reference: RouteReference) -> Bool {
    let (api, route) = route(reference)
    guard let authorization = api.effectiveAuthorization(of: route).value else { return false }
    return authorization.isAuthorizer
  }
}
