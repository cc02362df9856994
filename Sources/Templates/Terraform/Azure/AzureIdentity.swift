import Core

/// Identities of apps, and roles that are assigned to them.
/// https://learn.microsoft.com/azure/role-based-access-control/overview
enum AzureIdentity {
  static let declaring: CloudReaders.Table = [
    "azurerm_user_assigned_identity": { resource, assembly in
      var role = Role(id: resource.id, place: resource.place)
      role.name = resource["name"].text
      assembly.application.roles.append(role)
    }
  ]

  static let grants: CloudReaders.Table = [
    "azurerm_role_assignment": { assign($0, into: &$1) },
    "azurerm_role_definition": { define($0, into: &$1) },
  ]

  /// The identity that an app runs as: one that is given to it, or its own, which the platform makes.
  static func role(of app: Resource, in assembly: inout Assembly) -> Known<String> {
    let identity = app.block("identity")
    guard identity.isWritten, let place = identity.fullPlace else { return .absent }
    for given in PolicyReader.entries(identity["identity_ids"]) {
      if let id = given.text.resource { return .known(id, given.place) }
    }
    var role = Role(id: app.id, place: place)
    role.isImplicit = true
    assembly.application.roles.append(role)
    return .known(role.id, place)
  }

  private static func assign(_ resource: Resource, into assembly: inout Assembly) {
    let name = resource["role_definition_name"]
    guard let place = name.place, isWide(resource["scope"].plainText) else { return }
    let entry = PolicyStatement.Entry(name.plainText, at: place)
    let holder = resource["principal_id"].plainText.resource
    if let index = assembly.application.roles.firstIndex(where: { $0.id == holder }) {
      assembly.application.roles[index].managedPolicies.append(entry)
      return
    }
    var principal = Principal(id: resource.id, kind: .policy, place: resource.place)
    principal.managedPolicies = [entry]
    assembly.application.principals.append(principal)
  }

  /// A whole subscription, management group or resource group.
  private static func isWide(_ scope: Text) -> Bool {
    if let id = scope.resource {
      return id.hasPrefix("azurerm_resource_group.") || id.contains(".azurerm_resource_group.")
    }
    let written = scope.display
    if written.contains("azurerm_subscription") || written.contains("azurerm_management_group") { return true }
    if written.contains("azurerm_resource_group") { return true }
    let parts = written.split(separator: "/").map { $0.lowercased() }
    return parts.first == "subscriptions" && !parts.contains("providers")
  }

  /// A role of the user's own. https://learn.microsoft.com/azure/role-based-access-control/role-definitions
  private static func define(_ resource: Resource, into assembly: inout Assembly) {
    var principal = Principal(id: resource.id, kind: .policy, place: resource.place)
    for permission in resource.properties.blocks("permissions") {
      let actions = PolicyReader.entries(permission["actions"])
      guard let place = permission.place, actions.contains(where: { $0.text.literal == "*" }) else { continue }
      var statement = PolicyStatement(place: place)
      statement.actions = actions.filter { $0.text.literal == "*" }
      statement.resources = [PolicyStatement.Entry(Text("*"), at: place)]
      principal.statements.append(statement)
    }
    assembly.application.principals.append(principal)
  }
}
