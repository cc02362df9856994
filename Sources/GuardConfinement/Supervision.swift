package import GuardPolicy
import Synchronization

/// The supervisor where there is one: on systems other than Linux nothing is ever confined.
package final class Supervision: Sendable {
  #if os(Linux)
    private let supervisor = Mutex<Supervisor?>(nil)
  #endif

  package init() {}

  /// Serves until no confined process is left.
  /// - Parameter listener: what the handshake gave.
  package func run(
    _ confinement: Confinement, _ surroundings: Surroundings, listener: Int32,
    report: @escaping @Sendable (ConfinementEvent) -> Void
  ) {
    #if os(Linux)
      let own = Supervisor(confinement, surroundings, listener: listener, report: report)
      supervisor.withLock { $0 = own }
      own.run()
    #endif
  }

  /// The start is over: from now on the runtime neither becomes another program nor needs its code's files.
  package func finishStart() {
    #if os(Linux)
      supervisor.withLock { $0 }?.finishStart()
    #endif
  }
}
