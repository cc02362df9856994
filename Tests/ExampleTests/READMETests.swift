import Core
import Map
import Output
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The README shows a real result; this keeps it real.
@Suite struct READMETests {
  @Test("the result in the README is what a scan of the example prints first")
  func result() throws {
    let root = Example.root.dropLast("/Examples".count)
    let bytes = try #require(FileManager.default.contents(atPath: root + "/README.md"))
    let shown = try #require(
      String(decoding: bytes, as: UTF8.self).split(separator: "```\n").first { $0.hasPrefix("▌") })
    let example = try #require(Example.vulnerable.first { $0.name == "bank-report" })
    #expect(TextReport.render(example.scan()).hasPrefix(shown), "paste it anew")
  }

  /// `cordon map Examples/file-hash/vulnerable -o docs/map.svg` draws it.
  @Test("the map in the README is that of the example")
  func map() throws {
    let root = Example.root.dropLast("/Examples".count)
    let bytes = try #require(FileManager.default.contents(atPath: root + "/docs/map.svg"))
    let report = try #require(Example.vulnerable.first { $0.name == "file-hash" }).scan()
    let map = ApplicationMap.draw(report.applications[0], findings: report.findings)
    #expect(String(decoding: bytes, as: UTF8.self) == SVGMap.render(map), "draw it anew")
  }

  /// `cordon map Examples/file-hash/vulnerable --format markdown` writes it.
  @Test("the table in the README is that of the example's threat model")
  func table() throws {
    let root = Example.root.dropLast("/Examples".count)
    let bytes = try #require(FileManager.default.contents(atPath: root + "/README.md"))
    let shown = try #require(String(decoding: bytes, as: UTF8.self).split(separator: "([how](docs/map.md)):\n\n").last)
    let table = try #require(shown.split(separator: "\n\n").first)
    let report = try #require(Example.vulnerable.first { $0.name == "file-hash" }).scan()
    let map = ApplicationMap.draw(report.applications[0], findings: report.findings)
    #expect(table.hasPrefix("| Function |") && ThreatModel.render([map], of: report).contains(table))
  }
}
