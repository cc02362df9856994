/// State in a Redis server, or in one that speaks like it (Valkey, ElastiCache, MemoryDB). Each question is one script, which
/// the server runs alone; times are those of the server's clock.
package final class RedisStore: StateStore {
  private let pool: ConnectionPool
  private let prefix: [UInt8]
  private let patience: Int

  /// - Parameters:
  ///   - prefix: stands before every name; the braces keep a function's names on one node of a cluster.
  ///   - patience: milliseconds that a question may take.
  package init(
    _ address: ServiceAddress, _ network: Network, password: String, user: String = "", prefix: String, patience: Int
  ) {
    self.prefix = Array("{\(prefix)}:".utf8)
    self.patience = patience
    let words = ["AUTH"] + (user.isEmpty ? [] : [user]) + [password]
    let login = password.isEmpty ? nil : RedisReply.command(words.map { Array($0.utf8) })
    pool = ConnectionPool(address, network) { (stream, deadline) throws(ServiceFailure) in
      guard let login else { return }
      try stream.send(login, deadline)
      _ = try RedisReply.read(from: &stream, deadline)
    }
  }

  private func run(_ script: String, _ name: String, _ arguments: [[UInt8]]) throws(ServiceFailure) -> RedisReply {
    let deadline = Deadline(milliseconds: patience)
    let words = [Array("EVAL".utf8), Array(script.utf8), Array("1".utf8), prefix + Array(name.utf8)] + arguments
    return try pool.use(deadline) { (stream) throws(ServiceFailure) in
      try stream.send(RedisReply.command(words), deadline)
      return (try RedisReply.read(from: &stream, deadline), true)
    }
  }

  private func text(_ value: Int) -> [UInt8] { Array(String(value).utf8) }

  // MARK: Buckets

  /// A bucket is the time at which it will be full again. https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
  private static let takeScript = """
    local clock = redis.call('TIME')
    local now = clock[1] * 1000000 + clock[2]
    local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + tonumber(ARGV[1])
    if full - now > tonumber(ARGV[2]) then return 0 end
    redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000) + 1)
    return 1
    """

  package func take(_ bucket: String, _ rate: BucketRate) throws(ServiceFailure) -> Bool {
    try run(Self.takeScript, "bucket:\(bucket)", [text(rate.interval), text(rate.allowance)]) == .number(1)
  }

  // MARK: Claims

  /// The value is "run" or "end", the fingerprint and the owner, a line each, and the answer.
  private static let claimScript = """
    local held = redis.call('GET', KEYS[1])
    if held and held ~= ARGV[1] then return held end
    redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
    return ''
    """

  private func value(_ state: String, _ claim: Claim) -> [UInt8] {
    Array("\(state)\n\(claim.fingerprint)\n\(claim.owner)\n".utf8)
  }

  package func claim(_ name: String, _ claim: Claim) throws(ServiceFailure) -> ClaimOutcome {
    let reply = try run(Self.claimScript, "claim:\(name)", [value("run", claim), text(claim.seconds)])
    guard case .bytes(let held) = reply else { throw .malformed("a claim") }
    if held.isEmpty { return .taken }
    let parts = held.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4 else { throw .malformed("a claim") }
    let fingerprint = String(decoding: parts[1], as: UTF8.self)
    if parts[0].elementsEqual("run".utf8) { return .held(fingerprint: fingerprint) }
    return .done(fingerprint: fingerprint, answer: parts[3].isEmpty ? nil : Array(parts[3]))
  }

  private static let completeScript = """
    local held = redis.call('GET', KEYS[1])
    if held and held ~= ARGV[1] then return 0 end
    redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
    return 1
    """

  package func complete(
    _ name: String, _ claim: Claim, answer: [UInt8]?, seconds: Int
  ) throws(ServiceFailure) {
    let arguments = [value("run", claim), value("end", claim) + (answer ?? []), text(max(1, seconds))]
    _ = try run(Self.completeScript, "claim:\(name)", arguments)
  }

  private static let releaseScript = """
    if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
    return 0
    """

  package func release(_ name: String, _ claim: Claim) throws(ServiceFailure) {
    _ = try run(Self.releaseScript, "claim:\(name)", [value("run", claim)])
  }

  // MARK: Counters

  /// Both windows stand in one hash, by the number of the window.
  private static let addScript = """
    local window = math.floor(redis.call('TIME')[1] / ARGV[2])
    local total = redis.call('HINCRBY', KEYS[1], window, ARGV[1])
    redis.call('HDEL', KEYS[1], window - 2)
    redis.call('EXPIRE', KEYS[1], ARGV[2] * 2)
    return {total, tonumber(redis.call('HGET', KEYS[1], window - 1) or 0)}
    """

  package func add(
    _ amount: Int, to counter: String, seconds: Int
  ) throws(ServiceFailure) -> (current: Int, previous: Int) {
    let reply = try run(Self.addScript, "count:\(counter)", [text(amount), text(seconds)])
    guard case .list(let totals) = reply, totals.count == 2, case .number(let current) = totals[0],
      case .number(let previous) = totals[1]
    else { throw .malformed("a counter") }
    return (current, previous)
  }
}
