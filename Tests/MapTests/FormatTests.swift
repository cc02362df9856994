import Core
import Foundation
import Map
import Testing

@testable import Output

/// Every form of the map, byte for byte, and what must hold in all of them.
/// `UPDATE_SNAPSHOTS=1 swift test --filter FormatTests` writes the files anew.
@Suite struct FormatTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let names = ["map.svg", "map.mermaid", "map.dot", "map.json", "map.md"]

  static func render(_ name: String) -> String {
    let report = SampleApplication.report
    let map = ApplicationMap.draw(report.applications[0], findings: report.findings)
    return switch name {
    case "map.svg": SVGMap.render(map)
    case "map.mermaid": MermaidMap.render(map)
    case "map.dot": DOTMap.render(map)
    case "map.json": JSONMap.render([map], of: report)
    default: ThreatModel.render([map], of: report)
    }
  }

  @Test(arguments: names) func isAsCommitted(_ name: String) throws {
    let rendered = Self.render(name)
    let file = Self.root.appending(path: "Tests/OutputSnapshots/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try Data(rendered.utf8).write(to: file)
    }
    #expect(rendered == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  @Test func theJSONFitsItsSchema() throws {
    let schema = try JSONSerialization.jsonObject(
      with: Data(contentsOf: Self.root.appending(path: "docs/schema/cordon-map.schema.json")))
    let document = try JSONSerialization.jsonObject(with: Data(Self.render("map.json").utf8))
    #expect(MapSchema(schema).faults(document) == [])
    let text = Self.render("map.json")
    for (before, after) in [
      ("\"kind\": \"trigger\"", "\"kind\": \"triggers\""), ("\"labels\"", "\"label\""), ("\"line\": 4", "\"line\": 0"),
      ("\"audience\": \"anonymous\"", "\"audience\": \"all\""),
    ] {
      let bad = try JSONSerialization.jsonObject(with: Data(text.replacingOccurrences(of: before, with: after).utf8))
      #expect(!MapSchema(schema).faults(bad).isEmpty, "\(after) was accepted")
    }
  }

  @Test("the picture and the pages are well-formed where they must be, whatever the names are")
  func theSVGIsXML() throws {
    let svg = Self.render("map.svg")
    #expect(XMLCheck.faults(svg) == [])
    #expect(!svg.contains("<script") && !svg.contains("<img"))
  }

  @Test func pagesNameTheirScriptByItsHash() throws {
    let page = WorkspaceHTML.render(SampleApplication.report, applications: [0])
    #expect(page.components(separatedBy: "<script>").count == 2, "the page's own script and no other")
    #expect(!page.contains("<img"))
    #expect(page.contains("default-src 'none'"))
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func hashes(_ text: String, _ hash: String) {
    let digest = ContentHash.digest(Array(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    #expect(digest.joined() == hash)
  }

  @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
  func base64(_ text: String) {
    #expect(ContentHash.base64(Array(text.utf8)) == Data(text.utf8).base64EncodedString())
  }

  @Test func labelsAreCut() {
    #expect(LabelWidth.fit("short", size: 10, to: 100) == "short")
    let cut = LabelWidth.fit(String(repeating: "W", count: 50), size: 10, to: 100)
    #expect(cut.hasSuffix("…") && LabelWidth.of(cut, size: 10) <= 100)
  }
}
