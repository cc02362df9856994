import Core

/// A store whose functions overwrite or delete data that has no earlier version.
struct NoVersioning: Rule {
  static let info = RuleInfo(
    id: "no-versioning", risk: .insecureDeployment, title: "data without earlier versions", severity: .low, cwe: 693,
    why: """
      A function that overwrites or deletes by mistake, or because somebody made it, leaves nothing to go back \
      to.
      """,
    fix: "Keep versions or continuous backups.")

  /// Only stores that the code is seen to change.
  func check(_ application: Application, into findings: inout Findings) {
    let written = Set(
      application.evidence.serviceCalls.filter(\.isWrite).flatMap { $0.parameters.values.compactMap(\.resource) })
    let buckets = application.buckets.filter { written.contains($0.id) && $0.isVersioned.isOff }.map {
      ($0.id, $0.place)
    }
    let tables = application.tables.filter { written.contains($0.id) && $0.hasPointInTimeRecovery.isOff }
      .map { ($0.id, $0.place) }
    let stores = buckets + tables
    guard let first = stores.first else { return }
    let setting =
      buckets.isEmpty
      ? application.advice(
        "Set `PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }`",
        terraform: "Set `point_in_time_recovery { enabled = true }`")
      : application.advice(
        "Set `VersioningConfiguration: { Status: Enabled }`",
        terraform: "Add an `aws_s3_bucket_versioning` with `status = \"Enabled\"`")
    findings.add(
      finding(
        "functions change \(stores.map(\.0).joined(separator: ", ")), where no earlier version is kept", at: first.1,
        subjects: stores.map(\.0), related: stores.dropFirst().map { RelatedPlace(place: $0.1, note: $0.0) },
        fix: setting, settings: stores.flatMap { Self.settings($0.1) }))
  }

  private static func settings(_ store: Place) -> [Fix.Setting] {
    [
      Fix.Setting(
        in: store,
        [
          .property("AWS::S3::Bucket", "VersioningConfiguration.Status", "\"Enabled\""),
          .property(
            "AWS::DynamoDB::Table", "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", "true"),
          .argument("aws_dynamodb_table", "point_in_time_recovery.enabled", "true"),
        ])
    ]
  }
}
