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

  /// Grantees that get the same policies from one place, such as a module or a list that all of them name, are told
  /// together.
  func check(_ application: Application, into findings: inout Findings) {
    var members: [Cause: [Grantee]] = [:]
    var causes: [Cause] = []
    for grantee in application.grantees {
      let broad = grantee.managedPolicies.filter { entry in
        ManagedPolicies.name(entry).map { [.wide, .reading].contains(ManagedPolicies.width(of: $0)) } ?? false
      }
      guard !broad.isEmpty else { continue }
      let cause = Cause(entries: broad)
      if members[cause] == nil { causes.append(cause) }
      members[cause, default: []].append(grantee)
    }
    for cause in causes { findings.add(finding(cause, members[cause] ?? [], application)) }
  }

  /// The policies, each with the place where it is named.
  private struct Cause: Hashable {
    var entries: [PolicyStatement.Entry]
    var names: [String] { entries.compactMap(ManagedPolicies.name).uniqued() }
  }

  private func finding(_ cause: Cause, _ members: [Grantee], _ application: Application) -> Finding {
    let (names, first) = (cause.names, cause.entries[0])
    let verbs = (members.count == 1 ? "has" : "have", names.count == 1 ? "reaches" : "reach")
    return finding(
      "\(Self.phrase(members)) \(verbs.0) \(names.joined(separator: ", ")), which \(verbs.1) far more than its own resources",
      at: first.place, subjects: members.flatMap(\.subjects).uniqued(),
      related: cause.entries.dropFirst().compactMap { entry in
        ManagedPolicies.name(entry).map { RelatedPlace(place: entry.place, note: "\($0) is attached too") }
      },
      fix: application.leastPrivilegeAdvice(for: members[0]), severity: Self.severity(names))
  }

  private static func phrase(_ members: [Grantee]) -> String {
    guard members.count > 3 else { return members.map(\.phrase).joined(separator: ", ") }
    return members.prefix(2).map(\.phrase).joined(separator: ", ") + " and \(members.count - 2) more"
  }

  /// What reaches data, code or identities weighs more than what sends mail or reads.
  private static func severity(_ names: [String]) -> Severity {
    let wide = names.filter { ManagedPolicies.width(of: $0) == .wide }
    if wide.allSatisfy({ $0.hasPrefix("CloudWatch") }) { return .low }
    return wide.contains(where: ManagedPolicies.reachesData) ? .high : .medium
  }
}
