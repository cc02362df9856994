import GuardPolicy

/// Lines of the audit trail that belong to no event.
extension AuditEvent {
  /// The store of shared state cannot be asked.
  static func storeFailure(_ reason: String, _ consequence: StateSettings.Failure) -> AuditEvent {
    AuditEvent(
      kind: .applicationError, disposition: .detected, message: "the store of shared state does not answer",
      facts: [("reason", reason), ("consequence", consequence.rawValue)])
  }

  /// The guard starts with a deployment, which the facts describe.
  /// - Parameter isNew: whether no other sandbox has started with it before; nil when nobody knows.
  static func start(_ deployment: Deployment, isNew: Bool?) -> AuditEvent {
    let message =
      switch isNew {
      case true?: "a deployment that was not seen before starts"
      case false?: "a known deployment starts"
      case nil: "a deployment starts"
      }
    return AuditEvent(
      kind: .applicationLifecycle, activity: 3, disposition: .allowed, message: message, facts: deployment.facts)
  }

  /// The sandbox ends. A time-out or a failure, of the function's or the platform's, ends it as well.
  static func end(_ reason: String) -> AuditEvent {
    let isOrderly = reason.isEmpty || reason.lowercased() == "spindown"
    return AuditEvent(
      kind: isOrderly ? .applicationLifecycle : .applicationError, activity: isOrderly ? 4 : 1,
      disposition: isOrderly ? .allowed : .detected, message: "the sandbox ends",
      facts: reason.isEmpty ? [] : [("reason", reason)])
  }
}
