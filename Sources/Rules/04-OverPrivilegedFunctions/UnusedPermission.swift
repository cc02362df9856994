import Core
import Privilege

/// A permission for a service that no code of the function calls.
struct UnusedPermission: Rule {
  static let info = RuleInfo(
    id: "unused-permission", risk: .overPrivilegedFunctions, title: "permission that is never used", severity: .low,
    confidence: .low, cwe: 272,
    why: """
      What is left over from an earlier version, or was copied from another function, is of use only to an \
      attacker.
      """,
    fix: "Remove the statement, or move it to the function that needs it.")

  func check(_ application: Application, into findings: inout Findings) {
    for grantee in application.grantees where !grantee.functions.isEmpty {
      guard grantee.functions.allSatisfy({ !application.operations(of: $0).isEmpty }) else { continue }
      let services = Set(application.operations(of: grantee).map { ActionPattern($0).service })
      let idle = grantee.allowing.filter { Self.isIdle($0, services) }
      guard let first = idle.first, let entry = first.actions.first else { continue }
      findings.add(
        finding(
          "\(grantee.phrase) may use \(entry.text.display), and none of its code calls that service",
          at: first.template == nil ? entry.place : first.place, subjects: grantee.subjects,
          related: idle.dropFirst().map { RelatedPlace(place: $0.place, note: "not used either") }))
    }
  }

  /// Services that code calls by a client of their own; others are used by the platform or by libraries.
  private static let called: Set<String> = [
    "dynamodb", "s3", "ses", "sns", "lambda", "rekognition", "polly", "translate",
  ]

  private static func isIdle(_ statement: PolicyStatement, _ services: Set<String>) -> Bool {
    let patterns = statement.actions.map { ActionPattern($0.text) }
    guard !patterns.isEmpty, patterns.contains(where: { !$0.isReadOnly }) else { return false }
    return patterns.allSatisfy { called.contains($0.service) && !services.contains($0.service) }
  }
}
