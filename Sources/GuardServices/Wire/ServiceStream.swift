import GuardProxy

/// A connection to a service, encrypted or not, whose every step ends in bounded time.
package struct ServiceStream: ~Copyable {
  private let socket: Socket
  /// Nil for plain connections.
  private let encryption: Encryption?
  private var received: [UInt8] = []

  /// - Parameter trust: how the other side's certificate is checked, where the address asks for encryption.
  package static func open(
    _ address: ServiceAddress, _ network: Network, _ deadline: Deadline
  ) throws(ServiceFailure) -> ServiceStream {
    let socket = try connect(address, network, deadline)
    guard address.isEncrypted else { return ServiceStream(socket, nil) }
    let encryption = try Encryption.open(socket, host: address.host, network.trust, deadline)
    return ServiceStream(socket, encryption)
  }

  private init(_ socket: consuming Socket, _ encryption: consuming Encryption?) {
    self.socket = socket
    self.encryption = encryption
  }

  /// Tries the host's addresses one after the other.
  private static func connect(
    _ address: ServiceAddress, _ network: Network, _ deadline: Deadline
  ) throws(ServiceFailure) -> Socket {
    let endpoints = network.endpoints(of: address)
    guard !endpoints.isEmpty else { throw .unknownHost(address.host) }
    var last: SystemFailure?
    for endpoint in endpoints.prefix(4) where deadline.left > 0 {
      do { return try Socket.connect(to: endpoint, within: deadline.left) } catch { last = error }
    }
    if let last { throw .system(last) }
    throw .tooSlow
  }

  package func send(_ bytes: [UInt8], _ deadline: Deadline) throws(ServiceFailure) {
    guard deadline.left > 0 else { throw .tooSlow }
    if let problem = encryption?.send(bytes, deadline) { throw problem }
    guard encryption == nil else { return }
    do { try socket.send(bytes, within: deadline.left) } catch { throw .system(error) }
  }

  /// Whether the other side has closed it, or said something that nobody asked for.
  package var isStale: Bool { !received.isEmpty || socket.isStale }

  private mutating func fill(_ deadline: Deadline) throws(ServiceFailure) -> Int {
    let piece: [UInt8]
    if encryption != nil {
      piece = try encryption?.receive(deadline) ?? []
    } else {
      guard socket.isReadable(within: deadline.left) else { throw .tooSlow }
      do { piece = try socket.receive(atMost: 16 << 10) } catch { throw .system(error) }
    }
    received += piece
    return piece.count
  }

  // MARK: Reading

  /// Exactly so many bytes.
  package mutating func read(_ count: Int, _ deadline: Deadline) throws(ServiceFailure) -> [UInt8] {
    while received.count < count { if try fill(deadline) == 0 { throw .closed } }
    let bytes = Array(received[..<count])
    received.removeFirst(count)
    return bytes
  }

  /// Bytes up to and with the mark.
  /// - Throws: `malformed` when more than the limit comes before it.
  package mutating func read(to mark: [UInt8], limit: Int, _ deadline: Deadline) throws(ServiceFailure) -> [UInt8] {
    var searched = 0
    while true {
      if let end = place(of: mark, from: searched) { return try read(end + mark.count, deadline) }
      searched = max(0, received.count - mark.count + 1)
      guard received.count <= limit else { throw .malformed("a line over \(limit) bytes") }
      if try fill(deadline) == 0 { throw .closed }
    }
  }

  private func place(of mark: [UInt8], from start: Int) -> Int? {
    guard received.count >= start + mark.count else { return nil }
    return (start...(received.count - mark.count)).first { received[$0...].starts(with: mark) }
  }

  /// Everything until the other side closes.
  package mutating func readToEnd(limit: Int, _ deadline: Deadline) throws(ServiceFailure) -> [UInt8] {
    while try fill(deadline) > 0 {
      guard received.count <= limit else { throw .malformed("an answer over \(limit) bytes") }
    }
    return try read(received.count, deadline)
  }
}
