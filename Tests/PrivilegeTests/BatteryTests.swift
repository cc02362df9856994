import Core
import Privilege
import Scan
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Handlers under Battery/ with the exact policies that they need, written by hand.
@Suite struct BatteryTests {
  @Test("what a handler needs is found exactly", arguments: BatteryCase.all.filter { !$0.isKnownMiss })
  func exact(handler: BatteryCase) {
    let needs = handler.needs
    #expect(needs.isComplete != handler.isOpen)
    #expect(needs.needs.filter { !$0.isOfPlatform }.map(BatteryCase.line).sorted() == handler.expected.sorted())
  }

  @Test("what is known to be missed is still missed", arguments: BatteryCase.all.filter(\.isKnownMiss))
  func missed(handler: BatteryCase) {
    #expect(handler.needs.needs.filter { !$0.isOfPlatform }.map(BatteryCase.line).sorted() != handler.expected.sorted())
  }

  @Test("no handler that calls something needs nothing without saying so")
  func neverSilentlyEmpty() {
    for handler in BatteryCase.all where !handler.expected.isEmpty {
      let needs = handler.needs
      #expect(!needs.needs.allSatisfy(\.isOfPlatform) || !needs.isComplete, "\(handler)")
    }
  }

  @Test("the battery has at least 150 handlers, of which 95 in 100 are exact")
  func size() {
    let all = BatteryCase.all
    #expect(all.count >= 150)
    #expect(all.count { $0.isKnownMiss } * 20 <= all.count)
  }
}

/// One handler of the battery.
struct BatteryCase: CustomTestStringConvertible {
  var file: String
  var name: String
  var expected: [String] = []
  /// Whether a call cannot be understood, so that the policy must say that it is incomplete.
  var isOpen = false
  var isKnownMiss = false
  var code = ""

  var testDescription: String { "\(file): \(name)" }

  private static let folder = "\(repository)/Tests/PrivilegeTests/Battery"

  static let all: [BatteryCase] = ["python", "javascript-v2", "javascript-v3", "typescript"].flatMap { file in
    let bytes = FileManager.default.contents(atPath: "\(folder)/\(file).txt") ?? Data()
    var cases: [BatteryCase] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("### ") {
        cases.append(BatteryCase(file: file, name: String(line.dropFirst(4))))
      } else if !cases.isEmpty {
        cases[cases.count - 1].add(line)
      }
    }
    return cases
  }

  private mutating func add(_ line: Substring) {
    if line.hasPrefix("needs ") {
      expected.append(String(line.dropFirst(6)))
    } else if line == "open" {
      isOpen = true
    } else if line == "missed" {
      isKnownMiss = true
    } else {
      code += line + "\n"
    }
  }

  /// What is found in the handler as a part of the application in template.yaml.
  var needs: FunctionNeeds {
    let (runtime, ending) =
      switch file {
      case "python": ("python3.12", "py")
      case "typescript": ("nodejs20.x", "ts")
      default: ("nodejs20.x", code.contains("import {") ? "mjs" : "js")
      }
    let bytes = FileManager.default.contents(atPath: "\(Self.folder)/template.yaml") ?? Data()
    let template = String(decoding: bytes, as: UTF8.self).replacing("RUNTIME", with: runtime)
    let report = Scanner.model(
      tree: FileTree(contents: [
        (path: "template.yaml", bytes: Array(template.utf8)), (path: "src/app.\(ending)", bytes: Array(code.utf8)),
        (path: "worker/work.py", bytes: Array("def handler(event, context):\n    return 1\n".utf8)),
      ]))
    guard let application = report.applications.first, let function = application.function("Handler") else {
      return FunctionNeeds()
    }
    return NeedFinder(application).needs(of: function)
  }

  /// A need as the files write it.
  static func line(_ need: Need) -> String {
    var resource = need.resource.display
    for (long, short) in [("${AWS::Partition}", "aws"), ("${AWS::Region}", "R"), ("${AWS::AccountId}", "A")] {
      resource = resource.replacing(long, with: short)
    }
    let conditions = need.conditions.map { " if \($0.comparison) \($0.key) \($0.values.map(\.display).joined())" }
    return "\(need.action) \(resource)\(conditions.joined())"
  }
}
