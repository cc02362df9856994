import Core

/// An account whose changes nobody records, although the template sets up the account.
struct NoAuditTrail: Rule {
  static let info = RuleInfo(
    id: "no-audit-trail", risk: .inadequateMonitoring, title: "no audit trail", severity: .medium, cwe: 778,
    why: """
      Only the trail says who changed a policy, took a role on or read a key. Without it, or with one that does \
      not record, an intruder leaves no sign.
      """,
    fix: """
      Keep a trail for all regions that records, with log file validation, in a bucket of another account.
      """,
    references: ["https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for trail in application.trails {
      let faults = [
        (trail.isLogging, "does not record"), (trail.isMultiRegion, "records one region only"),
        (trail.validatesLogFiles, "does not protect its files against changes"),
      ].filter { $0.0.value == false || ($0.0.isAbsent && $0.1 != "does not record") }
      guard let (setting, fault) = faults.first else { continue }
      findings.add(
        finding(
          "trail \(trail.id) \(fault)", at: setting.place ?? trail.place, subjects: [trail.id],
          fix: application.advice(
            "Set `IsLogging`, `IsMultiRegionTrail` and `EnableLogFileValidation` to true",
            terraform: "Set `enable_logging`, `is_multi_region_trail` and `enable_log_file_validation` to true"),
          edits: faults.flatMap { $0.0.replaced(by: "true") }, settings: Self.settings(trail.place),
          severity: fault == "does not record" ? .high : .low))
    }
    let people = application.principals.filter { $0.kind == .user || $0.kind == .group }
    guard application.trails.isEmpty, let first = people.first, application.functions.isEmpty else { return }
    findings.add(
      finding(
        "the template makes users and groups and no trail records what they do", at: first.place,
        subjects: people.map(\.id),
        severity: .low))
  }

  private static func settings(_ trail: Place) -> [Fix.Setting] {
    [("EnableLogFileValidation", "enable_log_file_validation"), ("IsMultiRegionTrail", "is_multi_region_trail")].map {
      Fix.Setting(
        in: trail, [.property("AWS::CloudTrail::Trail", $0.0, "true"), .argument("aws_cloudtrail", $0.1, "true")])
    }
  }
}
