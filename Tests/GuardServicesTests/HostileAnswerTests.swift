import Foundation
import GuardInspection
import GuardProxy
import GuardServices
import Synchronization
import Testing

/// Whatever a service answers, the guard neither crashes nor waits longer than it may.
@Suite struct HostileAnswerTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  /// A server that reads a little and then says what it was given, once a connection.
  private final class Speaker: Sendable {
    private let listener: Listener
    private let lines: Mutex<[[UInt8]]>

    init(_ lines: [[UInt8]]) throws {
      listener = try Listener.listen(on: .loopback(0))
      self.lines = Mutex(lines)
      try Thread.detach { [self] in
        while let socket = listener.accept() {
          _ = try? socket.receive(atMost: 4096)
          let line = self.lines.withLock { $0.popLast() } ?? []
          try? socket.send(line)
        }
      }
    }

    var port: UInt16 { listener.endpoint.port }
  }

  private static func mutated(_ text: String, _ random: inout Random) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let index = Int.random(in: 0..<max(1, bytes.count), using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: min(index, bytes.count))
      case 1 where !bytes.isEmpty: bytes[index] = Array("0123456789-$*:+\r\n;".utf8).randomElement(using: &random) ?? 0
      case 2: bytes = Array(bytes.prefix(index))
      default: bytes.insert(contentsOf: bytes.prefix(index), at: min(index, bytes.count))
      }
    }
    return bytes
  }

  private static let redis = [
    "*2\r\n:3\r\n:4\r\n", "$5\r\nhello\r\n", "$-1\r\n", ":1\r\n", "-ERR no\r\n", "*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n",
    "$99999999999999999999\r\n", "*1000000\r\n", "$8\r\nend\nf\no\n\r\n",
  ]

  @Test func storesBearWhatServersSay() throws {
    var random = Random(state: 0x9E37_79B9_7F4A_7C15)
    let lines = (0..<300).map { Self.mutated(Self.redis[$0 % Self.redis.count], &random) }
    let speaker = try Speaker(lines)
    let address = try #require(ServiceAddress("redis://127.0.0.1:\(speaker.port)"))
    let start = ContinuousClock.now
    for number in 0..<300 {
      let store = RedisStore(address, Servers.network, password: "", prefix: "p", patience: 500)
      let claim = Claim(owner: "o", fingerprint: "f", seconds: 1)
      switch number % 3 {
      case 0: _ = try? store.take("a", BucketRate(perSecond: 1, burst: 1))
      case 1: _ = try? store.claim("a", claim)
      default: _ = try? store.add(1, to: "a", seconds: 10)
      }
    }
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  private static let answers = [
    "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"Item\":{\"a\":{}}}", "HTTP/1.1 200 OK\r\n\r\n{}",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nx: y\r\n\r\n",
    "HTTP/1.1 400 Bad\r\nContent-Length: 24\r\n\r\n{\"__type\":\"x#Condition\"}",
    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n",
  ]

  @Test func clientsBearWhatServicesSay() throws {
    var random = Random(state: 0xD1B5_4A32_D192_ED03)
    let lines = (0..<300).map { Self.mutated(Self.answers[$0 % Self.answers.count], &random) }
    let speaker = try Speaker(lines)
    let account = Servers.account(speaker.port)
    let start = ContinuousClock.now
    for _ in 0..<300 {
      let client = try CloudClient(.dynamoDB, account)
      var body = JSONText()
      body.raw("{}")
      _ = try? client.call("GetItem", body, Deadline(milliseconds: 500))
    }
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
