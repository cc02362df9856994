import Foundation
import GuardPolicy
import GuardProxy
import Testing

@testable import GuardConfinement

@Suite struct NetworkTests {
  private static let upstream = Endpoint.loopback(9001)

  private func rules(
    _ destinations: [String], runtimeAPI: Policy.Mode = .off, hosts: [String: [[UInt8]]] = [:]
  ) throws -> NetworkRules {
    var confinement = Confinement()
    confinement.connections = .block
    confinement.runtimeAPI = runtimeAPI
    confinement.destinations = try destinations.map { try #require(Destination($0)) }
    let surroundings = Surroundings(
      runtimeAPI: Self.upstream, guardAddress: .loopback(9009), codeFolder: "", runtime: 1)
    return NetworkRules(
      confinement, surroundings, resolver: NameResolver(servers: [Destination.mapped(0x0A00_0035)], hosts: hosts))
  }

  private func address(_ text: String) throws -> SocketAddress {
    let endpoint = try #require(Endpoint(text))
    return .internet(NetworkRules.bytes(endpoint), port: endpoint.port)
  }

  @Test(arguments: [
    ("192.0.2.7:443", true), ("192.0.2.7:80", false), ("10.9.8.7:1", true), ("[::ffff:10.9.8.7]:1", true),
    ("[2001:db8::1]:5", true), ("[2001:db9::1]:5", false), ("127.0.0.1:9009", true), ("127.0.0.1:9001", false),
    ("10.0.0.53:53", true), ("198.51.100.1:53", false),
  ])
  func addressesAreJudged(text: String, isAllowed: Bool) throws {
    let rules = try rules(["192.0.2.7:443", "10.9.0.0/16", "2001:db8::/32"])
    #expect(try rules.judge(address(text)) == (isAllowed ? .allowed : .against(rule: "connect")))
  }

  /// The allow-list does not open the way past the guard.
  @Test(arguments: [
    "127.0.0.1:9001", "127.8.8.8:9001", "0.0.0.0:9001", "[::1]:9001", "[::]:9001", "[::ffff:127.0.0.1]:9001",
  ])
  func theRuntimeAPIIsKnownByAllItsAddresses(text: String) throws {
    let rules = try rules(["0.0.0.0/0", "::/0"], runtimeAPI: .block)
    #expect(try rules.judge(address(text)) == .against(rule: "runtime-api"))
    #expect(try rules.judge(address(text.replacingOccurrences(of: "9001", with: "9002"))) == .allowed)
  }

  @Test func aNameIsAskedForOnceAndItsAddressesAreAllowedThen() throws {
    let rules = try rules(["db.example:5432"], hosts: ["db.example": [Destination.mapped(0xC000_0209)]])
    #expect(try rules.judge(address("192.0.2.9:80")) == .against(rule: "connect"))
    #expect(try rules.judge(address("192.0.2.9:5432")) == .unknown(names: ["db.example"]))
    #expect(try rules.judge(address("192.0.2.9:5432")) == .against(rule: "connect"))
    rules.resolve(["db.example"])
    #expect(try rules.judge(address("192.0.2.9:5432")) == .allowed)
    #expect(try rules.judge(address("192.0.2.8:5432")) == .against(rule: "connect"))
  }

  @Test func whatTheFunctionsOwnResolverHeardCountsForThePolicysNamesAlone() throws {
    let rules = try rules(["*.example"])
    rules.book.learn("a.example", [Destination.mapped(0xC000_0201)])
    rules.book.learn("a.other", [Destination.mapped(0xC000_0202)])
    #expect(try rules.judge(address("192.0.2.1:443")) == .allowed)
    #expect(try rules.judge(address("192.0.2.2:443")) == .against(rule: "connect"))
    #expect(
      try rules.subject(address("192.0.2.2:443")) == .connection(address: "192.0.2.2", port: 443, name: "a.other"))
  }

