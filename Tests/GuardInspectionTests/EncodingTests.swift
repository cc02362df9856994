import Archives
import Testing

@testable import GuardInspection

@Suite struct EncodingTests {
  private func base64(_ text: String) -> [UInt8]? { Base64.decode(Array(text.utf8).span) }

  private func percent(_ text: String, plusIsSpace: Bool = false) -> [UInt8]? {
    PercentEncoding.decode(Array(text.utf8).span, plusIsSpace: plusIsSpace)
  }

  private func inflate(_ bytes: [UInt8], limit: Int) throws -> [UInt8] {
    try Inflate.decompress(bytes.span, limit: limit)
  }

  private func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  @Test(arguments: [
    ("aGVsbG8=", "hello"), ("aGVsbG8", "hello"), ("aGVs\r\nbG8=", "hello"), ("Pz8_", "???"), ("", ""),
  ]) func base64IsDecoded(encoded: String, plain: String) {
    #expect(text(base64(encoded)) == plain)
  }

  @Test(arguments: ["a", "a===", "a=bc", "hello world"]) func otherTextIsNotBase64(encoded: String) {
    #expect(base64(encoded) == nil)
  }

  @Test(arguments: 0...20) func base64ComesBack(length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    #expect(base64(Base64.encode(bytes)) == bytes)
  }

  @Test func percentSignsAreDecoded() {
    #expect(text(percent("a%2Fb%u0041%zz+")) == "a/bA%zz+")
    #expect(text(percent("a+b", plusIsSpace: true)) == "a b")
    #expect(percent("plain") == nil)
  }

  @Test func escapesOfJSONAreDecoded() {
    let raw = Array(#"a\"\\\/\n\u00e9\ud83d\ude00\ud800x"#.utf8)
    let decoded = JSONEscapes.decode(raw.span)
    #expect(text(decoded) == "a\"\\/\né\u{1F600}\u{FFFD}x")
  }

  /// gzip of "hello hello hello hello", written by zlib with dynamic or fixed codes, and stored.
  @Test(arguments: [
    "H4sIAAAAAAACA8tIzcnJV8hAJwEjBsgFFwAAAA==", "H4sIAAAAAAAC/wEXAOj/aGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8jBsgFFwAAAA==",
  ]) func gzipIsInflated(encoded: String) throws {
    let bytes = try #require(base64(encoded))
    #expect(text(try inflate(bytes, limit: 100)) == "hello hello hello hello")
    #expect(throws: Inflate.Fault.tooLarge(limit: 10)) { try inflate(bytes, limit: 10) }
  }

  @Test func damagedGzipIsAFaultAndNoCrash() throws {
    let whole = try #require(base64("H4sIAAAAAAACA8tIzcnJV8hAJwEjBsgFFwAAAA=="))
    for length in whole.indices {
      _ = try? inflate(Array(whole[..<length]), limit: 1000)
      var damaged = whole
      damaged[length] ^= 0x55
      _ = try? inflate(damaged, limit: 1000)
    }
  }

  @Test func formsAreSplit() {
    var fields: [String] = []
    Form.each(Array("a=1&b%5B$ne%5D=x+y&&c".utf8).span) { name, value in
      fields.append(String(decoding: name, as: UTF8.self) + ":" + String(decoding: value, as: UTF8.self))
    }
    #expect(fields == ["a:1", "b[$ne]:x y", "c:"])
  }

  @Test func partsAreSplit() {
    let body =
      "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../a\"\r\nA: b\r\n\r\nbytes\r\n--X\r\n"
      + "Content-Disposition: form-data; name=c\r\n\r\ntext\r\n--X--\r\n"
    let parts = Multipart.parts(of: Array(body.utf8).span, boundary: "X")
    #expect(parts.map { text($0.name) } == ["f", "c"])
    #expect(parts.map { text($0.fileName) } == ["../a", nil])
    #expect(parts.map { text($0.body) } == ["bytes", "text"])
  }

  @Test func textsOfMarkupAreFound() {
    var texts: [String] = []
    let markup = #"<a xmlns="urn:x" b="one &lt;"> two <![CDATA[three]]><c/></a>"#
    Markup.eachText(Array(markup.utf8).span) { texts.append(String(decoding: $0, as: UTF8.self)) }
    #expect(texts == ["one <", " two ", "three"])
  }
}
