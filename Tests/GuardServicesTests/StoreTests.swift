import Foundation
import GuardInspection
import GuardProxy
import GuardServices
import Synchronization
import Testing

/// Both stores answer the same questions the same way.
@Suite(.serialized) struct StoreTests {
  enum Kind: CaseIterable, Sendable { case local, redis, dynamo }

  static let kinds: [Kind] = [.local] + remote
  static let remote: [Kind] = (Servers.hasRedis ? [.redis] : []) + (Servers.hasMoto ? [.dynamo] : [])

  private func store(_ kind: Kind, prefix: String = UUID().uuidString, patience: Int = 20_000) throws -> any StateStore
  {
    switch kind {
    case .local:
      return Self.locals.withLock { stores in
        let store = stores[prefix] ?? LocalStore()
        stores[prefix] = store
        return store
      }
    case .redis:
      let address = try #require(ServiceAddress("redis://127.0.0.1:\(try Servers.redis.get().port)"))
      return RedisStore(
        address, Servers.network, password: Servers.password, prefix: prefix, patience: patience)
    case .dynamo:
      let account = Servers.account(try Servers.moto.get().port)
      _ = try Self.table.get()
      return try DynamoStore(table: "guard", account: account, prefix: prefix, patience: patience)
    }
  }

  /// Those of one name are one, as those of the servers are.
  private static let locals = Mutex<[String: LocalStore]>([:])

