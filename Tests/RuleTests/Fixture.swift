import Core
import Scan
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A small application that a rule must find something in (bad), or nothing (good).
struct Fixture: Sendable, CustomTestStringConvertible {
  /// What a comment on a line says of it.
  enum Word: String, CaseIterable {
    /// The rule reports this line.
    case finding
    /// The rule should report this line and does not yet.
    case missing
    /// The rule reports this line and should not.
    case spurious
  }

  struct Mark: Hashable {
    var file: String
    var line: Int
  }

  var rule: String
  var isBad: Bool
  /// Path and content of each file.
  var contents: [(path: String, bytes: [UInt8])]

  var testDescription: String { "\(rule)/\(isBad ? "bad" : "good")" }

  /// The lines that carry a word about the fixture's own rule. JSON has no comments, and some rules
  /// read them: there `expected.txt` speaks.
  func marks(_ word: Word) -> Set<Mark> {
    var marks: Set<Mark> = []
    for (path, bytes) in contents {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.hasSuffix(" \(word.rawValue): \(rule)") {
        marks.insert(path == "expected.txt" ? Self.mark(in: line) : Mark(file: path, line: index + 1))
      }
    }
    return marks
  }

  /// "package.json:4 finding: id".
  private static func mark(in line: Substring) -> Mark {
    let parts = line.prefix { $0 != " " }.split(separator: ":")
    return Mark(file: String(parts[0]), line: parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  }

  /// The lines that the rule reports in a scan of the whole fixture.
  func reported() -> Set<Mark> {
    let report = Scanner.scan(tree: FileTree(contents: contents.filter { $0.path != "expected.txt" }))
    let places = report.findings.filter { $0.rule == rule }.flatMap(\.places)
    return Set(
      places.map { place in
        let file = report.tree[place.file]
        return Mark(file: file.path, line: LineTable(file.bytes).position(of: place.start).line)
      })
  }
}

extension Fixture {
  /// Every fixture in Fixtures/, sorted by rule.
  static let all: [Fixture] = names(in: root).flatMap { rule in
    names(in: "\(root)/\(rule)").map { name in
      let path = "\(root)/\(rule)/\(name)"
      return Fixture(rule: rule, isBad: name.hasPrefix("bad"), contents: files(at: path, named: name))
    }
  }

  static let root = #filePath.split(separator: "/").dropLast().reduce(into: "") { $0 += "/\($1)" } + "/Fixtures"

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// A fixture is one file, or a folder whose files keep their paths below it.
  private static func files(at path: String, named name: String) -> [(path: String, bytes: [UInt8])] {
    if let below = try? FileManager.default.subpathsOfDirectory(atPath: path), !below.isEmpty {
      return below.sorted().compactMap { relative in contents("\(path)/\(relative)").map { (relative, $0) } }
    }
    return contents(path).map { [(name, $0)] } ?? []
  }

  private static func contents(_ path: String) -> [UInt8]? {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else { return nil }
    return FileManager.default.contents(atPath: path).map(Array.init)
  }
}
