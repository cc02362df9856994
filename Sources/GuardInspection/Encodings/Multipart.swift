/// Parts of a body that was sent with files. https://www.rfc-editor.org/rfc/rfc7578
package enum Multipart {
  package struct Part: Sendable {
    package var name: [UInt8]
    package var fileName: [UInt8]?
    package var body: [UInt8]
  }

  /// More parts than any form has are not split further.
  private static let partLimit = 1000

  package static func parts(of text: Span<UInt8>, boundary: String) -> [Part] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [Part] = []
    var start = next(mark, in: text, from: 0)
    while let begin = start, parts.count < partLimit {
      let content = begin + mark.count
      start = next(mark, in: text, from: content)
      guard let end = start else { break }
      if let part = part(text.extracting(content..<end)) { parts.append(part) }
    }
    return parts
  }

  private static func next(_ mark: [UInt8], in text: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while let dash = text.firstIndex(ofByte: UInt8(ascii: "-"), from: index) {
      if dash + mark.count <= text.count, mark.indices.allSatisfy({ text[dash + $0] == mark[$0] }) { return dash }
      index = dash + 1
    }
    return nil
  }

  private static func part(_ text: Span<UInt8>) -> Part? {
    guard let blank = text.firstIndex(of: "\r\n\r\n") ?? text.firstIndex(of: "\n\n") else { return nil }
    let head = text.extracting(0..<blank)
    let start = text[blank] == 0x0D ? blank + 4 : blank + 2
    var end = text.count
    while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    return Part(
      name: parameter("name=", head) ?? [], fileName: parameter("filename=", head),
      body: [UInt8](copying: text.extracting(min(start, end)..<end)))
  }

  private static func parameter(_ name: StaticString, _ head: Span<UInt8>) -> [UInt8]? {
    var index = 0
    while let found = head.firstIndex(of: name, from: index) {
      index = found + 1
      // `name=` is also the end of `filename=`.
      guard !ASCII.isNameByte(head.byte(found - 1)) else { continue }
      var start = found + name.utf8CodeUnitCount
      let isQuoted = head.byte(start) == UInt8(ascii: "\"")
      if isQuoted { start += 1 }
      var end = start
      while end < head.count, isQuoted ? head[end] != UInt8(ascii: "\"") : head[end] > 0x20 && head[end] != 0x3B {
        end += 1
      }
      return [UInt8](copying: head.extracting(start..<end))
    }
    return nil
  }
}
