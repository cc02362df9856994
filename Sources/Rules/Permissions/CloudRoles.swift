/// What is known of the roles that Google Cloud and Azure define, when they are granted on a whole project, subscription or
/// resource group. https://cloud.google.com/iam/docs/roles-overview,
/// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
enum CloudRoles {
  /// nil for what is no such role. Google's names are those behind `roles/`.
  static func width(of name: String) -> ManagedPolicies.Width? {
    if owners.contains(name) { return .administrator }
    if wide.contains(name) { return .wide }
    if readers.contains(name) { return .reading }
    if name.hasSuffix(".admin") || name.hasSuffix("Admin") && name.contains(".") { return modest(name) ? nil : .wide }
    let isWide = [" Contributor", " Data Owner", " Administrator", " Officer"].contains { name.hasSuffix($0) }
    return isWide && !name.hasPrefix("Monitoring") && !name.hasPrefix("Log Analytics") ? .wide : nil
  }

  /// These let their holder give himself everything else.
  private static let owners: Set<String> = [
    "owner", "resourcemanager.projectIamAdmin", "resourcemanager.organizationAdmin", "iam.securityAdmin", "Owner",
    "User Access Administrator", "Role Based Access Control Administrator",
  ]

  private static let wide: Set<String> = [
    "editor", "Contributor", "iam.serviceAccountTokenCreator", "iam.serviceAccountUser", "datastore.owner",
    "bigquery.dataOwner", "storage.objectAdmin", "cloudfunctions.developer", "run.developer",
  ]

  private static let readers: Set<String> = ["viewer", "Reader", "browser"]

  /// Administrators of what only watches.
  private static func modest(_ name: String) -> Bool {
    ["logging.", "monitoring.", "cloudtrace.", "errorreporting."].contains { name.hasPrefix($0) }
  }
}
