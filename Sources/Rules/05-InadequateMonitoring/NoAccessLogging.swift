import Core

/// A front door, or a store, that keeps no record of who came.
struct NoAccessLogging: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-access-logging", risk: .inadequateMonitoring, title: "no access log", severity: .low, cwe: 778,
    why: """
      After an attack nobody can say who called, from where, with which request and how often. Refused requests \
      never reach a function, so its log does not have them.
      """,
    fix: """
      Turn the access log on and send it to a place that the application itself cannot delete.
      """,
    references: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"])

  func check(_ application: Application, into findings: inout Findings) {
    let doors = application.apis.filter { $0.hasAccessLog.isOff && $0.kind != .graphQL }
    if let first = doors.first {
      findings.add(
        finding(
          "\(Self.names(doors.map(\.id))) \(doors.count == 1 ? "keeps" : "keep") no access log", at: first.place,
          subjects: doors.map(\.id), related: doors.dropFirst().map { RelatedPlace(place: $0.place, note: $0.id) },
          fix: application.advice(
            "Set `AccessLogSetting` at the stage", sam: "Set `AccessLogSetting` at the API (or in `Globals`)",
            serverless: first.kind == .http
              ? "Set `provider.logs.httpApi: true`" : "Set `provider.logs.restApi: { accessLogging: true }`",
            terraform: "Set `access_log_settings` at the stage")))
    }
    checkStores(application, into: &findings)
  }

  /// Buckets that people other than the application use; a bucket that receives logs needs none of its own.
  private func checkStores(_ application: Application, into findings: inout Findings) {
    let open = application.buckets.filter { $0.hasAccessLog.isOff && !$0.isForLogs }
    let distributions = application.distributions.filter(\.hasAccessLog.isOff)
    let places = open.map { ($0.id, $0.place) } + distributions.map { ($0.id, $0.place) }
    guard let first = places.first else { return }
    findings.add(
      finding(
        "\(Self.names(places.map(\.0))) \(places.count == 1 ? "keeps" : "keep") no access log", at: first.1,
        subjects: places.map(\.0), related: places.dropFirst().map { RelatedPlace(place: $0.1, note: $0.0) },
        fix: application.advice(
          "Set `LoggingConfiguration` with a bucket for logs",
          terraform: "Add an `aws_s3_bucket_logging`, or `logging_config` at a distribution, with a bucket for logs")))
  }

  private static func names(_ ids: [String]) -> String {
    ids.count > 3 ? ids.prefix(3).joined(separator: ", ") + " and \(ids.count - 3) more" : ids.joined(separator: ", ")
  }
}
