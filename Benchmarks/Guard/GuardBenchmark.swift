import GuardEmulator
import GuardProxy

/// Times an invocation from event to answer, straight and through the built guard, side by side in one run.
///
///     swift run -c release GuardBenchmark .build/release/cordon-guard [POLICY]
///
/// Microseconds by the wall clock, and the guard's own processor time an invocation.
@main
enum GuardBenchmark {
  private static let sizes = [("1 KiB", 1024, 4000), ("100 KiB", 100 << 10, 1000), ("5.7 MB", 5_700_000, 40)]

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let binary = arguments.first else { return print("usage: GuardBenchmark CORDON-GUARD [POLICY]") }
    let api = try LocalRuntimeAPI()
    try api.start()
    let child = try GuardProcess.start(binary, before: api.endpoint, policy: arguments.dropFirst().first)
    defer { child.stop() }
    print("guard \(child.binarySize / 1024) KiB, idle \(child.residentKiB) KiB, listening after \(child.startUp) us")
    print("event       straight p50   p99     guarded p50    p99    added p50   guard CPU us   peak KiB")
    for (name, size, count) in sizes { try compare(name, SampleEvent.http(size), count, api, child) }
  }

  private static func compare(
    _ name: String, _ event: [UInt8], _ count: Int, _ api: LocalRuntimeAPI, _ child: borrowing GuardProcess
  ) throws {
    _ = try measure(event, count / 10 + 1, api, api.endpoint)
    _ = try measure(event, count / 10 + 1, api, child.endpoint)
    let straight = try measure(event, count, api, api.endpoint)
    let before = child.processorMicroseconds
    let guarded = try measure(event, count, api, child.endpoint)
    let used = (child.processorMicroseconds - before) / Double(count)
    let figures = [
      straight.percentile(50), straight.percentile(99), guarded.percentile(50), guarded.percentile(99),
      guarded.percentile(50) - straight.percentile(50), used,
    ]
    print(name, figures.map { padded($0) }.joined(), " \(child.peakKiB)")
  }

  private static func padded(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let text = "\(tenths / 10).\(abs(tenths % 10))"
    return String(repeating: " ", count: max(0, 12 - text.utf8.count)) + text
  }

  private static func measure(
    _ event: [UInt8], _ count: Int, _ api: LocalRuntimeAPI, _ endpoint: Endpoint
  ) throws -> Series {
    var client = BenchmarkClient(Connection(try Socket.connect(to: endpoint)))
    var series = Series()
    for _ in 0..<count { try series.add(client.invoke(event, api)) }
    return series
  }
}

/// Durations in microseconds.
struct Series {
  private var values: [Double] = []

  mutating func add(_ value: Double) { values.append(value) }

  func percentile(_ percent: Int) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
  }
}
