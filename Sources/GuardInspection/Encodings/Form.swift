/// Fields of a form in a body. https://url.spec.whatwg.org/#application/x-www-form-urlencoded
package enum Form {
  /// Hands over each field's name and value, decoded.
  package static func each(_ text: Span<UInt8>, _ body: ([UInt8], [UInt8]) -> Void) {
    var start = 0
    while start <= text.count {
      let end = text.firstIndex(ofByte: UInt8(ascii: "&"), from: start) ?? text.count
      if end > start { field(text.extracting(start..<end), body) }
      start = end + 1
    }
  }

  private static func field(_ text: Span<UInt8>, _ body: ([UInt8], [UInt8]) -> Void) {
    let equals = text.firstIndex(ofByte: UInt8(ascii: "=")) ?? text.count
    body(decoded(text.extracting(0..<equals)), decoded(text.extracting(min(equals + 1, text.count)..<text.count)))
  }

  private static func decoded(_ text: Span<UInt8>) -> [UInt8] {
    PercentEncoding.decode(text, plusIsSpace: true) ?? [UInt8](copying: text)
  }

  /// Whether a text of unknown type is a form: a name and an equals sign first, and no spaces anywhere.
  package static func isLikely(_ text: Span<UInt8>) -> Bool {
    guard let equals = text.firstIndex(ofByte: UInt8(ascii: "=")), equals > 0, equals < 80 else { return false }
    for index in 0..<equals where !ASCII.isNameByte(text[index]) && !"[].%-$".utf8.contains(text[index]) {
      return false
    }
    return text.firstIndex(ofByte: 0x20) == nil && text.firstIndex(ofByte: UInt8(ascii: "<")) == nil
  }
}
