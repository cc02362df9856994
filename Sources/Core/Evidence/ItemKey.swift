/// An attribute that a call picks the items of a table by.
package struct ItemKey: Hashable, Sendable {
  package var name: String
  /// Somebody outside sends the value that is looked for.
  package var isCallerChosen: Bool

  package init(_ name: String, isCallerChosen: Bool) {
    self.name = name
    self.isCallerChosen = isCallerChosen
  }

  /// Whether the attribute says whose the item is.
  package var namesOwner: Bool { IdentityWords.nameOwner(name) }
}

/// Names that speak of who somebody is. They are compared without case and separators.
package enum IdentityWords {
  /// Whether a name says whose something is: `userId`, `owner`, `tenant_id`.
  package static func nameOwner(_ name: String) -> Bool { owners.contains(folded(name)) }

  /// Whether a name stands for an identity that the platform or a check has verified: `claims`, `principalId`.
  package static func nameVerifiedIdentity(_ name: String) -> Bool { verified.contains(folded(name)) }

  fileprivate static func folded(_ name: String) -> String {
    String(decoding: name.utf8.filter(isLetter).map { $0 | 0x20 }, as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte || 0x61...0x7A ~= byte }

  private static let owners: Set<String> = [
    "userid", "user", "username", "useremail", "userpk", "owner", "ownerid", "tenant", "tenantid", "accountid",
    "customerid", "memberid", "cognitoid", "cognitosub", "cognitousername", "cognitoidentityid", "identityid", "sub",
    "createdby", "principalid", "organizationid", "orgid", "authorid", "useruuid", "usersub",
  ]
  private static let verified: Set<String> = [
    "authorizer", "claims", "identity", "principalid", "cognitoidentityid", "cognitoidentity", "cognitousername", "sub",
    "currentuser", "jwt", "userarn", "requestauthorizer", "authcontext",
  ]
}

/// Names that speak of what somebody may do.
package enum RightsWords {
  /// Whether the name of a field says what its owner may do: `role`, `is_admin`, `permissions`.
  package static func nameRight(_ name: String) -> Bool { rights.contains(IdentityWords.folded(name)) }

  /// Whether the name of a field is a right that one has or has not: `isAdmin`.
  package static func nameFlag(_ name: String) -> Bool { flags.contains(IdentityWords.folded(name)) }

  /// Whether a name is that of a check of rights or of a refusal: `requireRole`, `isAuthorized`, `Forbidden`,
  /// `cognito:groups`. Sentences and lists are no names.
  package static func speakOfRights(_ name: String) -> Bool {
    guard name.utf8.count < 48, !name.utf8.contains(UInt8(ascii: " ")), !name.utf8.contains(UInt8(ascii: ",")) else {
      return false
    }
    let folded = IdentityWords.folded(name)
    if flags.contains(folded) || folded == "auth" || checks.contains(where: folded.holds) { return true }
    let isAsking = verbs.contains(where: folded.hasPrefix)
    return isAsking && objects.contains(where: folded.hasSuffix)
  }

  private static let flags: Set<String> = [
    "isadmin", "isadministrator", "isstaff", "issuperuser", "issuperadmin", "isroot", "isowner", "ismoderator",
    "ismanager", "hasadmin", "adminflag",
  ]
  private static let rights: Set<String> = flags.union([
    "admin", "role", "roles", "usertype", "usergroup", "userrole", "accesslevel", "authlevel", "userlevel",
    "privilege", "privileges", "privilegelevel", "permissionlevel", "clearance", "permission", "permissions", "group",
    "groups", "customisadmin", "customrole", "scope", "scopes", "isauthorized", "authorized", "accounttype",
  ])
  private static let checks: [StaticString] = [
    "authoriz", "authoris", "authentic", "forbidden", "cognitogroups", "accessdenied", "permissiondenied",
    "loginrequired",
    "rbac", "currentuser", "adminonly", "checkauth", "requireauth", "verifytoken", "withauth", "authmiddleware",
  ]
  private static let verbs = [
    "has", "require", "check", "ensure", "assert", "verify", "validate", "caller", "current", "allowed", "is", "can",
    "my",
    "only",
  ]
  private static let objects = [
    "role", "roles", "permission", "permissions", "admin", "scope", "scopes", "privileges", "access", "ingroup",
    "group",
    "owner", "allowed",
  ]
}
