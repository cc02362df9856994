import Synchronization

/// Carries a socket into the thread that will own it.
package final class Handover: Sendable {
  private let socket: Mutex<Socket?>

  package init(_ socket: consuming sending Socket) { self.socket = Mutex(socket) }

  /// The socket; nil the second time.
  package func take() -> Socket? {
    socket.withLock { held in
      let taken = held.take()
      return taken
    }
  }
}
