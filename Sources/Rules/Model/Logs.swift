import Core

extension Application {
  /// Whether the template owns the log group of a function.
  func hasLogGroup(for function: Function) -> Bool { logGroups.contains { $0.belongs(to: function) } }

  /// Where to report what concerns several functions: the place for settings of all, or the first function. Nil when there
  /// are none, or when they were found without a template.
  func sharedPlace(of functions: [Function]) -> Place? {
    guard format != .codeOnly, let first = functions.first else { return nil }
    return functions.count > 1 ? functionDefaults ?? first.place : first.place
  }
}

extension LogGroup {
  /// Whether the group is the one that the platform writes the function's log to: `/aws/lambda/` and the function's name.
  func belongs(to function: Function) -> Bool {
    guard let name = name.value else { return false }
    if name.resource == function.id { return true }
    guard let written = function.name.value else { return false }
    return name.display == "/aws/lambda/\(written.display)"
  }
}

extension Bucket {
  /// Whether the bucket is there to receive logs.
  var isForLogs: Bool {
    let name = id.lowercased()
    return acl.value == "LogDeliveryWrite" || name.contains("log") || name.contains("trail")
  }
}
