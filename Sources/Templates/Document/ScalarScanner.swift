import Core
import Yams

/// Finds in the bytes of a YAML file where a value ends of which the start is known.
struct ScalarScanner {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first byte of the value itself, behind its tag and anchor.
  func skipProperties(_ start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at] == UInt8(ascii: "!") || bytes[at] == UInt8(ascii: "&") {
      while at < bytes.count, !isBlank(bytes[at]), !isFlowEnd(bytes[at]) { at += 1 }
      at = skipBlanks(at)
    }
    return at
  }

  /// The style of a scalar and the offset behind it.
  func end(of text: String, style: Yams.Node.Scalar.Style, from start: Int) -> (Node.Style, Int) {
    let content = skipProperties(start)
    switch style {
    case .doubleQuoted: return (.quoted, endOfDoubleQuoted(content))
    case .singleQuoted: return (.quoted, endOfSingleQuoted(content))
    case .literal, .folded: return (.block, endOfBlock(content))
    case .plain, .any: return (.plain, text.isEmpty ? start : endOfPlain(text, from: content))
    }
  }

  private func endOfDoubleQuoted(_ start: Int) -> Int {
    var at = start + 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
    return min(at + 1, bytes.count)
  }

  private func endOfSingleQuoted(_ start: Int) -> Int {
    var at = start + 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "'") {
        guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "'") else { return at + 1 }
        at += 1
      }
      at += 1
    }
    return bytes.count
  }

  /// Follows the text through the bytes; where lines were folded, blanks on both sides need not be equal.
  private func endOfPlain(_ text: String, from start: Int) -> Int {
    var at = start
    var inBlank = false
    for byte in text.utf8 {
      if isBlank(byte) {
        inBlank = true
        continue
      }
      if inBlank {
        at = skipBlanks(at)
        inBlank = false
      }
      at += 1
    }
    return min(at, bytes.count)
  }

  /// The end of the last line that belongs to a block scalar. The indentation is that of its first line with text.
  private func endOfBlock(_ header: Int) -> Int {
    var line = endOfLine(header)
    var end = line
    var indentation: Int?
    while line < bytes.count {
      let start = line + 1
      var at = start
      while at < bytes.count, bytes[at] == 32 { at += 1 }
      let next = endOfLine(at)
      let isEmpty = at >= bytes.count || bytes[at] == 10 || bytes[at] == 13
      if !isEmpty {
        let least = indentation ?? max(at - start, 1)
        if at - start < least || at == start { break }
        if indentation == nil {
          guard at - start > indentationOfLine(at: header) else { break }
          indentation = least
        }
        end = next
      }
      line = next
    }
    return end > header && end <= bytes.count && bytes[end - 1] == 13 ? end - 1 : end
  }

  /// The indentation of the line that a block scalar's header stands in.
  private func indentationOfLine(at offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 10 { start -= 1 }
    var at = start
    while at < offset, bytes[at] == 32 { at += 1 }
    return at - start
  }

  private func endOfLine(_ start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at] != 10 { at += 1 }
    return at
  }

  /// The offset behind the bracket that closes a flow collection, searched behind its last element (or from its start).
  func end(ofFlowFrom start: Int, closer: UInt8) -> Int {
    var at = start
    while at < bytes.count, bytes[at] != closer {
      if bytes[at] == UInt8(ascii: "#"), at > 0, isBlank(bytes[at - 1]) { at = endOfLine(at) } else { at += 1 }
    }
    return min(at + 1, bytes.count)
  }

  /// The offset behind the alias that comes next.
  func endOfAlias(after start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "*") { at += 1 }
    while at < bytes.count, !isBlank(bytes[at]), !isFlowEnd(bytes[at]) { at += 1 }
    return at
  }

  private func skipBlanks(_ start: Int) -> Int {
    var at = start
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
    return at
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  private func isFlowEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }
}
