import GuardEngine
import GuardInspection
import GuardPolicy
import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures what the guard finds in a folder of cases, and what it finds wrongly.
///
///     swift run -c release GuardDetection FOLDER [--half develop|held-out] [--misses COUNT] [--sinks known]
///
/// Each class is a file of JSON lines: a string is one text, looked at with nothing known of where it goes; an object is
/// a whole event, looked at with no policy. Files that begin with `benign` hold what must pass. Every class is split in
/// two by a hash of its cases; rules are developed on one half and reported on the other, whose misses are never shown.
/// With `--sinks known` texts are looked at as in a field whose sink a policy names, by the class.
@main
enum GuardDetection {
  static func main() {
    do { try measure() } catch {
      print(error)
      exit(1)
    }
  }

  private static func measure() throws {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    print("class".padded(28), "cases".leading(8), "found".leading(8), "share".leading(9))
    for file in try options.files() {
      var tally = Tally()
      for line in try LocalFile.read("\(options.folder)/\(file)").split(separator: UInt8(ascii: "\n")) {
        guard options.half.map({ Half(of: line) == $0 }) ?? true else { continue }
        tally.add(Array(line), isFound: Case.isFound(Array(line), options.knowsSinks ? Case.sinks(of: file) : []))
      }
      tally.show(file, options)
    }
  }
}

/// Which half of its class a case belongs to, for good.
enum Half: String {
  case develop
  case heldOut = "held-out"

  init(of line: ArraySlice<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in line { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self = (hash ^ hash >> 32) & 1 == 0 ? .develop : .heldOut
  }
}

struct Options {
  var folder: String
  var half: Half?
  var missCount = 0
  var knowsSinks = false

  /// - Throws: `SystemFailure` with the usage.
  init(_ arguments: [String]) throws(SystemFailure) {
    var rest = arguments[...]
    guard let folder = rest.popFirst() else { throw Self.usage }
    self.folder = folder
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Self.usage }
      switch name {
      case "--half": half = Half(rawValue: value)
      case "--sinks": knowsSinks = value == "known"
      case "--misses": missCount = Int(value) ?? 0
      default: throw Self.usage
      }
    }
  }

  private static let usage = SystemFailure(
    "usage: GuardDetection FOLDER [--half develop|held-out] [--misses COUNT] [--sinks known]", code: 0)

  /// The classes' files, by name.
  func files() throws(SystemFailure) -> [String] {
    guard let stream = opendir(folder) else { throw SystemFailure("open \(folder)") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".jsonl") { names.append(name) }
    }
    return names.sorted()
  }
}

enum Case {
  private static let inspector = EventInspector(Policy())

  private static let classes: [String: Sink] = [
    "sql": .sql, "xss": .html, "shell": .shell, "traversal": .path, "lfi": .path, "ssti": .template, "xxe": .xml,
    "nosql": .nosql, "ldap": .ldap,
  ]

  /// Where texts of a class go.
  static func sinks(of file: String) -> SinkSet {
    let name = file.dropLast(".jsonl".utf8.count).split(separator: "-").last.map(String.init) ?? ""
    return classes[name].map { SinkSet($0) } ?? []
  }

  static func isFound(_ line: [UInt8], _ known: SinkSet) -> Bool {
    if line.first == UInt8(ascii: "{") { return !inspector.inspect(line).findings.isEmpty }
    let text = JSONEscapes.decode(line.span.extracting(1..<max(1, line.count - 1)))
    return Inspector.inspect(text.span, SinkScope(known: known)) != nil
  }
}

/// What was found in one class.
struct Tally {
  private var count = 0
  private var found = 0
  /// Attacks that passed, or ordinary texts that did not.
  private var wrong: [[UInt8]] = []
  private var missed: [[UInt8]] = []

  mutating func add(_ line: [UInt8], isFound: Bool) {
    count += 1
    if isFound {
      found += 1
      wrong.append(line)
    } else {
      missed.append(line)
    }
  }

  func show(_ file: String, _ options: Options) {
    let share = count == 0 ? 0 : found * 10_000 / count
    let name = String(file.dropLast(".jsonl".utf8.count))
    print(
      name.padded(28), String(count).leading(8), String(found).leading(8),
      "\(share / 100).\(share % 100 < 10 ? "0" : "")\(share % 100) %".leading(9))
    guard options.half == .develop else { return }
    let shown = name.hasPrefix("benign") ? wrong : missed
    let step = max(1, shown.count / max(1, options.missCount))
    for index in stride(from: 0, to: shown.count, by: step).prefix(options.missCount) {
      print("    ", String(decoding: shown[index].prefix(400), as: UTF8.self))
    }
  }
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - utf8.count)) }
  func leading(_ width: Int) -> String { String(repeating: " ", count: max(0, width - utf8.count)) + self }
}
