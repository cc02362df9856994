import Core
import Testing

@testable import Templates

@Suite("Odd and broken documents")
struct OddDocumentTests {
  @Test(
    "broken input is one diagnostic with a place in the file",
    arguments: [
      "a: [1, 2", "a: b: c", "\tkey: value", "a: *nowhere", "key: 'open", "a: 1\n b: 2\n", "- x\ny: 1\n",
      "%YAML 9\n---\na",
    ])
  func broken(yaml: String) {
    let reading = DocumentReading(yaml)
    #expect(reading.document.diagnostics.count == 1)
    #expect(reading.document.diagnostics.allSatisfy { $0.place.start <= UInt32(yaml.utf8.count) })
  }

  @Test("broken JSON says where", arguments: ["{\"a\": }", "{\"a\": 1", "[1, 2,, 3]", "{\"a\" 1}", "{\"a\": \"\\q\"}"])
  func brokenJSON(json: String) {
    let reading = DocumentReading(json, path: "a.json")
    #expect(reading.document.diagnostics.count <= 1)
    #expect(reading.document.diagnostics.count == 1 || !reading.document.roots.isEmpty)
  }

  @Test("deep nesting ends in a diagnostic", arguments: ["[", "{\"a\":", "{a: ", "- ", "? "])
  func deepNesting(opening: String) {
    let reading = DocumentReading(String(repeating: opening, count: 10_000))
    #expect(reading.document.roots.isEmpty)
    #expect(reading.document.diagnostics.count == 1)
  }

  @Test func deepIndentation() {
    let yaml = (0..<3_000).map { String(repeating: " ", count: $0) + "k:\n" }.joined()
    #expect(DocumentReading(yaml).document.diagnostics.count == 1)
  }

  @Test func aliasesThatMultiplyAreRefused() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      yaml += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    let reading = DocumentReading(yaml)
    #expect(reading.document.roots.isEmpty)
    #expect(reading.document.diagnostics.map(\.kind) == [.incomplete])
  }

  @Test func aliasesThatMultiplyInsideKeysAreRefused() {
    var yaml = "a0: &a0 [x, x]\n"
    for level in 1...60 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let reading = DocumentReading(yaml + "*a60 : value\n")
    #expect(reading.document.diagnostics.count == 1)
  }

  @Test func mergeKeys() {
    let yaml = "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\nall:\n  <<: [*b, *m]\n  x: 0\n"
    let all = DocumentReading(yaml).root["all"]
    #expect(all?["x"]?.int == 0)
    #expect(all?["y"]?.int == 2)
    #expect(all?["z"]?.int == 4)
  }

  @Test("the last of several equal keys counts", arguments: ["a.yaml", "b.json"])
  func duplicates(path: String) {
    let text = path.hasSuffix("json") ? "{\"k\": 1, \"b\": 2, \"k\": 3}" : "k: 1\nb: 2\nk: 3\n\"k\": 4\n"
    let reading = DocumentReading(text, path: path)
    #expect(reading.root["k"]?.int == (path.hasSuffix("json") ? 3 : 4))
    #expect(reading.root["b"]?.int == 2)
    #expect(reading.root.entries.count == 2)
    #expect(reading.document.diagnostics.count == (path.hasSuffix("json") ? 0 : 1))
  }

  @Test func severalDocuments() {
    let reading = DocumentReading("---\na: 1\n---\nb: 2\n...\n")
    #expect(reading.document.roots.count == 2)
    #expect(reading.document.roots.last?["b"]?.int == 2)
    #expect(reading.text(reading.document.roots.last?["b"]) == "2")
  }

  @Test func bytesThatAreNotUTF8AreReplacedAndSaid() {
    let reading = DocumentReading(Array("a: x".utf8) + [0xFF, 0xC3] + Array("y\nb: ".utf8) + [0] + Array("z\n".utf8))
    #expect(reading.root["a"]?.text == "x??y")
    #expect(reading.root["b"]?.text == "?z")
    #expect(reading.document.diagnostics.count == 1)
  }

  @Test func otherEncodingsAreRefused() {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "a: 1\n".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(DocumentReading(bytes).document.diagnostics.map(\.kind) == [.malformed])
  }

  @Test("nothing to read is not an error", arguments: ["", "# only a comment\n", "\n\n", "---\n"])
  func empty(yaml: String) {
    #expect(DocumentReading(yaml).document.diagnostics.isEmpty)
  }

  @Test func placeholdersWithoutQuotesInJSON() {
    let reading = DocumentReading("{\"Timeout\": ${Seconds}, \"Next\": \"b\"}", path: "a.json")
    #expect(reading.root["Timeout"]?.text == "${Seconds}")
    #expect(reading.root["Next"]?.text == "b")
  }

  @Test func surrogatesInJSON() {
    let reading = DocumentReading("{\"a\": \"\\ud83d\\ude00\", \"b\": \"\\ud83d\"}", path: "a.json")
    #expect(reading.root["a"]?.text == "😀")
    #expect(reading.root["b"]?.text == "\u{FFFD}")
  }

  @Test func commentsAndTrailingCommasAreReadAsYAMLDoes() {
    #expect(DocumentReading("{\"a\": [1, 2,], # note\n \"b\": 3}").root["b"]?.int == 3)
  }

  @Test(
    "typed access",
    arguments: [
      ("30", 30), ("'30'", 30), ("30.0", 30), ("-5", -5), ("3.5", nil), ("abc", nil), ("", nil), ("[1]", nil),
    ])
  func integers(written: String, expected: Int?) {
    #expect(DocumentReading("k: \(written)\n").root["k"]?.int == expected)
  }

  @Test("truth values", arguments: [("true", true), ("'False'", false), ("yes", true), ("1", nil), ("~", nil)])
  func booleans(written: String, expected: Bool?) {
    #expect(DocumentReading("k: \(written)\n").root["k"]?.bool == expected)
  }

  @Test func nullIsNoText() {
    let root = DocumentReading("a:\nb: ~\nc: null\nd: ''\n").root
    #expect(root.entries.map { $0.value.text } == [nil, nil, nil, ""])
  }
}