  @Test func addressesAreForgottenAfterAnHour() throws {
    let book = AddressBook([try #require(Destination("a.example"))])
    let start = ContinuousClock.now
    book.learn("a.example", [[1]], now: start)
    #expect(book.names(of: [1], now: start + .seconds(3599)) == ["a.example"])
    #expect(book.names(of: [1], now: start + .seconds(3601)).isEmpty)
  }

  @Test func addressesAreReadAsLinuxLaysThemOut() {
    #expect(SocketAddress([2, 0, 1, 187, 192, 0, 2, 1]) == .internet(Destination.mapped(0xC000_0201), port: 443))
    #expect(SocketAddress([1, 0] + Array("/a".utf8) + [0])?.text == "/a@")
    #expect(SocketAddress([40, 0, 0, 0]) == .other(family: 40))
    #expect(SocketAddress([2, 0, 1, 187]) == nil && SocketAddress([10]) == nil)
  }
}

@Suite struct NameTests {
  /// An answer with a name that points back, an alias, and addresses of both versions.
  private static let answer: [UInt8] =
    [0x12, 0x34, 0x81, 0x80, 0, 1, 0, 3, 0, 0, 0, 0, 1, 0x41, 7] + Array("Example".utf8) + [0, 0, 1, 0, 1]
    + [0xC0, 0x0C, 0, 5, 0, 1, 0, 0, 0, 5, 0, 4, 1, 0x62, 0xC0, 0x0E] + [
      0xC0, 0x0C, 0, 1, 0, 1, 0, 0, 0, 5, 0, 4, 192, 0, 2, 1,
    ]
    + [0xC0, 0x0C, 0, 28, 0, 1, 0, 0, 0, 5, 0, 16] + [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [1]

  @Test func answersAreRead() throws {
    let answer = try #require(DNSMessage.answer(Self.answer))
    #expect(answer.id == 0x1234 && answer.name == "a.example" && answer.addresses.count == 2)
    #expect(answer.addresses.first == Destination.mapped(0xC000_0201))
  }

  /// No cut and no changed byte makes it crash or run on.
  @Test func brokenAnswersAreNone() {
    for length in 0..<Self.answer.count { _ = DNSMessage.answer(Array(Self.answer.prefix(length))) }
    for index in Self.answer.indices {
      for value: UInt8 in [0, 0x3F, 0xC0, 0xFF] {
        var bytes = Self.answer
        bytes[index] = value
        _ = DNSMessage.answer(bytes)
      }
    }
    #expect(DNSMessage.answer(Array(Self.answer.prefix(20))) == nil)
    // A name that points at itself.
    #expect(DNSMessage.answer([0, 0, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 0x0C, 0, 1, 0, 1]) == nil)
    #expect(DNSMessage.answer(DNSMessage.query("a.example", .version4, id: 1)) == nil)
  }

  @Test func theMachinesSettingsAreRead() {
    let settings = Array("# a\nnameserver 10.0.0.2 \nsearch x\nnameserver fe80::1%eth0\nnameserver bad\n".utf8)
    #expect(NameResolver.servers(settings).count == 2)
    let hosts = NameResolver.hosts(Array("127.0.0.1 localhost\n::1 localhost ip6 # x\n".utf8))
    #expect(hosts["localhost"]?.count == 2 && hosts["x"] == nil)
  }

  @Test func aNameServerIsAsked() throws {
    let server = try FakeNameServer(answer: [192, 0, 2, 44])
    let resolver = NameResolver(servers: [Destination.mapped(0x7F00_0001)], port: server.port)
    #expect(resolver.addresses(of: "db.example") == [Destination.mapped(0xC000_022C)])
    #expect(server.names == ["db.example", "db.example"])
  }
}

/// Answers every question for an address of IPv4 with the same one.
private final class FakeNameServer: @unchecked Sendable {
  private let descriptor: Int32
  let port: UInt16
  private let lock = NSLock()
  private var heard: [String] = []

  var names: [String] { lock.withLock { heard } }

  init(answer: [UInt8]) throws {
    #if os(Linux)
      descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_DGRAM, 0)
    #endif
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    var own = sockaddr_in()
    let socket = descriptor
    _ = Endpoint.loopback(0).withAddress { bind(socket, $0, $1) }
    withUnsafeMutablePointer(to: &own) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(socket, $0, &size) }
    }
    port = own.sin_port.bigEndian
    try GuardProxy.Thread.detach { [weak self] in
      while let self, self.serve(answer) {}
    }
  }

  private func serve(_ answer: [UInt8]) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 512)
    var peer = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &peer) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { peer in
        let count = recvfrom(descriptor, &bytes, bytes.count, 0, peer, &size)
        guard count > 0 else { return false }
        let question = Array(bytes[12..<count])
        let name = question.prefix { $0 != 0 }.map { $0 < 32 ? UInt8(ascii: ".") : $0 }.dropFirst()
        lock.withLock { heard.append(String(decoding: name, as: UTF8.self)) }
        let isVersion4 = question[question.count - 3] == 1
        let reply =
          Array(bytes[..<2]) + [0x81, 0x80, 0, 1, 0, isVersion4 ? 1 : 0, 0, 0, 0, 0] + question
          + (isVersion4 ? [0xC0, 0x0C, 0, 1, 0, 1, 0, 0, 0, 5, 0, 4] + answer : [])
        return sendto(descriptor, Array(reply), reply.count, 0, peer, size) > 0
      }
    }
  }
}
