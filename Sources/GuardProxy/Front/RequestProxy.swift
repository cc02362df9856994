/// Stands before a server that gets its events over HTTP: functions in containers behind of-watchdog, Knative or Cloud Run,
/// and custom handlers of Azure. Every connection has a thread and an upstream connection of its own.
package final class RequestProxy: Sendable {
  private let upstream: Endpoint
  private let sentry: any RequestSentry
  private let report: @Sendable (String) -> Void

  /// - Parameter report: takes what went wrong on a connection, a sentence each.
  package init(
    upstream: Endpoint, sentry: any RequestSentry, report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.upstream = upstream
    self.sentry = sentry
    self.report = report
  }

  /// Serves until the listener is shut down.
  package func run(_ listener: borrowing Listener) {
    while let socket = listener.accept() { serve(socket) }
  }

  private func serve(_ socket: consuming Socket) {
    let handover = Handover(socket)
    do {
      try Thread.detach { [self] in
        guard let socket = handover.take() else { return }
        var session = RequestSession(Connection(socket), upstream: upstream, sentry: sentry)
        if let fault = session.run() { report("connection: \(fault)") }
      }
    } catch {
      report("connection refused: \(error)")
    }
  }
}
