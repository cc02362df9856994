import Foundation
import Testing

@testable import Output

@Suite struct JSONWriterTests {
  @Test(arguments: [
    "", "plain", "\"quoted\" \\ slash/", "line\nbreak\r\ttab", "\u{0}\u{1}\u{1F}\u{7F}", "größe 日本 🦀",
    "\u{2028}\u{2029}",
    "</script>",
  ])
  func stringsComeBack(_ text: String) throws {
    var writer = JSONWriter()
    writer.array([text]) { $0.value($1) }
    let read = try JSONSerialization.jsonObject(with: Data(writer.text.utf8)) as? [String]
    #expect(read == [text])
  }

  @Test func nestsAndSeparates() throws {
    var writer = JSONWriter()
    writer.object { out in
      out.field("number", -3)
      out.field("truth", false)
      out.field("words", ["a", "b"])
      out.object("empty") { _ in }
      out.array("rows", [1, 2]) { out, number in out.object { $0.field("n", number) } }
      out.key("seconds")
      out.value(1.5)
    }
    let expected = """
      {
        "number": -3,
        "truth": false,
        "words": [
          "a",
          "b"
        ],
        "empty": {},
        "rows": [
          {
            "n": 1
          },
          {
            "n": 2
          }
        ],
        "seconds": 1.500000
      }
      """
    #expect(writer.text == expected)
  }
}
