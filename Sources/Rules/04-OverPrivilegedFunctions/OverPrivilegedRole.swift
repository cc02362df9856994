import Core
import Privilege

/// A function that may change data in ways its code never does.
struct OverPrivilegedRole: Rule {
  static let info = RuleInfo(
    id: "over-privileged-role", risk: .overPrivilegedFunctions, title: "more granted than the code uses",
    severity: .medium, confidence: .medium, cwe: 272,
    why: """
      The calls in the code say what the function is for; what it may do beyond that serves only whoever breaks \
      in. A function that reads orders and may delete them is a way to delete orders.
      """,
    fix: "Allow what the code calls and nothing else.")

  func check(_ application: Application, into findings: inout Findings) {
    for grantee in application.grantees where !grantee.functions.isEmpty && grantee.administratorEntry == nil {
      let used = application.operations(of: grantee)
      let excess = grantee.allowing.compactMap { Self.excess(of: $0, beyond: used) }
      guard let first = excess.first else { continue }
      let shown = first.actions.prefix(3).joined(separator: ", ") + (first.actions.count > 3 ? " and more" : "")
      findings.add(
        finding(
          "\(grantee.phrase) may use \(shown), which its code never calls", at: first.place, subjects: grantee.subjects,
          related: excess.dropFirst().map {
            RelatedPlace(place: $0.place, note: "\($0.actions[0]) is granted and not used either")
          }, fix: Self.advice(first, used, application, grantee),
          severity: Self.writes(with: used, whatever: first) ? .low : .medium))
    }
    if application.cloud == .google { checkDefaultAccount(application, into: &findings) }
  }

  /// Functions of Google that name no account share one that may edit the project, unless somebody narrowed it.
  /// https://cloud.google.com/functions/docs/securing/function-identity#runtime-sa
  private func checkDefaultAccount(_ application: Application, into findings: inout Findings) {
    let functions = application.functions.filter(\.role.isAbsent)
    guard application.format == .terraform, let first = functions.first else { return }
    findings.add(
      finding(
        "\(functions.map(\.id).joined(separator: ", ")) runs as the project's default service account, which may edit everything in the project unless somebody narrowed it",
        at: first.place, subjects: functions.map(\.id),
        related: functions.dropFirst().map { RelatedPlace(place: $0.place, note: "\($0.id) runs as it too") },
        fix: "Make a `google_service_account` for each function and name it in `service_account_email`"))
  }

  private struct Excess {
    var actions: [String]
    var template: String?
    var place: Place
  }

  /// The changing actions of a statement that are never called, of services that the code is seen to use.
  private static func excess(of statement: PolicyStatement, beyond used: Set<String>) -> Excess? {
    let known = used.map { ActionPattern($0) }
    let services = Set(known.map(\.service))
    let unused = statement.actions.filter { entry in
      let pattern = ActionPattern(entry.text)
      return services.contains(pattern.service) && !pattern.isWholeService && !pattern.isReadOnly
        && !pattern.isHousekeeping && !known.contains { pattern.matches($0) }
    }
    guard let first = unused.first else { return nil }
    let place = statement.template == nil ? first.place : statement.place
    return Excess(actions: unused.map(\.text.display), template: statement.template, place: place)
  }

  /// Whether the code changes the service's data anyway; more ways to do that add little.
  private static func writes(with used: Set<String>, whatever excess: Excess) -> Bool {
    let services = Set(excess.actions.map { ActionPattern($0).service })
    return used.map { ActionPattern($0) }.contains { services.contains($0.service) && !$0.isReadOnly }
  }

  private static func advice(
    _ excess: Excess, _ used: Set<String>, _ application: Application, _ grantee: Grantee
  ) -> String {
    let narrower = excess.template.flatMap { NarrowerTemplates.replacement(for: $0, given: used) }
    guard let template = excess.template, let narrower else { return application.leastPrivilegeAdvice(for: grantee) }
    return "Use \(narrower) in place of \(template)"
  }
}
