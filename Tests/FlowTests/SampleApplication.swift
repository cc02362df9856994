import Core
import Scan
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A small application of several functions in Applications/, with comments that say which data goes from which function
/// to which line of another: `# flow: os-command-injection from Upload`, and `# flow: none` in a template whose
/// functions have nothing dangerous to hand on.
struct SampleApplication: Sendable, CustomTestStringConvertible {
  /// A finding whose data came from another function.
  struct Flow: Hashable, Comparable, CustomStringConvertible {
    var rule: String
    /// The function in which the path begins.
    var origin: String
    var file: String
    var line: Int
    var confidence: Confidence

    var description: String { "\(file):\(line) \(rule) from \(origin) (\(confidence.name))" }
    static func < (one: Flow, other: Flow) -> Bool { one.description < other.description }
  }

  var name: String
  /// Path and content of each file.
  var contents: [(path: String, bytes: [UInt8])]

  var testDescription: String { name }

  func scan() -> ScanReport { Scanner.scan(tree: FileTree(contents: contents)) }

  /// Whether a comment says that nothing flows.
  var isNegative: Bool { comments.contains { $0.text == "none" } }

  /// The flows that comments speak of; the confidence is high unless they say otherwise.
  var flows: Set<Flow> {
    Set(
      comments.flatMap { comment in
        comment.text.split(separator: ";").compactMap { flow(in: $0, comment.file, comment.line) }
      })
  }

  private var comments: [(file: String, line: Int, text: Substring)] {
    contents.flatMap { path, bytes in
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().compactMap { index, line in
        line.firstRange(of: "# flow: ").map { (path, index + 1, line[$0.upperBound...]) }
          ?? line.firstRange(of: "// flow: ").map { (path, index + 1, line[$0.upperBound...]) }
      }
    }
  }

  /// "rule-id from Function", perhaps with "(medium)" behind it.
  private func flow(in text: Substring, _ file: String, _ line: Int) -> Flow? {
    let words = text.split(separator: " ")
    guard words.count >= 3, words[1] == "from" else { return nil }
    let confidence = words.count > 3 ? Confidence.allCases.first { words[3] == "(\($0.name))" } : .high
    return confidence.map {
      Flow(rule: String(words[0]), origin: String(words[2]), file: file, line: line, confidence: $0)
    }
  }
}

extension ScanReport {
  /// The findings whose data came from another function than the one in which it does harm, or may have: a path that is
  /// told first may begin nearer by.
  var flows: Set<SampleApplication.Flow> {
    var flows: Set<SampleApplication.Flow> = []
    for finding in findings where !finding.steps.isEmpty {
      let ways = finding.steps.first?.function == nil ? otherWays(of: finding) : [(finding.steps, finding.confidence)]
      for (steps, confidence) in ways {
        guard let origin = steps.first?.function else { continue }
        for place in finding.places { flows.insert(flow(finding.rule, from: origin, to: place, confidence)) }
      }
    }
    return flows
  }

  private func flow(_ rule: String, from origin: String, to place: Place, _ confidence: Confidence)
    -> SampleApplication.Flow
  {
    let file = tree[place.file]
    let line = LineTable(file.bytes).position(of: place.start).line
    return SampleApplication.Flow(
      rule: rule, origin: origin, file: file.path, line: line, confidence: confidence)
  }

  private func otherWays(of finding: Finding) -> [([TraceStep], Confidence)] {
    let ways = applications[finding.application].evidence.paths.filter { path in
      path.place == finding.place && path.steps.last?.note == finding.steps.last?.note
        && path.steps.first?.function != nil
    }
    return ways.map { ($0.steps, min($0.confidence, finding.confidence)) }
  }

  /// Paths from one function to another, whether a rule makes something of them or not.
  var crossings: [TaintPath] {
    applications.flatMap(\.evidence.paths).filter { $0.steps.first?.function != nil }
  }
}

extension SampleApplication {
  static let all: [SampleApplication] = names(in: root).map { name in
    SampleApplication(name: name, contents: files(at: "\(root)/\(name)"))
  }

  private static let root =
    #filePath.split(separator: "/").dropLast().reduce(into: "") { $0 += "/\($1)" } + "/Applications"

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
