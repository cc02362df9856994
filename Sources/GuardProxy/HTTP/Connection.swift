/// One HTTP/1.1 connection: reads heads and bodies, and passes bodies on to another socket as they come.
package struct Connection: ~Copyable {
  package let socket: Socket
  private var buffer: ReadBuffer
  /// Whether anything was read or written since it was opened.
  private(set) var isUsed = false

  /// More than the largest client context and trace headers together.
  static let headLimit = 128 << 10

  package init(_ socket: consuming Socket) {
    self.socket = socket
    buffer = ReadBuffer()
  }

  /// An idle connection that the other side has closed meanwhile, as happens while the process is frozen.
  var isStale: Bool { isUsed && socket.isStale }

  package mutating func send(_ bytes: [UInt8]) throws(WireFault) {
    isUsed = true
    do { try socket.send(bytes) } catch { throw .system(error) }
  }

  /// Waits for the start of the next message while the other connection's peer is watched.
  /// - Returns: false when that peer went away first.
  mutating func waitForMessage(watching other: borrowing Connection) -> Bool {
    if !buffer.isEmpty { return true }
    return socket.wait(watching: other.socket) == .ready
  }

  /// Reads the head of the next message; nil when the other side closes instead of sending one.
  package mutating func readHead() throws(WireFault) -> MessageHead? {
    var searched = 0
    while true {
      if let end = buffer.endOfHead(from: searched) { return try MessageHead(buffer.take(end)) }
      searched = max(0, buffer.count - 3)
      guard buffer.count < Self.headLimit else { throw .tooLarge(limit: Self.headLimit) }
      if try fill() == 0 {
        if buffer.isEmpty { return nil }
        throw .closed
      }
    }
  }

  /// Reads a body whole, without its chunk framing.
  package mutating func readBody(_ framing: BodyFraming, limit: Int) throws(WireFault) -> [UInt8] {
    switch framing {
    case .none: return []
    case .length(let length):
      guard length <= limit else { throw .tooLarge(limit: limit) }
      return try readExactly(length)
    case .chunked: return try readChunks(limit: limit)
    case .untilClose: return try readToEnd(limit: limit)
    }
  }

  private mutating func readExactly(_ length: Int) throws(WireFault) -> [UInt8] {
    var body = buffer.take(min(length, buffer.count))
    body.reserveCapacity(length)
    while body.count < length {
      // Large pieces go straight to where they stay.
      let read = try body.append(atMost: length - body.count, from: socket)
      if read == 0 { throw .closed }
    }
    return body
  }

  private mutating func readChunks(limit: Int) throws(WireFault) -> [UInt8] {
    var body: [UInt8] = []
    _ = try eachChunk { (data) throws(WireFault) in
      guard body.count + data.count <= limit else { throw .tooLarge(limit: limit) }
      body += data
    }
    return body
  }

  private mutating func readToEnd(limit: Int) throws(WireFault) -> [UInt8] {
    var body: [UInt8] = []
    repeat {
      body += buffer.takeAll()
      guard body.count <= limit else { throw .tooLarge(limit: limit) }
    } while try fill() > 0
    return body
  }

  /// Hands over the data of a chunked body as it arrives.
  /// - Returns: the trailer fields, each with its line end.
  package mutating func eachChunk(_ body: ([UInt8]) throws(WireFault) -> Void) throws(WireFault) -> [UInt8] {
    var parser = ChunkParser()
    while !parser.isFinished {
      if buffer.isEmpty, try fill() == 0 { throw .closed }
      var data: [UInt8] = []
      _ = try buffer.consume { (bytes) throws(WireFault) in
        try parser.consume(bytes) { data.append(contentsOf: $0) }
      }
      if !data.isEmpty { try body(data) }
    }
    return parser.trailers
  }

  /// Passes a body on as it comes, framing and trailers included.
  /// - Parameter head: goes out together with the first piece, which saves a packet.
  mutating func relayBody(
    _ framing: BodyFraming, after head: [UInt8], to other: inout Connection
  ) throws(WireFault) {
    switch framing {
    case .none: try other.send(head)
    case .length(let length): try relay(length, after: head, to: &other)
    case .chunked: try relayChunks(after: head, to: &other)
    case .untilClose: try relayToEnd(after: head, to: &other)
    }
  }

  private mutating func relay(_ length: Int, after head: [UInt8], to other: inout Connection) throws(WireFault) {
    var remaining = length
    var piece = head + buffer.take(min(remaining, buffer.count))
    remaining -= piece.count - head.count
    while true {
      if !piece.isEmpty { try other.send(piece) }
      if remaining == 0 { return }
      if try fill() == 0 { throw .closed }
      piece = buffer.take(min(remaining, buffer.count))
      remaining -= piece.count
    }
  }

  private mutating func relayChunks(after head: [UInt8], to other: inout Connection) throws(WireFault) {
    var parser = ChunkParser()
    var piece = head
    while true {
      piece += try buffer.consume { (bytes) throws(WireFault) in try parser.consume(bytes) }
      if !piece.isEmpty { try other.send(piece) }
      if parser.isFinished { return }
      piece = []
      if try fill() == 0 { throw .closed }
    }
  }

  private mutating func relayToEnd(after head: [UInt8], to other: inout Connection) throws(WireFault) {
    var piece = head
    repeat {
      piece += buffer.takeAll()
      if !piece.isEmpty { try other.send(piece) }
      piece = []
    } while try fill() > 0
  }

  private mutating func fill() throws(WireFault) -> Int {
    isUsed = true
    do { return try buffer.fill(from: socket) } catch { throw .system(error) }
  }
}

extension [UInt8] {
  /// Receives up to `count` bytes at the end of the array.
  fileprivate mutating func append(atMost count: Int, from socket: borrowing Socket) throws(WireFault) -> Int {
    let before = self.count
    let step = Swift.min(count, 256 << 10)
    append(contentsOf: repeatElement(0, count: step))
    do {
      let read = try receive(into: before, count: step, from: socket)
      removeLast(step - read)
      return read
    } catch {
      throw .system(error)
    }
  }

  private mutating func receive(
    into start: Int, count: Int, from socket: borrowing Socket
  ) throws(SystemFailure) -> Int {
    var read = 0
    let failure = withUnsafeMutableBytes { bytes in
      attempt { () throws(SystemFailure) in
        read = try socket.receive(into: UnsafeMutableRawBufferPointer(rebasing: bytes[start..<(start + count)]))
      }
    }
    if let failure { throw failure }
    return read
  }
}
