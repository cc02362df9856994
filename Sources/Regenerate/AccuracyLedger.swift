#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Counts, by rule, what the fixtures expect: findings, known misses and known false alarms.
struct AccuracyLedger {
  private(set) var expected: [String: Int] = [:]
  private(set) var missing: [String: Int] = [:]
  private(set) var spurious: [String: Int] = [:]

  init(root: String) throws {
    let fixtures = "\(root)/Tests/RuleTests/Fixtures"
    for file in try FileManager.default.subpathsOfDirectory(atPath: fixtures).sorted() {
      guard let bytes = FileManager.default.contents(atPath: "\(fixtures)/\(file)") else { continue }
      count(in: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// "1 / 0", or nothing for a rule without known faults.
  func cell(_ rule: String) -> String {
    let counts = (missing[rule] ?? 0, spurious[rule] ?? 0)
    return counts == (0, 0) ? "" : "\(counts.0) / \(counts.1)"
  }

  private mutating func count(in text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      for rule in Self.ids(after: "finding: ", in: line) { expected[rule, default: 0] += 1 }
      for rule in Self.ids(after: "missing: ", in: line) { missing[rule, default: 0] += 1 }
      for rule in Self.ids(after: "spurious: ", in: line) { spurious[rule, default: 0] += 1 }
    }
  }

  private static func ids(after word: String, in line: Substring) -> [String] {
    guard let range = line.firstRange(of: word) else { return [] }
    let rest = line[range.upperBound...].prefix { $0.isLetter || $0.isNumber || "-, ".contains($0) }
    return rest.split(separator: ",").map { String($0.filter { $0 != " " }) }.filter { !$0.isEmpty }
  }
}
