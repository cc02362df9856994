/// The texts of an XML document, between its tags and in its attributes.
package enum Markup {
  package static func eachText(_ text: Span<UInt8>, _ body: ([UInt8]) -> Void) {
    var index = 0
    while index < text.count {
      let open = text.firstIndex(ofByte: UInt8(ascii: "<"), from: index) ?? text.count
      hand(text.extracting(index..<open), body)
      guard open < text.count else { return }
      if text.matches("<![cdata[", at: open) {
        let end = text.firstIndex(of: "]]>", from: open) ?? text.count
        hand(text.extracting(min(open + 9, end)..<end), body)
        index = min(end + 3, text.count)
      } else {
        let close = text.firstIndex(ofByte: UInt8(ascii: ">"), from: open) ?? text.count
        attributes(text.extracting(open..<close), body)
        index = min(close + 1, text.count)
      }
    }
  }

  private static func attributes(_ tag: Span<UInt8>, _ body: ([UInt8]) -> Void) {
    var index = 0
    while let equals = tag.firstIndex(ofByte: UInt8(ascii: "="), from: index) {
      index = equals + 1
      let quote = tag.byte(index)
      guard quote == 0x22 || quote == 0x27, let end = tag.firstIndex(ofByte: quote, from: index + 1) else { continue }
      // Names of namespaces are addresses that nobody fetches.
      let name = tag.extracting(max(0, equals - 12)..<equals)
      if !name.contains("xmlns") { hand(tag.extracting((index + 1)..<end), body) }
      index = end + 1
    }
  }

  private static func hand(_ text: Span<UInt8>, _ body: ([UInt8]) -> Void) {
    guard text.skippingSpace(0) < text.count else { return }
    body(TextEscapes.decodeReferences(text) ?? [UInt8](copying: text))
  }
}
