/// Buckets that fill at a steady rate and give a token an event, one bucket a name.
struct TokenBuckets {
  private struct Bucket {
    var tokens: Double
    /// Milliseconds.
    var filled: Int
  }

  private let perSecond: Double
  private let burst: Double
  private var buckets: [String: Bucket] = [:]

  /// A sender with many names must not fill the memory.
  private static let limit = 10_000

  init(perSecond: Double, burst: Double) {
    self.perSecond = perSecond
    self.burst = burst
  }

  /// - Parameter now: in milliseconds.
  /// - Returns: false when the bucket is empty.
  mutating func take(_ name: String, now: Int) -> Bool {
    if buckets[name] == nil, buckets.count >= Self.limit { forgetFull(now) }
    var bucket = buckets[name] ?? Bucket(tokens: burst, filled: now)
    bucket.tokens = level(bucket, now)
    bucket.filled = now
    let isThere = bucket.tokens >= 1
    if isThere { bucket.tokens -= 1 }
    buckets[name] = bucket
    return isThere
  }

  private func level(_ bucket: Bucket, _ now: Int) -> Double {
    min(burst, bucket.tokens + Double(max(0, now - bucket.filled)) / 1000 * perSecond)
  }

  /// A full bucket says no more than a new one. When none is full, all are forgotten: generous, but bounded.
  private mutating func forgetFull(_ now: Int) {
    buckets = buckets.filter { level($0.value, now) < burst }
    if buckets.count >= Self.limit { buckets = [:] }
  }
}
