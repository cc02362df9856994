import Synchronization

/// Idle connections to one service. Each is used by one thread at a time.
final class ConnectionPool: Sendable {
  private let address: ServiceAddress
  private let network: Network
  private let idle = Mutex<[HeldStream]>([])
  /// Said on every new connection before it is used.
  private let greet: @Sendable (inout ServiceStream, Deadline) throws(ServiceFailure) -> Void

  private static let idleLimit = 16

  init(
    _ address: ServiceAddress, _ network: Network,
    greet: @escaping @Sendable (inout ServiceStream, Deadline) throws(ServiceFailure) -> Void = { (_, _) in }
  ) {
    self.address = address
    self.network = network
    self.greet = greet
  }

  /// Asks on a connection that nobody else uses. One that the other side has closed meanwhile, as happens while the process
  /// is frozen, is replaced before anything is sent on it.
  /// - Parameter exchange: true when the connection may be used again.
  func use<Value: Sendable>(
    _ deadline: Deadline,
    _ exchange: (inout ServiceStream) throws(ServiceFailure) -> (value: Value, mayStay: Bool)
  ) throws(ServiceFailure) -> Value {
    var stream = try take(deadline)
    let (value, mayStay) = try exchange(&stream)
    if mayStay { put(stream) }
    return value
  }

  private func take(_ deadline: Deadline) throws(ServiceFailure) -> ServiceStream {
    while let held = idle.withLock({ $0.popLast() }) {
      if let stream = held.take(), !stream.isStale { return stream }
    }
    var stream = try ServiceStream.open(address, network, deadline)
    try greet(&stream, deadline)
    return stream
  }

  private func put(_ stream: consuming sending ServiceStream) {
    let held = HeldStream(stream)
    idle.withLock { if $0.count < Self.idleLimit { $0.append(held) } }
  }
}

/// Carries a connection between threads.
private final class HeldStream: Sendable {
  private let stream: Mutex<ServiceStream?>

  init(_ stream: consuming sending ServiceStream) { self.stream = Mutex(stream) }

  func take() -> ServiceStream? {
    stream.withLock { held in
      let taken = held.take()
      return taken
    }
  }
}
