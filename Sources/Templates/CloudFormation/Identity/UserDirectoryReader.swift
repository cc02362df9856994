import Core

/// Cognito: user pools, their clients, and identity pools.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Cognito.html
enum UserDirectoryReader {
  static func readPool(_ resource: Resource, into assembly: inout Assembly) {
    var pool = UserPool(id: resource.id, place: resource.place)
    let password = resource["Policies"]["PasswordPolicy"]
    pool.minimumPasswordLength = password["MinimumLength"].int
    pool.requiresLowercase = password["RequireLowercase"].bool
    pool.requiresUppercase = password["RequireUppercase"].bool
    pool.requiresNumbers = password["RequireNumbers"].bool
    pool.requiresSymbols = password["RequireSymbols"].bool
    pool.multiFactor = resource["MfaConfiguration"].string
    pool.allowsSelfSignUp = resource["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"].bool.map { !$0 }
    pool.mutableCustomAttributes = resource["Schema"].items.compactMap(mutableAttribute)
    assembly.application.userPools.append(pool)
  }

  /// The standard attributes belong to the user; what the application adds can be its own business.
  private static func mutableAttribute(_ attribute: Setting) -> PolicyStatement.Entry? {
    let name = attribute["Name"]
    guard attribute["Mutable"].bool.value != false, let literal = name.string.value, let place = name.place,
      !standardAttributes.contains(literal)
    else { return nil }
    return PolicyStatement.Entry(Text(literal), at: place)
  }

  /// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
  private static let standardAttributes: Set<String> = [
    "address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name", "locale", "middle_name",
    "name", "nickname", "phone_number", "phone_number_verified", "picture", "preferred_username", "profile", "sub",
    "updated_at", "website", "zoneinfo",
  ]

  static func readClient(_ resource: Resource, into assembly: inout Assembly) {
    var client = UserPool.Client(id: resource.id, place: resource.place)
    client.flows = resource["ExplicitAuthFlows"].strings
    client.writableAttributes = resource["WriteAttributes"].strings
    client.preventsUserExistenceErrors = resource["PreventUserExistenceErrors"].string.map { $0 == "ENABLED" }
    client.pool = resource["UserPoolId"].text
    assembly.application.userPoolClients.append(client)
  }

  static func readIdentityPool(_ resource: Resource, into assembly: inout Assembly) {
    var pool = IdentityPool(id: resource.id, place: resource.place)
    pool.allowsGuests = resource["AllowUnauthenticatedIdentities"].bool
    assembly.application.identityPools.append(pool)
  }

  /// AWS::Cognito::IdentityPoolRoleAttachment
  static func attachRoles(_ resource: Resource, into assembly: inout Assembly) {
    let id = resource["IdentityPoolId"].plainText.resource
    guard let index = assembly.application.identityPools.firstIndex(where: { $0.id == id }) else { return }
    assembly.application.identityPools[index].guestRole = resource["Roles"]["unauthenticated"].text
    assembly.application.identityPools[index].userRole = resource["Roles"]["authenticated"].text
  }
}
