import Core

/// Personal data, payment data or callers' credentials that reach a log.
struct SensitiveDataLogged: FlowRule {
  static let sources: Set<SourceKind> = [.wholeEvent, .sensitive]
  static let sinks: Set<SinkKind> = [.log]
  static let controllers: Set<Controller> = [.anonymous, .user, .producer, .service]
  static let yieldsTo: Set<SourceKind> = [.secret, .environment]
  static let cause = Cause.file
  static let message = """
    {source} is written to the log by {sink}, with the personal data and credentials that it holds
    """
  static let info = RuleInfo(
    id: "sensitive-data-logged", risk: .inadequateMonitoring, title: "sensitive data logged", severity: .medium,
    cwe: 532,
    why: """
      Logs are read by more people than the data, are copied to more places, and are kept for longer. A whole \
      HTTP event holds authorization headers and cookies besides the body, so a reader of the log can act as the \
      user.
      """,
    fix: """
      Log the fields that help (request id, action, identifier of the record) and mask the rest; set \
      `POWERTOOLS_LOGGER_LOG_EVENT` to false where that logger is used.
      """)

  /// The events of timetables, alarms and buckets carry nothing about people.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    guard path.source.kind == .wholeEvent, let trigger = path.source.trigger else { return true }
    return ![.schedule, .s3, .cloudWatchAlarm, .s3Batch].contains(trigger)
  }
}
