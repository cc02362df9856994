#if os(Linux)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// A message that another process wants to send, read once, so that what is looked at is what is sent.
  struct RemoteMessage {
    var name: [UInt8] = []
    var payload: [UInt8] = []
    var control: [UInt8] = []

    /// More than any datagram; of a stream the sender sends the rest itself.
    private static let payloadLimit = 1 << 20
    /// The size of `struct msghdr`, and of the `struct mmsghdr` around it.
    static let headerSize = 56
    static let entrySize = 64

    /// - Returns: nil where its memory cannot be read.
    init?(_ process: RemoteProcess, at address: UInt64) {
      guard let header = process.read(address, Self.headerSize),
        let name = process.read(Self.word(header, 0), min(Self.half(header, 8), 128)),
        let control = process.read(Self.word(header, 32), Int(min(Self.word(header, 40), 4096))),
        let payload = Self.gather(process, Self.word(header, 16), Int(min(Self.word(header, 24), 1024)))
      else { return nil }
      // A name without an address is none, whatever its length says.
      self.name = Self.word(header, 0) == 0 ? [] : name
      self.payload = payload
      self.control = control
    }

    /// What `sendto` sends.
    init?(_ process: RemoteProcess, payload address: UInt64, count: UInt64, name: UInt64, nameLength: UInt64) {
      guard let payload = process.read(address, Int(min(count, UInt64(Self.payloadLimit)))),
        let bytes = process.read(name, Int(min(nameLength & 0xFFFF_FFFF, 128)))
      else { return nil }
      self.payload = payload
      self.name = bytes
    }

    private static func gather(_ process: RemoteProcess, _ address: UInt64, _ count: Int) -> [UInt8]? {
      guard let vectors = process.read(address, count * 16) else { return nil }
      var payload: [UInt8] = []
      for index in 0..<count where payload.count < payloadLimit {
        let length = Int(min(word(vectors, index * 16 + 8), UInt64(payloadLimit - payload.count)))
        guard let piece = process.read(word(vectors, index * 16), length) else { return nil }
        payload += piece
      }
      return payload
    }

    private static func word(_ bytes: [UInt8], _ offset: Int) -> UInt64 {
      bytes[offset..<(offset + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func half(_ bytes: [UInt8], _ offset: Int) -> Int { Int(word(bytes, offset) & 0xFFFF_FFFF) }

    /// Whether it hands over descriptors or credentials, which are numbers of its own process.
    var handsOver: Bool {
      var offset = 0
      while offset + 16 <= control.count {
        let length = Int(Self.word(control, offset) & 0xFFFF)
        if Self.half(control, offset + 8) == Int(SOL_SOCKET) { return true }
        if length < 16 { return false }
        offset += (length + 7) & ~7
      }
      return false
    }

    /// Sends it on a descriptor of this process.
    /// - Returns: the bytes that were sent, or the negative error number.
    func send(on descriptor: Int32, flags: Int32) -> Int {
      var (name, payload, control) = (name, payload, control)
      return name.withUnsafeMutableBytes { name in
        payload.withUnsafeMutableBytes { payload in
          control.withUnsafeMutableBytes { control in
            var vector = iovec(iov_base: payload.baseAddress, iov_len: payload.count)
            return withUnsafeMutablePointer(to: &vector) { vector in
              var header = msghdr()
              header.msg_name = name.isEmpty ? nil : name.baseAddress
              header.msg_namelen = socklen_t(name.count)
              header.msg_iov = vector
              header.msg_iovlen = 1
              header.msg_control = control.isEmpty ? nil : control.baseAddress
              header.msg_controllen = numericCast(control.count)
              let sent = sendmsg(descriptor, &header, flags | Int32(MSG_NOSIGNAL))
              return sent < 0 ? -Int(errno) : sent
            }
          }
        }
      }
    }
  }
#endif
