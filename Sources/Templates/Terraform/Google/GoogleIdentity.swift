import Core

/// A role that is granted to members. https://cloud.google.com/iam/docs/overview
struct GoogleGrant {
  var role: Text
  var rolePlace: Place
  var members: [PolicyStatement.Entry]

  /// The grants of an `_iam_member`, an `_iam_binding` or an `_iam_policy`.
  static func all(of resource: Resource) -> [GoogleGrant] {
    if resource["policy_data"].isWritten { return documented(resource["policy_data"]) }
    let members = PolicyReader.entries(resource["member", "members"])
    let role = resource["role"]
    return [GoogleGrant(role: role.plainText, rolePlace: role.place ?? resource.place, members: members)]
  }

  /// A policy as a document, which `google_iam_policy` makes.
  private static func documented(_ policy: Setting) -> [GoogleGrant] {
    let place = policy.place
    guard let place,
      let document = policy.node?.isMapping == true
        ? policy.node : policy.plainText.literal.flatMap({ DocumentReader.readJSON(in: $0, at: place) })
    else { return [] }
    let setting = Setting(document, in: policy.stack)
    return (setting.blocks("bindings") + setting.blocks("binding")).map { binding in
      GoogleGrant(
        role: binding["role"].plainText, rolePlace: binding["role"].place ?? place,
        members: PolicyReader.entries(binding["members"]))
    }
  }

  /// Anybody, or anybody with an account of Google, which is the same.
  private static let open: Set<String> = ["allUsers", "allAuthenticatedUsers"]

  /// Where everybody is named.
  var everybody: Place? { members.first { Self.open.contains($0.text.literal ?? "") }?.place }
  var isToEverybody: Bool { everybody != nil }
}

/// Service accounts and what they may do.
/// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam
enum GoogleIdentity {
  static let declaring: CloudReaders.Table = [
    "google_service_account": { resource, assembly in
      var role = Role(id: resource.id, place: resource.place)
      role.name = resource["account_id"].text
      assembly.application.roles.append(role)
    }
  ]

  static let grants: CloudReaders.Table = {
    var table: CloudReaders.Table = [:]
    for scope in ["project", "folder", "organization"] {
      for ending in ["member", "binding", "policy"] {
        table["google_\(scope)_iam_\(ending)"] = { grant($0, into: &$1) }
      }
    }
    return table
  }()

  /// The service account that an argument names, by the reference to its address.
  static func role(_ account: Setting, _ assembly: Assembly) -> Known<String> {
    account.text.compactMap(or: "a service account from outside") { text in
      let name = text.knownPrefix.prefix { $0 != "@" }
      return text.resource ?? assembly.application.roles.first { $0.name.value?.literal == String(name) }?.id
    }
  }

  /// A role on the whole project, or more, for each member.
  private static func grant(_ resource: Resource, into assembly: inout Assembly) {
    for grant in GoogleGrant.all(of: resource) {
      let entry = PolicyStatement.Entry(grant.role, at: grant.rolePlace)
      for member in grant.members {
        if let index = roleIndex(member.text, assembly) {
          assembly.application.roles[index].managedPolicies.append(entry)
        } else {
          add(entry, to: member, resource, &assembly)
        }
      }
    }
  }

  /// People, groups and accounts from outside.
  private static func add(
    _ role: PolicyStatement.Entry, to member: PolicyStatement.Entry, _ resource: Resource, _ assembly: inout Assembly
  ) {
    let name = member.text.display
    let id = name.split(separator: ":", maxSplits: 1).last.map(String.init) ?? name
    if let index = assembly.application.principals.firstIndex(where: { $0.id == id }) {
      assembly.application.principals[index].managedPolicies.append(role)
      return
    }
    var principal = Principal(id: id, kind: name.hasPrefix("group:") ? .group : .user, place: resource.place)
    principal.managedPolicies = [role]
    assembly.application.principals.append(principal)
  }

  /// "serviceAccount:" and the address of an account of this application.
  private static func roleIndex(_ member: Text, _ assembly: Assembly) -> Int? {
    let references = member.pieces.compactMap { if case .attribute(let id, _) = $0 { id } else { nil } }
    if let id = references.first { return assembly.application.roles.firstIndex { $0.id == id } }
    let account = member.display.split(separator: ":").last?.prefix { $0 != "@" }
    return assembly.application.roles.firstIndex { role in
      account.map { role.name.value?.literal == String($0) } ?? false
    }
  }
}
