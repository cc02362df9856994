import Core

/// The roles that functions run as: one for the whole service, one a function, or roles that exist already.
/// https://www.serverless.com/framework/docs/providers/aws/guide/iam
struct ExecutionRoles {
  private static let plugin = "serverless-iam-roles-per-function"
  private let context: ServiceContext
  private let provider: Setting

  init(_ context: ServiceContext) {
    self.context = context
    provider = context.provider
  }

  /// Gives every function its role, and the application the roles that the framework makes.
  func assign(in assembly: inout Assembly) {
    var needsShared = false
    for index in assembly.application.functions.indices {
      guard let entry = context.service.functions.first(where: { $0.key == assembly.application.functions[index].id })
      else { continue }
      let settings = context.setting(entry)
      if settings["role"].isWritten {
        assembly.application.functions[index].role = existing(settings["role"])
      } else if let own = own(settings, entry) {
        assembly.application.functions[index].role = .known(own.id, own.place)
        assembly.application.roles.append(own)
      } else if let role = existingForAll {
        assembly.application.functions[index].role = existing(role)
      } else {
        assembly.application.functions[index].role = .known(LogicalNames.role, sharedPlace)
        needsShared = true
      }
    }
    if needsShared { assembly.application.roles.append(shared) }
  }

  // MARK: Roles that exist already

  private var existingForAll: Setting? {
    if provider["role"].isWritten { return provider["role"] }
    let role = provider["iam"]["role"]
    return role.isWritten && !role.isMapping ? role : nil
  }

  /// A role by its ARN, by a reference, or by its logical id in the service's resources.
  private func existing(_ role: Setting) -> Known<String> {
    role.text.compactMap(or: "a role from outside the service") { text in
      if let id = text.resource { return id }
      guard let literal = text.literal, context.stack.template.resource(literal) != nil else { return nil }
      return literal
    }
  }

  // MARK: The role of all functions

  private var grants: [Setting] {
    [provider["iamRoleStatements"], provider["iam"]["role"]["statements"]].filter(\.isWritten)
  }

  private var policies: [Setting] {
    [provider["iamManagedPolicies"], provider["iam"]["role"]["managedPolicies"]].filter(\.isWritten)
  }

  /// Where the shared role is written: the first setting that speaks of it, or the provider section.
  private var sharedPlace: Place {
    let iam = provider["iam"]["role"]
    let settings = [iam, provider["iamRoleStatements"], provider["iamManagedPolicies"]]
    return settings.first(where: \.isWritten)?.keyPlace ?? context.service.providerPlace
  }

  private var shared: Role {
    var role = Role(id: LogicalNames.role, place: sharedPlace)
    grant(grants, policies, to: &role)
    role.name = provider["iam"]["role"]["name"].text
    role.permissionsBoundary = boundary
    role.isImplicit = grants.isEmpty && policies.isEmpty
    // Lift's constructs bring permissions of their own.
    if context.service.uses("serverless-lift") { role.isIncomplete = true }
    if let declaration = context.stack.template.resource(LogicalNames.role) {
      let resource = Resource(declaration, in: context.stack)
      role.statements += RoleReader.inlinePolicies(resource)
      role.managedPolicies += PolicyReader.entries(resource["ManagedPolicyArns"])
    }
    return role
  }

  private var boundary: Known<Text> {
    let role = provider["iam"]["role"]
    return role["permissionsBoundary", "permissionBoundary"].text.or(provider["rolePermissionsBoundary"].text)
  }

  private func grant(_ statements: [Setting], _ policies: [Setting], to role: inout Role) {
    for setting in statements {
      let items = setting.itemsOrSelf
      role.statements += items.filter(\.isMapping).map(PolicyReader.statement)
      role.isIncomplete = role.isIncomplete || items.contains { !$0.isMapping }
    }
    role.managedPolicies += policies.flatMap(PolicyReader.entries)
  }

  // MARK: Roles of single functions

  /// The role that a function has for itself, through the plugin, or since version 4 by its own settings.
  private func own(_ settings: Setting, _ entry: Node.Entry) -> Role? {
    let ofPlugin = settings["iamRoleStatements"]
    let ofFramework = settings["iam"]["role"]
    let isPerFunction = provider["iam"]["role"]["mode"].string.value == "perFunction"
    guard ofPlugin.isWritten || ofFramework.isMapping || isPerFunction else { return nil }
    let place = ofPlugin.keyPlace ?? ofFramework.keyPlace ?? entry.keyPlace
    var role = Role(id: LogicalNames.role(of: entry.key), place: place)
    role.isImplicit = true
    role.name = settings["iamRoleStatementsName"].text.or(ofFramework["name"].text)
    role.permissionsBoundary = settings["iamPermissionsBoundary"].text.or(ofFramework["permissionsBoundary"].text)
      .or(boundary)
    let managed = [settings["iamManagedPolicies"], ofFramework["managedPolicies"]].filter(\.isWritten)
    grant([ofPlugin, ofFramework["statements"]].filter(\.isWritten), managed, to: &role)
    if inherits(settings, isPerFunction: isPerFunction) { grant(grants, policies, to: &role) }
    return role
  }

  private func inherits(_ settings: Setting, isPerFunction: Bool) -> Bool {
    if let own = settings["iamRoleStatementsInherit"].bool.value { return own }
    if let own = settings["iam"]["inheritStatements"].bool.value { return own }
    let plugin = context.custom(Self.plugin)["defaultInherit"].bool.value
    return settings["iamRoleStatements"].isWritten ? plugin ?? false : isPerFunction
  }
}
