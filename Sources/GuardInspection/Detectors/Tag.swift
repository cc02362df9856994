/// A tag of HTML, as lenient browsers read it.
struct Tag {
  private let name: String
  /// After the name.
  private let start: Int
  /// At the closing bracket, or at the end of the text.
  let end: Int

  /// - Parameter closes: finds the closing brackets.
  init?(_ text: Span<UInt8>, _ open: Int, _ closes: inout ForwardSearch) {
    var index = open + 1
    while index < text.count, text[index] <= 0x20 || "/\\%\"'`".utf8.contains(text[index]) { index += 1 }
    let first = text.byte(index)
    guard ASCII.isLetter(first) || first == UInt8(ascii: "?") || first == UInt8(ascii: "!") else { return nil }
    let nameStart = index
    while index < text.count, index - nameStart < 24,
      ASCII.isAlphanumeric(text[index]) || "?!:-".utf8.contains(text[index])
    { index += 1 }
    name = text.lowercased(nameStart..<index)
    start = index
    end = closes.next(text, from: index) ?? text.count
  }

  /// Elements that run something or reach out by themselves.
  private static let active: Set<String> = [
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "meta", "link", "style", "svg",
    "math",
    "layer", "ilayer", "bgsound", "xss", "xml", "import", "?import", "isindex", "portal", "template", "noscript",
    "marquee",
    "event-source", "keygen", "dialog", "animate", "set", "foreignobject", "maction", "html", "body", "head", "blink",
    "scr", "?xml", "?php", "listener", "handler", "?xml-stylesheet", "eventsource", "image", "textarea", "title",
    "plaintext",
    "xmp", "noembed", "noframes", "form", "input", "button",
  ]

  /// Elements of text that need an attribute to do harm; alone they are honest.
  private static let plain: Set<String> = ["image", "textarea", "title", "html", "body", "head", "?xml", "xml", "set"]

  /// - Parameter seen: the end of a tag that this one stands in, and that has none.
  func sign(_ text: Span<UInt8>, from seen: Int) -> String? {
    if Self.active.contains(name), !Self.plain.contains(name) { return "active-element" }
    if name.contains(":"), !name.hasPrefix("http"), !name.hasPrefix("mailto") { return "foreign-element" }
    guard start < end, end > seen else { return nil }
    let attributes = text.extracting(start..<end)
    return eventSign(attributes) ?? contentSign(attributes)
  }

  private func eventSign(_ attributes: Span<UInt8>) -> String? {
    var index = 0
    while let start = attributes.firstIndex(of: "on", from: index) {
      index = start + 2
      guard !ASCII.isNameByte(attributes.byte(start - 1)) else { continue }
      var end = start + 2
      while end < attributes.count, ASCII.isLetter(attributes[end]) { end += 1 }
      let equals = attributes.skippingSpace(end)
      if end - start > 4, attributes.byte(equals) == UInt8(ascii: "=") { return "event-attribute" }
      // Some payloads repeat the attribute's name to fool filters.
      if EventNames.end(in: attributes, at: start) != nil, attributes.contains("=") { return "event-attribute" }
    }
    return nil
  }

  private func contentSign(_ attributes: Span<UInt8>) -> String? {
    let signs: [StaticString] = [
      "srcdoc", "xlink:href", "xmlns:xss", "-moz-binding", "expression(", "behavior", "datasrc", "datafld",
      "http-equiv",
      "javascript", "vbscript", "livescript", "data:text", "data:image/svg", "autofocus", "&#", "&{", "formaction",
      "contenteditable",
      "mocha:", "seeksegmenttime", "allowscriptaccess",
    ]
    return signs.contains { attributes.contains($0) } ? "active-attribute" : nil
  }
}
