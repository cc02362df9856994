import Core

/// A port that the whole internet may connect to.
struct OpenSecurityGroup: Rule {
  static let info = RuleInfo(
    id: "open-security-group", risk: .insecureDeployment, title: "port open to the internet", severity: .high, cwe: 284,
    why: """
      Everybody can try passwords and known holes on what listens there. Databases and remote desktops found \
      this way are taken over by programs, not people.
      """,
    fix: "Allow the security group of the caller, or the addresses of your own network.")

  func check(_ application: Application, into findings: inout Findings) {
    for group in application.securityGroups {
      for rule in group.ingress where Self.everywhere.contains(rule.cidr.value ?? "") {
        guard let severity = Self.severity(rule) else { continue }
        findings.add(
          finding(
            "\(group.id) lets the whole internet connect to \(Self.ports(rule))", at: rule.cidr.place ?? rule.place,
            subjects: [group.id], severity: severity))
      }
    }
  }

  private static let everywhere: Set<String> = ["0.0.0.0/0", "::/0"]
  private static let administrative = [
    22, 23, 135, 445, 1433, 1521, 2375, 3306, 3389, 5432, 5900, 6379, 9200, 11211, 27017,
  ]

  /// Web ports are meant to be open; others are graver when they serve administration or data.
  private static func severity(_ rule: SecurityGroup.Ingress) -> Severity? {
    guard let from = rule.fromPort.value, let to = rule.toPort.value, from >= 0 else { return .high }
    if from == to, [80, 443, 8443].contains(from) { return nil }
    return administrative.contains { $0 >= from && $0 <= to } ? .high : .medium
  }

  private static func ports(_ rule: SecurityGroup.Ingress) -> String {
    guard let from = rule.fromPort.value, let to = rule.toPort.value, from >= 0, to - from < 65_535 else {
      return "every port"
    }
    return from == to ? "port \(from)" : "ports \(from) to \(to)"
  }
}
