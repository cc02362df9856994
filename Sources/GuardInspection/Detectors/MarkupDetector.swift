/// HTML that runs scripts, and XML that declares what it should only use.
enum MarkupDetector {
  static func detect(_ text: Span<UInt8>, _ traits: ByteTraits, isKnown: Bool) -> Detection? {
    if traits.contains(.lessThan), let found = tags(text, isKnown) { return found }
    if let sign = scheme(text, traits) ?? attribute(text, traits) { return Detection(.html, sign) }
    guard isKnown else { return nil }
    return traits.contains(.lessThan) || traits.contains(.greaterThan) ? Detection(.html, "interpreted-sign") : nil
  }

  private static func tags(_ text: Span<UInt8>, _ isKnown: Bool) -> Detection? {
    var index = 0
    // Attributes before here were looked at with the tag that they may belong to.
    var seen = 0
    var closes = ForwardSearch(">")
    while let start = text.firstIndex(ofByte: UInt8(ascii: "<"), from: index) {
      if let found = declaration(text, start) { return found }
      if let tag = Tag(text, start, &closes) {
        if let sign = tag.sign(text, from: seen) { return Detection(.html, sign) }
        seen = max(seen, tag.end)
      }
      index = start + 1
    }
    return nil
  }

  /// Document types with a body or an address of their own; HTML's has neither.
  private static func declaration(_ text: Span<UInt8>, _ start: Int) -> Detection? {
    guard text.byte(start + 1) == UInt8(ascii: "!") else { return nil }
    if text.matches("<!doctype", at: start) {
      let end = text.firstIndex(of: ">", from: start, within: 300) ?? min(text.count, start + 300)
      let head = text.extracting((start + 9)..<max(end, start + 9))
      let isOwn = head.firstIndex(ofByte: UInt8(ascii: "[")) != nil || head.contains(" system ")
      return isOwn ? Detection(.xml, "document-type") : nil
    }
    if text.matches("<!--[if", at: start) { return Detection(.html, "conditional-comment") }
    if text.matches("<![cdata[", at: start) {
      // Honest CDATA holds text; that which holds half a tag puts a tag together.
      let end = min(start + 60, text.count)
      let content = text.extracting((start + 9)..<end)
      return content.byte(0) == UInt8(ascii: "<") ? Detection(.html, "split-tag") : nil
    }
    return nil
  }

  private static let schemes: [StaticString] = ["javascript", "vbscript", "livescript"]

  /// `javascript:` with code after it, whatever is put between its letters.
  private static func scheme(_ text: Span<UInt8>, _ traits: ByteTraits) -> String? {
    guard traits.contains(.colon) || traits.contains(.ampersand) && text.contains("&colon") else { return nil }
    for index in text.indices {
      let byte = ASCII.lowercased(text[index])
      guard byte == UInt8(ascii: "j") || byte == UInt8(ascii: "v"), !ASCII.isAlphanumeric(text.byte(index - 1)) else {
        continue
      }
      if let end = SpacedWord.end(of: "javascript", in: text, at: index)
        ?? SpacedWord.end(of: "vbscript", in: text, at: index),
        let colon = colonEnd(text, end), isCode(text, colon)
      {
        return "script-address"
      }
    }
    return nil
  }

  private static func colonEnd(_ text: Span<UInt8>, _ index: Int) -> Int? {
    let next = text.skippingSpace(index)
    if text.byte(next) == UInt8(ascii: ":") { return next + 1 }
    return text.matches("&colon;", at: next) ? next + 7 : nil
  }

  /// Whether code follows, and no title or sentence.
  private static func isCode(_ text: Span<UInt8>, _ start: Int) -> Bool {
    let end = min(start + 200, text.count)
    for index in start..<end where "(`=[%/&\\".utf8.contains(text[index]) { return true }
    return text.matches("javascript", at: start)
  }

  /// An event attribute after a quote that ends the attribute before it.
  private static func attribute(_ text: Span<UInt8>, _ traits: ByteTraits) -> String? {
    guard traits.contains(.equals) || traits.contains(.lessThan) else { return nil }
    var index = 0
    while let start = text.firstIndex(of: "on", from: index) {
      index = start + 2
      let before = text.byte(start - 1)
      guard before <= 0x20 || "\"'`/;&".utf8.contains(before) else { continue }
      guard let end = EventNames.end(in: text, at: start), text.byte(text.skippingSpace(end)) == UInt8(ascii: "=")
      else {
        continue
      }
      return "event-attribute"
    }
    return nil
  }
}

/// A word with spaces, line breaks or controls between its letters, which browsers drop.
enum SpacedWord {
  /// The index after the word.
  static func end(of word: StaticString, in text: Span<UInt8>, at start: Int) -> Int? {
    word.withUTF8Buffer { letters in
      var index = start
      for letter in letters {
        while index > start, index < text.count, isDropped(text[index]) { index += 1 }
        guard ASCII.lowercased(text.byte(index)) == letter else { return nil }
        index += 1
      }
      return index
    }
  }

  private static func isDropped(_ byte: UInt8) -> Bool { byte == 0 || byte == 9 || byte == 10 || byte == 13 }
}

/// Names of event attributes.
enum EventNames {
  private static let stems: [StaticString] = [
    "abort", "activate", "after", "animation", "aria", "auxclick", "before", "begin", "blur", "bounce", "can", "cell",
    "change", "click", "close", "contextmenu", "control", "copy", "cuechange", "cut", "data", "dbl", "deactivate",
    "drag",
    "drop", "duration", "emptied", "end", "error", "filter", "finish", "focus", "form", "fullscreen", "gesture", "got",
    "hashchange", "help", "input", "invalid", "key", "language", "layout", "load", "lose", "lost", "media", "message",
    "mouse", "move", "offline", "online", "orientation", "out", "page", "paste", "pause", "play", "pointer", "pop",
    "progress", "property", "rate", "readystate", "redo", "repeat", "reset", "resize", "reverse", "row", "scroll",
    "search",
    "security", "seek", "select", "show", "stalled", "start", "stop", "storage", "submit", "suspend", "sync", "time",
    "toggle", "touch", "track", "transition", "undo", "unhandled", "unload", "url", "volume", "waiting", "webkit",
    "wheel",
    "zoom",
  ]

  /// The end of an event's name that starts at the index with `on`.
  static func end(in text: Span<UInt8>, at start: Int) -> Int? {
    guard text.matches("on", at: start), stems.contains(where: { text.matches($0, at: start + 2) }) else { return nil }
    var end = start + 2
    while end < text.count, ASCII.isLetter(text[end]) { end += 1 }
    return end - start <= 32 ? end : nil
  }
}
