/// Stands between a runtime client and the Lambda Runtime API. Every connection of the client has a thread and an
/// upstream connection of its own, so that concurrent invocations cannot wait for one another; what belongs together is
/// found by the request's id alone.
package final class RuntimeProxy: Sendable {
  private let upstream: Endpoint
  private let sentry: any InvocationSentry
  private let report: @Sendable (String) -> Void
  /// Nil when the sentry wants none.
  private let watch: DeadlineWatch?

  /// - Parameters:
  ///   - upstream: the platform's Runtime API, or the next proxy of a chain.
  ///   - report: takes what went wrong on a connection, a sentence each.
  package init(
    upstream: Endpoint, sentry: any InvocationSentry, report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.upstream = upstream
    self.sentry = sentry
    self.report = report
    watch = Self.makeWatch(upstream, sentry, report)
  }

  private static func makeWatch(
    _ upstream: Endpoint, _ sentry: any InvocationSentry, _ report: @escaping @Sendable (String) -> Void
  ) -> DeadlineWatch? {
    guard sentry.timeoutMargin > 0 else { return nil }
    do {
      return try DeadlineWatch(upstream: upstream, sentry: sentry, report: report)
    } catch {
      report("nobody watches the time: \(error)")
      return nil
    }
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
        var session = RuntimeSession(Connection(socket), upstream: upstream, sentry: sentry, watch: watch)
        if let fault = session.run() { report("runtime connection: \(fault)") }
      }
    } catch {
      report("runtime connection refused: \(error)")
    }
  }
}
