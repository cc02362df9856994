import Core
import Testing

@testable import Templates

@Suite("Places of nodes")
struct PlaceTests {
  @Test("the contents of a scalar stand between its quotes, if it has some")
  func contents() {
    let file = SourceFile(id: FileID(0), path: "a.py", bytes: Array("print(\"a\")".utf8))
    let whole = Node(.scalar("x", .quoted), place: file.whole)
    #expect(whole.contentPlace(in: file) == file.whole)
    let quoted = Node(.scalar("a", .quoted), place: Place(file.id, 6, 9))
    #expect(quoted.contentPlace(in: file) == Place(file.id, 7, 8))
  }

  @Test(
    "a value's place is exactly what was written",
    arguments: [
      ("key: plain value # comment\n", "plain value"),
      ("key: 'it''s'\n", "'it''s'"),
      ("key: \"a \\\" b\"   \n", "\"a \\\" b\""),
      ("key: !Ref Name\n", "!Ref Name"),
      ("key: !Sub \"${A}-b\"\n", "!Sub \"${A}-b\""),
      ("key: [1, {a: b}, 3] # end\n", "[1, {a: b}, 3]"),
      ("key: {}\n", "{}"),
      ("key: { a: [ ] }\nother: 1\n", "{ a: [ ] }"),
      ("key:\n  - one\n  - two\nother: 1\n", "- one\n  - two"),
      ("key: |\n  first\n  second\n\nother: 1\n", "|\n  first\n  second"),
      ("key: >-\n  folded\n   more\nother: 1\n", ">-\n  folded\n   more"),
      ("key: two\n  lines\nother: 1\n", "two\n  lines"),
      ("ü: {ö: 1}\nkey: äö€ 😀 end\n", "äö€ 😀 end"),
      ("key: value\r\nother: 1\r\n", "value"),
      ("key: |\r\n  first\r\nother: 1\r\n", "|\r\n  first"),
      ("{\"key\": \"va\\u00fcl\", \"b\": 1}", "\"va\\u00fcl\""),
      ("{\"key\": [1, {\"a\": null}]}", "[1, {\"a\": null}]"),
    ])
  func valuePlace(yaml: String, expected: String) {
    let reading = DocumentReading(yaml)
    #expect(reading.document.diagnostics.isEmpty)
    #expect(reading.text(reading.root["key"]) == expected)
  }

  @Test func keyPlaceAndEntryPlace() {
    let reading = DocumentReading("outer:\n  \"inner key\": [a]\n")
    let entry = reading.root["outer"]?.entry("inner key")
    #expect(entry.map { reading.file.text($0.keyPlace) } == "\"inner key\"")
    #expect(entry.map { reading.file.text($0.place) } == "\"inner key\": [a]")
  }

  @Test(
    "the content of a scalar leaves its quotes and header out",
    arguments: [
      ("key: |\n  one\n  two\n", "  one\n  two"), ("key: 'a'\n", "a"), ("key: !Sub \"x\"\n", "x"), ("key: b\n", "b"),
    ])
  func contentPlace(yaml: String, expected: String) {
    let reading = DocumentReading(yaml)
    let place = reading.root["key"]?.contentPlace(in: reading.file)
    #expect(place.map { reading.file.text($0) } == expected)
  }

  @Test func aliasHasThePlaceOfItsAnchorAndDoesNotShiftWhatFollows() {
    let reading = DocumentReading("a: &x {k: 1}\nb: [*x, *x]\nc: last\n")
    #expect(reading.text(reading.root["b"]?[1]) == "&x {k: 1}")
    #expect(reading.text(reading.root["b"]) == "[*x, *x]")
    #expect(reading.text(reading.root["c"]) == "last")
  }

  @Test func byteOrderMarkDoesNotShiftPlaces() {
    let reading = DocumentReading([0xEF, 0xBB, 0xBF] + Array("key: value\nb: c\n".utf8))
    #expect(reading.text(reading.root["key"]) == "value")
    #expect(reading.text(reading.root["b"]) == "c")
  }
}
