/// What a Redis server answers, in the second version of its protocol.
/// https://redis.io/docs/latest/develop/reference/protocol-spec/
enum RedisReply: Equatable, Sendable {
  case text(String)
  case number(Int)
  case bytes([UInt8])
  case list([RedisReply])
  case nothing

  /// A command as the server takes it.
  static func command(_ words: [[UInt8]]) -> [UInt8] {
    words.reduce(Array("*\(words.count)\r\n".utf8)) { bytes, word in
      bytes + Array("$\(word.count)\r\n".utf8) + word + [0x0D, 0x0A]
    }
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]
  private static let sizeLimit = 8 << 20
  private static let countLimit = 1024

  /// - Throws: `ServiceFailure.refused` for an error of the server's.
  static func read(
    from stream: inout ServiceStream, _ deadline: Deadline, depth: Int = 0
  ) throws(ServiceFailure) -> RedisReply {
    let line = try stream.read(to: lineEnd, limit: 64 << 10, deadline).dropLast(2)
    let rest = String(decoding: line.dropFirst(), as: UTF8.self)
    switch line.first {
    case UInt8(ascii: "+"): return .text(rest)
    case UInt8(ascii: "-"): throw .refused(code: String(rest.prefix { $0 != " " }), body: [])
    case UInt8(ascii: ":"): return .number(try number(rest))
    case UInt8(ascii: "$"):
      let count = try number(rest)
      if count < 0 { return .nothing }
      guard count <= sizeLimit else { throw .malformed("a value over \(sizeLimit) bytes") }
      return .bytes(Array(try stream.read(count + 2, deadline).dropLast(2)))
    case UInt8(ascii: "*"):
      let count = try number(rest)
      if count < 0 { return .nothing }
      guard count <= countLimit, depth < 4 else { throw .malformed("a list of \(count)") }
      var list: [RedisReply] = []
      for _ in 0..<count { list.append(try read(from: &stream, deadline, depth: depth + 1)) }
      return .list(list)
    default: throw .malformed("no reply of Redis")
    }
  }

  private static func number(_ text: String) throws(ServiceFailure) -> Int {
    guard let number = Int(text) else { throw .malformed("a number") }
    return number
  }
}
