import Core
import Privilege

/// Actions that together let their holder get rights that nobody granted.
struct PrivilegeEscalation: Rule {
  static let info = RuleInfo(
    id: "privilege-escalation", risk: .overPrivilegedFunctions, title: "permissions that lead to more", severity: .high,
    cwe: 269,
    why: """
      Some actions give rights away: rewriting a policy, passing a stronger role to something one controls, \
      replacing the code of a function that has one. Their holder has, in two calls, whatever the strongest \
      identity in reach has.
      """,
    fix: """
      Limit `iam:PassRole` to the one role by its ARN and by `iam:PassedToService`, and name the functions, \
      stacks or users that may be changed. Leave changes of policies to the deployment.
      """,
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"])

  func check(_ application: Application, into findings: inout Findings) {
    var seen: Set<Place> = []
    for grantee in application.grantees {
      let grants = Self.grants(of: grantee).filter { Self.services.contains($0.pattern.service) }
      guard !grants.isEmpty, grantee.administratorEntry == nil else { continue }
      let open = EscalationPath.all.compactMap { path in Self.enabling(path, grants).map { (path, $0) } }
      guard let (path, entry) = open.first, seen.insert(entry.place).inserted else { continue }
      let others = open.count > 1 ? ", and has \(open.count - 1) more ways to gain rights" : ""
      findings.add(
        finding(
          "\(grantee.phrase) can \(path.deed) (\(path.actions.joined(separator: " with ")))\(others)", at: entry.place,
          subjects: grantee.subjects, related: Self.related(open),
          severity: application.isOpen(grantee) ? .critical : .high))
    }
  }

  /// The services that any path goes through, and `*`: most roles hold nothing of them.
  private static let services = Set(EscalationPath.all.flatMap(\.patterns).map(\.service) + ["*"])

  /// An action that is granted, and the things it is granted on.
  private struct Grant {
    var pattern: ActionPattern
    var resources: [Text]
    var entry: PolicyStatement.Entry

    func allows(_ action: ActionPattern, named name: String) -> Bool {
      pattern.matches(action) && resources.contains { PermissionTable.builtIn.canConcern(name, $0) }
    }
  }

  /// What is granted on more than a named thing; policies that AWS owns cannot be changed by customers.
  private static func grants(of grantee: Grantee) -> [Grant] {
    grantee.allowing.filter { !$0.isNarrowed }.flatMap { statement in
      let open = statement.resources.filter { $0.isOpen && !$0.text.contains(":iam::aws:") }
      return statement.actions.map {
        Grant(pattern: ActionPattern($0.text), resources: open.map(\.text), entry: $0)
      }
    }
  }

  /// The entry that makes a path possible: the one for the path's most telling, last action.
  private static func enabling(_ path: EscalationPath, _ grants: [Grant]) -> PolicyStatement.Entry? {
    var last: PolicyStatement.Entry?
    for (name, action) in zip(path.actions, path.patterns) {
      guard let grant = grants.first(where: { $0.allows(action, named: name) }) else { return nil }
      last = grant.entry
    }
    return last
  }

  private static func related(_ open: [(EscalationPath, PolicyStatement.Entry)]) -> [RelatedPlace] {
    open.dropFirst().prefix(8).map { RelatedPlace(place: $0.1.place, note: "can \($0.0.deed)") }
  }
}
