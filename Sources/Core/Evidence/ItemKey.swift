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

  private static func folded(_ name: String) -> String {
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
