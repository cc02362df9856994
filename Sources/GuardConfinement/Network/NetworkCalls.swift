#if os(Linux)
  import GuardPolicy
  import GuardProxy

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  // MARK: - Connections

  extension Supervisor {
    /// Whether what is allowed is carried out here rather than by the kernel, which would read the address once more.
    private var actsItself: Bool { confinement.connections == .block || confinement.runtimeAPI == .block }

    func connect(_ call: PendingCall) -> CallAnswer {
      let length = Int(min(call.arguments[2] & 0xFFFF_FFFF, 128))
      guard let bytes = call.process.read(call.arguments[1], length) else { return .fail(ErrorNumber.badAddress) }
      guard let address = SocketAddress(bytes) else { return .fail(ErrorNumber.invalid) }
      return judged(call, address) { self.carryOut(connection: bytes, address, call) }
    }

    /// Acts by the judgement, on another thread when names have to be asked for first.
    private func judged(
      _ call: PendingCall, _ address: SocketAddress, then act: @escaping @Sendable () -> CallAnswer
    ) -> CallAnswer {
      switch network.judge(address) {
      case .allowed: return actsItself ? act() : .proceed
      case .against(let rule): return refuse(call, rule, address, act)
      case .unknown(let names):
        return elsewhere(call) { [self] in
          network.resolve(names)
          return judged(call, address, then: act)
        }
      }
    }

    private func refuse(
      _ call: PendingCall, _ rule: String, _ address: SocketAddress, _ act: @Sendable () -> CallAnswer
    ) -> CallAnswer {
      let mode = network.mode(of: rule)
      tell(call, rule, mode, network.subject(address))
      if mode == .block { return .fail(ErrorNumber.noAccess) }
      return actsItself ? act() : .proceed
    }

    /// Answers from another thread, so that no other call waits for this one.
    private func elsewhere(_ call: PendingCall, _ work: @escaping @Sendable () -> CallAnswer) -> CallAnswer {
      do {
        try Thread.detach { [listener] in listener.answer(call.id, work()) }
        return .later
      } catch {
        return .fail(ErrorNumber.again)
      }
    }

    private func carryOut(connection bytes: [UInt8], _ address: SocketAddress, _ call: PendingCall) -> CallAnswer {
      let descriptor = call.process.copy(call.arguments[0])
      guard descriptor >= 0 else { return .result(Int64(descriptor)) }
      let socket = CopiedSocket(descriptor)
      guard listener.isWaiting(call.id) else { return .later }
      let place = localPlace(bytes, address, call.process)
      if socket.waits {
        return elsewhere(call) { socket.connect(to: place) }
      }
      return socket.connect(to: place)
    }

    /// A socket's path that is told from the caller's working folder.
    private func localPlace(_ bytes: [UInt8], _ address: SocketAddress, _ process: RemoteProcess) -> [UInt8] {
      guard case .local(let path) = address, let first = path.first, first != 0, first != UInt8(ascii: "/") else {
        return bytes
      }
      let name = path.prefix { $0 != 0 }
      let whole = Array("/proc/\(process.thread)/cwd/".utf8) + name
      return whole.count < 108 ? bytes.prefix(2) + whole + [0] : bytes
    }
  }

  // MARK: - Datagrams

  extension Supervisor {
    func send(_ call: PendingCall) -> CallAnswer {
      let arguments = call.arguments
      let message = RemoteMessage(
        call.process, payload: arguments[1], count: arguments[2], name: arguments[4], nameLength: arguments[5])
      guard let message else { return .fail(ErrorNumber.badAddress) }
      return sent([message], call, flags: arguments[3]) { .result(Int64($0[0])) }
    }

    func sendMessage(_ call: PendingCall) -> CallAnswer {
      guard let message = RemoteMessage(call.process, at: call.arguments[1]) else {
        return .fail(ErrorNumber.badAddress)
      }
      return sent([message], call, flags: call.arguments[2]) { .result(Int64($0[0])) }
    }

    func sendMessages(_ call: PendingCall) -> CallAnswer {
      let (start, size) = (call.arguments[1], UInt64(RemoteMessage.entrySize))
      var messages: [RemoteMessage] = []
      for index in 0..<min(call.arguments[2] & 0xFFFF_FFFF, 1024) {
        guard let message = RemoteMessage(call.process, at: start &+ index &* size) else { break }
        messages.append(message)
      }
      guard !messages.isEmpty else {
        return .fail(call.arguments[2] == 0 ? ErrorNumber.invalid : ErrorNumber.badAddress)
      }
      return sent(messages, call, flags: call.arguments[3]) { counts in
        for (index, count) in counts.enumerated() {
          let place = start &+ UInt64(index) &* size &+ UInt64(RemoteMessage.headerSize)
          let bytes = withUnsafeBytes(of: UInt32(count)) { Array($0) }
          guard call.process.write(bytes, to: place) else { return .fail(ErrorNumber.badAddress) }
        }
        return .result(Int64(counts.count))
      }
    }

    /// Looks at where messages go and sends them.
    /// - Parameter answer: makes the call's value of the bytes sent of each; a negative number stands alone.
    private func sent(
      _ messages: [RemoteMessage], _ call: PendingCall, flags: UInt64,
      answer: @escaping @Sendable ([Int]) -> CallAnswer
    ) -> CallAnswer {
      for message in messages {
        if let refusal = refusal(of: message, call) { return refusal }
      }
      guard confinement.connections == .block else { return .proceed }
      let descriptor = call.process.copy(call.arguments[0])
      guard descriptor >= 0 else { return .result(Int64(descriptor)) }
      let socket = CopiedSocket(descriptor)
      guard listener.isWaiting(call.id) else { return .later }
      let wanted = Int32(truncatingIfNeeded: flags)
      let isPatient = socket.waits && wanted & Int32(MSG_DONTWAIT) == 0
      let result = socket.send(messages, flags: wanted | Int32(MSG_DONTWAIT))
      if isPatient, result == [-Int(EAGAIN)] {
        return elsewhere(call) { Self.value(socket.send(messages, flags: wanted), answer) }
      }
      return Self.value(result, answer)
    }

    private static func value(_ counts: [Int], _ answer: ([Int]) -> CallAnswer) -> CallAnswer {
      counts[0] < 0 ? .result(Int64(counts[0])) : answer(counts)
    }

    /// - Returns: nil when the message may go.
    private func refusal(of message: RemoteMessage, _ call: PendingCall) -> CallAnswer? {
      let isBlocking = confinement.connections == .block
      if isBlocking, message.handsOver {
        tell(call, "connect", .block, .connection(address: "descriptors over a socket", port: 0, name: ""))
        return .fail(ErrorNumber.notPermitted)
      }
      guard !message.name.isEmpty else { return nil }
      guard let address = SocketAddress(message.name) else { return .fail(ErrorNumber.invalid) }
      // Some protocols read an address without a family as one of IPv4.
      if isBlocking, address == .unspecified { return .fail(ErrorNumber.invalid) }
      return network.isAllowed(address) ? nil : refusal(call, address)
    }

    private func refusal(_ call: PendingCall, _ address: SocketAddress) -> CallAnswer? {
      tell(call, "connect", confinement.connections, network.subject(address))
      return confinement.connections == .block ? .fail(ErrorNumber.noAccess) : nil
    }
  }

  // MARK: - Names

  extension Supervisor {
    /// Looks into the datagram that the caller is about to receive. When it is an answer of a name server, the addresses of
    /// the policy's names in it are known from then on.
    func learn(_ call: PendingCall) -> CallAnswer {
      let descriptor = call.process.copy(call.arguments[0])
      guard descriptor >= 0 else { return .proceed }
      let socket = CopiedSocket(descriptor)
      guard let (bytes, sender) = socket.peek(), case .internet(let address, let port) = SocketAddress(sender),
        network.isNameServer(address, port), let answer = DNSMessage.answer(bytes)
      else { return .proceed }
      network.book.learn(answer.name, answer.addresses)
      return .proceed
    }
  }

  /// A copy of a socket of another process; its owner closes it.
  private final class CopiedSocket: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Whether calls on it wait.
    var waits: Bool { fcntl(descriptor, F_GETFL) & O_NONBLOCK == 0 }

    func connect(to address: [UInt8]) -> CallAnswer {
      let outcome = address.withUnsafeBytes { bytes in
        bytes.baseAddress.map {
          systemConnect(descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
        }
      }
      return outcome == 0 ? .result(0) : .fail(errno)
    }

    /// - Returns: the bytes of each that was sent; a negative error number alone when the first was not.
    func send(_ messages: [RemoteMessage], flags: Int32) -> [Int] {
      var counts: [Int] = []
      for message in messages {
        let count = message.send(on: descriptor, flags: flags)
        if count < 0 { return counts.isEmpty ? [count] : counts }
        counts.append(count)
      }
      return counts
    }

    /// The next datagram and the address of its sender, without taking it.
    func peek() -> (bytes: [UInt8], sender: [UInt8])? {
      var bytes = [UInt8](repeating: 0, count: 4096)
      var sender = [UInt8](repeating: 0, count: 128)
      var size = socklen_t(sender.count)
      let count = bytes.withUnsafeMutableBytes { bytes in
        sender.withUnsafeMutableBytes { sender in
          recvfrom(
            descriptor, bytes.baseAddress, bytes.count, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT),
            sender.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size)
        }
      }
      return count > 0 ? (Array(bytes.prefix(count)), Array(sender.prefix(Int(size)))) : nil
    }
  }

  private func systemConnect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
    connect(descriptor, address, size)
  }
#endif
