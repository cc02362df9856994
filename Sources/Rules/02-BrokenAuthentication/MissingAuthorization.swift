import Core
import Privilege

/// A function for few people that everybody may run who is signed in.
struct MissingAuthorization: Rule {
  static let info = RuleInfo(
    id: "missing-authorization", risk: .brokenAuthentication, title: "nobody asks what the caller may do",
    severity: .high, confidence: .medium, cwe: 862,
    why: """
      Being signed in is no right. Where sign-up is open, whoever registers administers the accounts and data of \
      all the others.
      """,
    fix: """
      Ask for a group, a role or a scope before anything else is done: `cognito:groups` of the verified claims in \
      the code, or `AuthorizationScopes` at the route.
      """,
    references: [
      "https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/"
    ])

  func check(_ application: Application, into findings: inout Findings) {
    let neighbours = CarefulNeighbours(application)
    for unasked in application.unaskedFunctions {
      if let call = unasked.accountCall {
        findings.add(finding(unasked, call, "which administers the accounts of all users"))
      } else if unasked.isForAdministrators, let call = unasked.act {
        findings.add(finding(unasked, call, "which is meant for administrators by its name"))
      } else if let (call, other) = neighbours.contrast(to: unasked) {
        let note = RelatedPlace(place: other.place, note: "\(other.functions[0]) asks what the caller may do before it")
        findings.add(finding(unasked, call, "although another function asks for rights before it", [note]))
      }
    }
  }

  private func finding(
    _ unasked: UnaskedFunction, _ call: ServiceCall, _ reason: String, _ related: [RelatedPlace] = []
  ) -> Finding {
    let way = unasked.way?.steps.compactMap(\.place).first ?? unasked.route?.place
    let grave: Severity = call.changesState ? .high : .medium
    return finding(
      "\(unasked.who) runs \(call.service).\(call.operation) of \(unasked.function.id), \(reason); nothing asks "
        + "what the caller may do",
      at: call.place, subjects: [unasked.function.id],
      related: related + (way.map { [RelatedPlace(place: $0, note: "the way in")] } ?? []),
      severity: unasked.way?.needsTakeover == true ? .medium : grave,
      confidence: unasked.way == nil ? .medium : .low)
  }
}

extension UnaskedFunction {
  /// Whether a name of the function or its route says that it is for administrators.
  var isForAdministrators: Bool {
    AdministratorWords.speak(of: function.id) || route.map { AdministratorWords.speak(of: $0.path) } == true
      || function.name.value?.literal.map(AdministratorWords.speak) == true
  }

  /// A call that manages accounts of others. What belongs to signing up and in is not among them.
  var accountCall: ServiceCall? { route == nil ? nil : calls.first(where: \.managesAccounts) }
}

extension ServiceCall {
  /// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html
  fileprivate var managesAccounts: Bool {
    guard service == "cognito-idp" || service == "cognito-identity-provider" else { return false }
    if operation == "ListUsers" { return !passed.contains("Filter") }
    return [
      "AdminDeleteUser", "AdminDisableUser", "AdminEnableUser", "AdminAddUserToGroup", "AdminRemoveUserFromGroup",
      "AdminSetUserPassword", "AdminUpdateUserAttributes", "AdminDeleteUserAttributes", "AdminUserGlobalSignOut",
      "ListUsersInGroup", "CreateGroup", "DeleteGroup",
    ].contains(operation)
  }
}
