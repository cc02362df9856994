import Core

/// A policy that AWS manages and that is wider than any one function needs.
struct BroadManagedPolicy: Rule {
  static let info = RuleInfo(
    id: "broad-managed-policy", risk: .overPrivilegedFunctions, title: "broad managed policy", severity: .high,
    cwe: 250,
    why: """
      Managed policies are written for people and for every use of a service: they reach all of its resources \
      and mostly allow changing and deleting them. AWS widens them over time without asking.
      """,
    fix: "Replace it by a statement with the actions that the code calls on its own resources.",
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for grantee in application.grantees {
      let named = grantee.managedPolicies.compactMap { entry in ManagedPolicies.name(entry).map { (entry, $0) } }
      let broad = named.filter { [.wide, .reading].contains(ManagedPolicies.width(of: $0.1)) }
      guard let (first, _) = broad.first else { continue }
      findings.add(
        finding(
          "\(grantee.phrase) has \(broad.map(\.1).joined(separator: ", ")), which \(Self.verb(broad.count)) far more than its own resources",
          at: first.place, subjects: grantee.subjects,
          related: broad.dropFirst().map { RelatedPlace(place: $0.0.place, note: "\($0.1) is attached too") },
          fix: application.leastPrivilegeAdvice(for: grantee), severity: Self.severity(broad.map(\.1))))
    }
  }

  /// What reaches data, code or identities weighs more than what sends mail or reads.
  private static func severity(_ names: [String]) -> Severity {
    let wide = names.filter { ManagedPolicies.width(of: $0) == .wide }
    if wide.allSatisfy({ $0.hasPrefix("CloudWatch") }) { return .low }
    return wide.contains(where: ManagedPolicies.reachesData) ? .high : .medium
  }

  private static func verb(_ count: Int) -> String { count == 1 ? "reaches" : "reach" }
}
