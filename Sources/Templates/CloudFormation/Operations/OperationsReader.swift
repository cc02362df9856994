import Core

/// What watches over the application: log groups, alarms, trails; and the distributions in front of it.
enum OperationsReader {
  static func readLogGroup(_ resource: Resource, into assembly: inout Assembly) {
    var group = LogGroup(id: resource.id, place: resource.place)
    group.name = resource["LogGroupName"].text
    group.retentionDays = resource["RetentionInDays"].int
    group.key = resource["KmsKeyId"].text
    assembly.application.logGroups.append(group)
  }

  static func readAlarm(_ resource: Resource, into assembly: inout Assembly) {
    var alarm = Alarm(id: resource.id, place: resource.place)
    alarm.namespace = resource["Namespace"].string
    alarm.metric = resource["MetricName"].string
    var dimensions = resource["Dimensions"].items
    for query in resource["Metrics"].items.map({ $0["MetricStat"]["Metric"] }) where query.isWritten {
      if alarm.namespace.isAbsent { alarm.namespace = query["Namespace"].string }
      if alarm.metric.isAbsent { alarm.metric = query["MetricName"].string }
      dimensions += query["Dimensions"].items
    }
    alarm.subjects = dimensions.map { $0["Value"].plainText }
    alarm.actions = resource["AlarmActions"].texts
    alarm.actionsEnabled = resource["ActionsEnabled"].bool
    assembly.application.alarms.append(alarm)
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html
  static func readTrail(_ resource: Resource, into assembly: inout Assembly) {
    var trail = Trail(id: resource.id, place: resource.place)
    trail.isLogging = resource["IsLogging"].bool
    trail.isMultiRegion = resource["IsMultiRegionTrail"].bool
    trail.validatesLogFiles = resource["EnableLogFileValidation"].bool
    trail.key = resource["KMSKeyId"].text
    assembly.application.trails.append(trail)
  }

  /// The most open behaviour speaks for the distribution.
  static func readDistribution(_ resource: Resource, into assembly: inout Assembly) {
    var distribution = Distribution(id: resource.id, place: resource.place)
    let configuration = resource["DistributionConfig"]
    let behaviours = [configuration["DefaultCacheBehavior"]] + configuration["CacheBehaviors"].items
    let protocols = behaviours.map { $0["ViewerProtocolPolicy"].string }
    distribution.viewerProtocol = protocols.first { $0.value == "allow-all" } ?? protocols[0]
    distribution.minimumTLS = configuration["ViewerCertificate"]["MinimumProtocolVersion"].string
    distribution.hasAccessLog = configuration["Logging"].presence
    distribution.hasFirewall = configuration["WebACLId"].presence
    assembly.application.distributions.append(distribution)
  }
}

/// How long functions' logs are kept, from the log groups that are theirs.
enum LogRetention {
  private static let prefix = "/aws/lambda/"

  static func read(_ resource: Resource, into assembly: inout Assembly) {
    guard let group = assembly.application.logGroups.first(where: { $0.id == resource.id }) else { return }
    for index in assembly.application.functions.indices where owns(assembly.application.functions[index], group) {
      assembly.application.functions[index].logRetentionDays = group.retentionDays
    }
  }

  /// LoggingConfig names a group for the function instead.
  static func readChosenGroup(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.functionIndex(of: resource.id) else { return }
    let name = resource["LoggingConfig"]["LogGroup"].plainText
    let group = assembly.application.logGroups.first { $0.id == name.resource || $0.name.value == name }
    guard let group, resource["LoggingConfig"]["LogGroup"].isWritten else { return }
    assembly.application.functions[index].logRetentionDays = group.retentionDays
  }

  private static func owns(_ function: Function, _ group: LogGroup) -> Bool {
    guard let name = group.name.value, name.knownPrefix.hasPrefix(prefix) else { return false }
    if name.resource == function.id { return true }
    guard let own = function.name.value else { return false }
    var expected = Text(prefix)
    expected.append(own)
    return name == expected
  }
}