  private static let table = Result {
    let client = try CloudClient(.dynamoDB, Servers.account(try Servers.moto.get().port))
    var body = JSONText()
    body.raw(
      #"""
      {"TableName":"guard","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
       "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}]}
      """#)
    _ = try client.call("CreateTable", body, Deadline(milliseconds: 10_000))
  }

  /// Runs the work on many threads at once.
  private func together(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    DispatchQueue.concurrentPerform(iterations: count) { work($0) }
  }

  @Test(arguments: kinds) func bucketsAreSharedAndFillSteadily(kind: Kind) throws {
    let prefix = UUID().uuidString
    let (first, second) = (try store(kind, prefix: prefix), try store(kind, prefix: prefix))
    let slow = BucketRate(perSecond: 0.01, burst: 3)
    let taken = try [first, second, first, second, first].map { try $0.take("a", slow) }
    #expect(taken == [true, true, true, false, false])
    #expect(try second.take("b", slow))
    let quick = BucketRate(perSecond: 0.5, burst: 1)
    #expect(try first.take("c", quick))
    #expect(try !second.take("c", quick))
    usleep(2_100_000)
    #expect(try second.take("c", quick))
  }

  @Test(arguments: kinds) func nobodyTakesMoreThanThereIs(kind: Kind) throws {
    let store = try store(kind)
    let taken = Mutex(0)
    together(16) { _ in
      if (try? store.take("a", BucketRate(perSecond: 0.001, burst: 7))) == true { taken.withLock { $0 += 1 } }
    }
    // Where writes get in each other's way a token may be left, but never is one given out twice.
    let count = taken.withLock { $0 }
    #expect(kind != .dynamo ? count == 7 : (5...7).contains(count))
  }

  @Test(arguments: kinds) func aNameHasOneOwner(kind: Kind) throws {
    let store = try store(kind)
    let mine = Claim(owner: "1", fingerprint: "f", seconds: 60)
    let other = Claim(owner: "2", fingerprint: "g", seconds: 60)
    #expect(try store.claim("n", mine) == .taken)
    #expect(try store.claim("n", mine) == .taken)
    #expect(try store.claim("n", other) == .held(fingerprint: "f"))
    try store.release("n", other)
    #expect(try store.claim("n", other) == .held(fingerprint: "f"))
    let answer: [UInt8] = Array("{\"a\":\n1}".utf8) + [0, 255, 10]
    try store.complete("n", mine, answer: answer, seconds: 60)
    #expect(try store.claim("n", other) == .done(fingerprint: "f", answer: answer))
    #expect(try store.claim("n", mine) == .done(fingerprint: "f", answer: answer))
    try store.release("n", mine)
    #expect(try store.claim("n", other) == .done(fingerprint: "f", answer: answer))
  }

  @Test(arguments: kinds) func whatIsGivenBackMayBeTaken(kind: Kind) throws {
    let store = try store(kind)
    let mine = Claim(owner: "1", fingerprint: "f", seconds: 60)
    let other = Claim(owner: "2", fingerprint: "g", seconds: 1)
    #expect(try store.claim("n", mine) == .taken)
    try store.release("n", mine)
    #expect(try store.claim("n", other) == .taken)
    #expect(try store.claim("n", mine) == .held(fingerprint: "g"))
    usleep(2_100_000)
    #expect(try store.claim("n", mine) == .taken)
    // Its time was over, so it changes nothing any more.
    try store.complete("n", other, answer: [1], seconds: 60)
    #expect(try store.claim("n", other) == .held(fingerprint: "f"))
    try store.complete("n", mine, answer: nil, seconds: 60)
    #expect(try store.claim("n", other) == .done(fingerprint: "f", answer: nil))
  }

  @Test(arguments: kinds) func ofManyOneTakesAName(kind: Kind) throws {
    let store = try store(kind)
    let outcomes = Mutex<[ClaimOutcome]>([])
    together(12) { number in
      let outcome = try? store.claim("n", Claim(owner: "\(number)", fingerprint: "f", seconds: 60))
      outcomes.withLock { list in if let outcome { list.append(outcome) } }
    }
    let list = outcomes.withLock { $0 }
    #expect(list.count == 12 && list.count { $0 == .taken } == 1)
  }

  @Test(arguments: kinds) func countersAddUp(kind: Kind) throws {
    let store = try store(kind)
    together(10) { _ in _ = try? store.add(3, to: "c", seconds: 1000) }
    #expect(try store.add(12, to: "c", seconds: 1000).current == 42)
    #expect(try store.add(0, to: "d", seconds: 1000) == (0, 0))
    // The window before counts as well. Start early in one window and go on early in the next.
    usleep(UInt32(2_050_000 - WallClock.milliseconds % 2000 * 1000))
    _ = try store.add(5, to: "e", seconds: 2)
    usleep(UInt32(2_050_000 - WallClock.milliseconds % 2000 * 1000))
    let later = try store.add(1, to: "e", seconds: 2)
    #expect(later == (1, 5))
  }

  @Test(arguments: remote) func aStoreThatIsGoneIsSaidInTime(kind: Kind) throws {
    let command =
      kind == .redis
      ? Servers.redisCommand
      : "exec python3 -c 'import socket as s; x=s.create_server((\"127.0.0.1\","
        + " int(\"'$PORT'\"))); import time; time.sleep(60)'"
    let server = try LocalServer(command)
    let store: any StateStore
    if kind == .redis {
      let address = try #require(ServiceAddress("redis://127.0.0.1:\(server.port)"))
      store = RedisStore(address, Servers.network, password: "", prefix: "p", patience: 200)
      #expect(try store.take("a", BucketRate(perSecond: 1, burst: 1)))
      server.stop()
    } else {
      // It takes connections and says nothing.
      store = try DynamoStore(table: "guard", account: Servers.account(server.port), prefix: "p", patience: 200)
    }
    let start = ContinuousClock.now
    #expect(throws: ServiceFailure.self) { try store.take("a", BucketRate(perSecond: 1, burst: 1)) }
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test(.enabled(if: Servers.hasRedis)) func namesAreResolvedByWhoeverIsNamed() throws {
    let asked = Mutex<[String]>([])
    let network = Network(trust: TrustedRoots()) { name in
      asked.withLock { $0.append(name) }
      return name == "cache.example" ? [[UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 127, 0, 0, 1]] : []
    }
    func take(_ host: String) throws -> Bool {
      let address = try #require(ServiceAddress("redis://\(host):\(try Servers.redis.get().port)"))
      let store = RedisStore(address, network, password: Servers.password, prefix: "names", patience: 2000)
      return try store.take(UUID().uuidString, BucketRate(perSecond: 1, burst: 1))
    }
    #expect(try take("cache.example") && take("cache.example"))
    #expect(throws: ServiceFailure.self) { try take("other.example") }
    #expect(asked.withLock { $0 } == ["cache.example", "other.example"])
  }

  @Test(.enabled(if: Servers.hasRedis)) func aWrongPasswordIsRefused() throws {
    let address = try #require(ServiceAddress("redis://127.0.0.1:\(try Servers.redis.get().port)"))
    let store = RedisStore(address, Servers.network, password: "another", prefix: "p", patience: 1000)
    let failure = #expect(throws: ServiceFailure.self) {
      try store.release("n", Claim(owner: "", fingerprint: "", seconds: 1))
    }
    #expect(failure?.description == "refused: WRONGPASS")
  }
}
