import Core
import Scan
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One of the applications in Examples/, as it should not be (vulnerable) or mended (fixed).
struct Example: Sendable, CustomTestStringConvertible {
  /// A rule on a line, as a comment expects it or a scan reports it.
  struct Mark: Hashable, Comparable, CustomStringConvertible {
    var file: String
    var line: Int
    var rule: String

    var description: String { "\(file):\(line) \(rule)" }
    static func < (one: Mark, other: Mark) -> Bool {
      (one.file, one.line, one.rule) < (other.file, other.line, other.rule)
    }
  }

  var name: String
  var twin: String
  /// Path and content of each file.
  var contents: [(path: String, bytes: [UInt8])]

  var testDescription: String { "\(name)/\(twin)" }

  func scan() -> ScanReport { Scanner.scan(tree: FileTree(contents: contents)) }

  /// The rules that stand behind a word ("finding", "missing") at the end of a line: `# finding: rule-id, rule-id`.
  func marks(_ word: String) -> Set<Mark> {
    var marks: Set<Mark> = []
    for (path, bytes) in contents {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        let openings = ["# \(word): ", "// \(word): "]
        guard let opening = openings.compactMap({ line.firstRange(of: $0) }).first else { continue }
        let rules = line[opening.upperBound...].split(separator: ",").map { $0.drop { $0 == " " } }
        marks.formUnion(rules.map { Mark(file: path, line: index + 1, rule: String($0)) })
      }
    }
    return marks
  }
}

extension ScanReport {
  /// Every finding with its line, and with the lines that are told along with it.
  var marks: Set<Example.Mark> {
    Set(
      findings.flatMap { finding in
        finding.places.map { place in
          let file = tree[place.file]
          let line = LineTable(file.bytes).position(of: place.start).line
          return Example.Mark(file: file.path, line: line, rule: finding.rule)
        }
      })
  }
}

extension Example {
  static let all: [Example] = names(in: root).flatMap { name in
    names(in: "\(root)/\(name)").map { twin in
      Example(name: name, twin: twin, contents: files(at: "\(root)/\(name)/\(twin)"))
    }
  }
  static let vulnerable = all.filter { $0.twin == "vulnerable" }
  static let fixed = all.filter { $0.twin == "fixed" }

  static let root = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" } + "/Examples"

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func files(at path: String) -> [(path: String, bytes: [UInt8])] {
    let below = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return below.sorted().compactMap { relative in
      var isFolder = false
      guard FileManager.default.fileExists(atPath: "\(path)/\(relative)", isDirectory: &isFolder), !isFolder else {
        return nil
      }
      return FileManager.default.contents(atPath: "\(path)/\(relative)").map { (relative, Array($0)) }
    }
  }
}
