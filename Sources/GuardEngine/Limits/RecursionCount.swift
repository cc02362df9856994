/// Counts how often one trace has come by. A function that fires itself through a queue or a topic keeps the trace's root,
/// so a loop shows as a root that comes again and again.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
struct RecursionCount {
  private let limit: Int
  private var counts: [String: Int] = [:]
  private var order: [String] = []

  private static let memory = 1000

  init(limit: Int) { self.limit = limit }

  /// - Parameter trace: the trace header, `Root=…;Parent=…`.
  /// - Returns: false when the root has come more often than allowed.
  mutating func isAllowed(_ trace: String) -> Bool {
    guard let root = trace.split(separator: ";").first(where: { $0.hasPrefix("Root=") }) else { return true }
    let name = String(root)
    if counts[name] == nil {
      order.append(name)
      if order.count > Self.memory { counts[order.removeFirst()] = nil }
    }
    counts[name, default: 0] += 1
    return counts[name, default: 0] <= limit
  }
}
