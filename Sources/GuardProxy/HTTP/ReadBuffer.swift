/// Bytes that were received and not yet used.
struct ReadBuffer: ~Copyable {
  private let storage: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0

  /// One read of a large body; pages that are never filled cost no memory.
  private static let capacity = 128 << 10

  init() { storage = .allocate(byteCount: Self.capacity, alignment: 16) }

  deinit { storage.deallocate() }

  var count: Int { end - start }
  var isEmpty: Bool { start == end }

  /// Receives what is there, after what is not used yet. Zero means that the other side has closed.
  mutating func fill(from socket: borrowing Socket) throws(SystemFailure) -> Int {
    makeRoom()
    let read = try socket.receive(into: UnsafeMutableRawBufferPointer(rebasing: storage[end...]))
    end += read
    return read
  }

  private mutating func makeRoom() {
    if isEmpty {
      start = 0
      end = 0
    } else if start > 0, end == storage.count {
      storage.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[start..<end]))
      end -= start
      start = 0
    }
  }

  /// Takes the first bytes out.
  mutating func take(_ count: Int) -> [UInt8] {
    let bytes = [UInt8](UnsafeRawBufferPointer(rebasing: storage[start..<(start + count)]))
    start += count
    return bytes
  }

  mutating func takeAll() -> [UInt8] { take(count) }

  /// Takes out as many bytes as the body says it has used.
  mutating func consume(
    _ body: (UnsafeRawBufferPointer) throws(WireFault) -> Int
  ) throws(WireFault) -> [UInt8] {
    take(try body(UnsafeRawBufferPointer(rebasing: storage[start..<end])))
  }

  /// The number of bytes up to and with the empty line that ends a head.
  /// - Parameter from: how many bytes were searched before.
  func endOfHead(from: Int) -> Int? {
    var position = start + from
    while position + 3 < end {
      if storage[position + 3] > ASCII.carriageReturn {
        position += 4
      } else if storage[position] == ASCII.carriageReturn, storage[position + 1] == ASCII.lineFeed,
        storage[position + 2] == ASCII.carriageReturn, storage[position + 3] == ASCII.lineFeed
      {
        return position + 4 - start
      } else {
        position += 1
      }
    }
    return nil
  }
}
