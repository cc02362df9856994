import Core
import Testing

@testable import Scan

/// Ten thousand damaged templates, code files, manifests and settings: whatever the bytes, a scan ends, does not crash, and
/// speaks only of places that exist. The damage is the same on every run, so a failure comes back with its batch.
@Suite struct MutationTests {
  private static let batches = 40
  private static let treesInABatch = 25
  /// With ten seeds a tree, this makes 40 × 25 × 10 inputs.
  @Test(.timeLimit(.minutes(15)), arguments: 0..<batches)
  func scansSurviveDamage(_ batch: Int) {
    var damage = Damage(seed: UInt64(batch))
    for _ in 0..<Self.treesInABatch {
      let tree = Self.tree(&damage)
      let report = Scanner.scan(tree: tree)
      #expect(Self.strayPlaces(report) == [])
    }
  }

  /// The number of threads must not show, on damaged input least of all.
  @Test(arguments: 0..<5) func everyNumberOfThreadsFindsTheSame(_ batch: Int) {
    var damage = Damage(seed: UInt64(1000 + batch))
    let tree = Self.tree(&damage)
    let reports = [1, 2, 5].map { Scanner.scan(tree: tree, options: ScanOptions(jobs: $0)) }
    for report in reports.dropFirst() {
      #expect(report.findings.map(\.fingerprint) == reports[0].findings.map(\.fingerprint))
      #expect(report.findings.map(\.place) == reports[0].findings.map(\.place))
      #expect(report.diagnostics == reports[0].diagnostics)
    }
  }

  /// The undamaged seeds must give findings; otherwise the test would exercise nothing.
  @Test func theSeedsAreUnderstood() {
    let tree = FileTree(contents: MutationSeeds.all.map { ($0.name, Array($0.text.utf8)) })
    let report = Scanner.scan(tree: tree)
    #expect(report.applications.map(\.format).contains(.sam))
    #expect(report.findings.count > 5)
  }

  /// Every seed damaged, each below a folder of its own or all in one so that they refer to each other.
  private static func tree(_ damage: inout Damage) -> FileTree {
    let isShared = damage.below(2) == 0
    let contents = MutationSeeds.all.enumerated().map { index, seed in
      (path: isShared ? seed.name : "\(index)/\(seed.name)", bytes: damage.applied(to: Array(seed.text.utf8)))
    }
    return FileTree(contents: contents)
  }

  private static func strayPlaces(_ report: ScanReport) -> [Place] {
    let places = report.findings.flatMap { finding in
      [finding.place] + finding.steps.map(\.place) + finding.related.map(\.place) + finding.fix.edits.map(\.place)
    }
    return (places + report.diagnostics.map(\.place) + report.gaps.map(\.first)).filter { place in
      let count = report.tree.files.count
      guard place.file.index < count else { return true }
      return place.start > place.end || Int(place.end) > report.tree[place.file].bytes.count
    }
  }
}

/// Damages bytes in ways that parsers stumble over. The generator is SplitMix64, so runs repeat exactly.
/// https://prng.di.unimi.it/splitmix64.c
struct Damage {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  private static let words = [
    "\"", "'", "`", "{", "}", "[", "]", "(", ")", ":", "- ", "\n", "\r\n", "\t", "\\", "${", "}}", "<<: *bucket",
    "&a *a",
    "!Ref ", "!Sub ", "Fn::If: ", "\u{0}", "\u{FEFF}", "\u{2028}", "#", "//", "/*", "*/", "\"\"\"", "lambda: ", "=>",
    "...",
    "yield ", "await ", "\u{1F980}", "99999999999999999999", "-1", "null", "~", "? ", "| ", "%", "@", "\u{FF}",
  ].map { Array($0.utf8) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// One to four changes.
  mutating func applied(to bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(4) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = below(bytes.count)
    let end = min(bytes.count, start + 1 + below(40))
    switch below(8) {
    case 0: bytes[start] = UInt8(truncatingIfNeeded: next())
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.removeSubrange(start...)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count))
    case 4: bytes.insert(contentsOf: Self.words[below(Self.words.count)], at: start)
    case 5: bytes.insert(contentsOf: repeated(1 + below(600)), at: start)
    case 6: bytes.replaceSubrange(start..<end, with: Self.words[below(Self.words.count)])
    default: splice(&bytes, at: start)
    }
  }

  private mutating func repeated(_ count: Int) -> [UInt8] {
    let word = Self.words[below(Self.words.count)]
    return Array(repeatElement(word, count: count).joined())
  }

  /// A piece of another seed.
  private mutating func splice(_ bytes: inout [UInt8], at start: Int) {
    let other = Array(MutationSeeds.all[below(MutationSeeds.all.count)].text.utf8)
    let from = below(other.count)
    bytes.insert(contentsOf: other[from..<min(other.count, from + 1 + below(200))], at: start)
  }
}
