import GuardInspection
import Testing

/// Writes down what a walk tells.
private struct Recorder: JSONVisitor {
  let bytes: [UInt8]
  var log = ""

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
  mutating func beginObject(at offset: Int) { log += "{" }
  mutating func beginArray(at offset: Int) { log += "[" }
  mutating func end(at offset: Int) { log += bytes[offset - 1] == UInt8(ascii: "}") ? "}" : "]" }
  mutating func key(_ range: Range<Int>, isEscaped: Bool) { log += "\(text(range)):" }
  mutating func string(_ range: Range<Int>, isEscaped: Bool) { log += "'\(text(range))'\(isEscaped ? "!" : "")" }
  mutating func scalar(_ range: Range<Int>) { log += "<\(text(range))>" }
}

@Suite struct JSONWalkTests {
  private func walk(_ text: String, depthLimit: Int = 100) throws -> String {
    let bytes = Array(text.utf8)
    var recorder = Recorder(bytes: bytes)
    try JSONWalk.run(bytes.span, depthLimit: depthLimit, &recorder)
    return recorder.log
  }

  @Test(arguments: [
    (#"{"a":1,"b":[true,null,"x"],"c":{}}"#, "{a:<1>b:[<true><null>'x']c:{}}"), ("[]", "[]"),
    (#" "x\"y" "#, #"'x\"y'!"#),
    ("-1.5e9", "<-1.5e9>"), ("\u{FEFF}[1]", "[<1>]"),
  ]) func documentsAreTold(text: String, log: String) throws { #expect(try walk(text) == log) }

  @Test(arguments: [
    "", "{", "[1", "{\"a\"}", "{\"a\":}", "[1,]", "[1 2]", "{\"a\":1,}", "\"open", "[}", "{]", "1 2", "{1:2}", "]", ",",
  ]) func otherTextIsAFault(text: String) { #expect(throws: JSONFault.self) { try walk(text) } }

  @Test func depthIsBounded() {
    let deep = String(repeating: "[", count: 200_000)
    #expect(throws: JSONFault.tooDeep(limit: 100)) { try walk(deep) }
    #expect(throws: JSONFault.malformed(at: 200_000)) { try walk(deep, depthLimit: 1_000_000) }
  }
}
