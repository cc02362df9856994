/// What the function's invocations have cost in the last hour, in gigabyte-seconds, as far as this sandbox saw them.
struct SpendCeiling {
  private let limit: Double
  private let gigabytes: Double
  /// When running invocations started, in milliseconds.
  private var running: [String: Int] = [:]
  private var spent: [(end: Int, gigabyteSeconds: Double)] = []
  private var total = 0.0

  private static let hour = 3_600_000

  /// - Parameter megabytes: the function's memory.
  init(limit: Double, megabytes: Int) {
    self.limit = limit
    gigabytes = Double(megabytes) / 1024
  }

  /// - Returns: false when the ceiling is reached.
  mutating func start(_ id: String, now: Int) -> Bool {
    forget(before: now - Self.hour)
    guard total < limit else { return false }
    running[id] = now
    return true
  }

  mutating func finish(_ id: String, now: Int) {
    guard let start = running.removeValue(forKey: id) else { return }
    let cost = Double(max(1, now - start)) / 1000 * gigabytes
    spent.append((now, cost))
    total += cost
  }

  private mutating func forget(before time: Int) {
    let old = spent.prefix { $0.end < time }
    total = max(0, total - old.reduce(0) { $0 + $1.gigabyteSeconds })
    spent.removeFirst(old.count)
  }
}
