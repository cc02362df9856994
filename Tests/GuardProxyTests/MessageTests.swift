import Testing

@testable import GuardProxy

/// Addresses, heads and chunks.
@Suite struct MessageTests {
  @Test(arguments: [
    ("127.0.0.1:9001", "127.0.0.1:9001"), ("localhost:80", "127.0.0.1:80"),
    ("http://10.0.0.1:1234/path", "10.0.0.1:1234"), ("[::1]:90", "[0:0:0:0:0:0:0:1]:90"),
  ]) func addressesAreRead(text: String, expected: String) { #expect(Endpoint(text)?.description == expected) }

  @Test(arguments: ["", "localhost", "127.0.0.1:99999", "no such name:1", "[::1:90"])
  func otherTextIsNoAddress(text: String) { #expect(Endpoint(text) == nil) }

  @Test(arguments: 1...9) func chunksMayBreakAnywhere(step: Int) throws {
    let wire = Array("4;x=y\r\nWiki\r\n6\r\npedia \r\n00E\r\nin \r\n\r\nchunks.\r\n0\r\nA: b\r\nC: d\r\n\r\nGET".utf8)
    var parser = ChunkParser()
    var data: [UInt8] = []
    var used = 0
    while !parser.isFinished {
      let piece = Array(wire[used..<min(used + step, wire.count)])
      used += try piece.withUnsafeBytes { bytes in try parser.consume(bytes) { data += $0 } }
    }
    #expect(String(decoding: data, as: UTF8.self) == "Wikipedia in \r\n\r\nchunks.")
    #expect(String(decoding: parser.trailers, as: UTF8.self) == "A: b\r\nC: d\r\n")
    #expect(wire.count - used == 3)
  }

  @Test func fieldsAreFoundWhateverTheirCase() throws {
    let head = try MessageHead(Array("HTTP/1.1 204 No\r\nCONNECTION: Keep-Alive, Close\r\nx:\t v \r\n\r\n".utf8))
    #expect(head.status == 204 && head.text("x") == "v" && !head.keepsAlive)
    #expect(try head.responseFraming() == .none)
  }

  @Test func anotherLengthReplacesTheFraming() throws {
    let head = try MessageHead(
      Array("POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\nA: b\r\nExpect: 1\r\n\r\n".utf8))
    #expect(
      String(decoding: head.with(length: 7), as: UTF8.self) == "POST /x HTTP/1.1\r\nA: b\r\nContent-Length: 7\r\n\r\n")
  }
}
