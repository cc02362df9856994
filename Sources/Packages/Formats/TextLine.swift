import Core

/// One line of a file: its bytes without the line end (LF or CRLF), and where it starts.
struct TextLine {
  let bytes: ArraySlice<UInt8>
  /// The offset of the line's first byte in the file; the slice's indices are offsets too.
  var start: Int { bytes.startIndex }

  /// The lines of a file.
  static func lines(of bytes: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let isCRLF = end > start && bytes[end - 1] == UInt8(ascii: "\r")
      lines.append(TextLine(bytes: bytes[start..<(isCRLF ? end - 1 : end)]))
      start = end + 1
    }
    return lines
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The number of spaces and tabs that the line starts with.
  var indentation: Int { bytes.prefix { $0.isBlank }.count }

  var isBlank: Bool { bytes.allSatisfy { $0.isBlank } }
}

extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
  /// A byte of a distribution's name (PEP 508: letters, digits, `-`, `_`, `.`).
  var isNameByte: Bool {
    isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
  }
}

extension ArraySlice<UInt8> {
  /// The slice without blanks at either end; its indices stay those of the file.
  var trimmed: ArraySlice<UInt8> {
    var slice = drop { $0.isBlank }
    while let last = slice.last, last.isBlank { slice.removeLast() }
    return slice
  }

  var text: String { String(decoding: self, as: UTF8.self) }

  /// Where a text occurs for the first time.
  func firstRange(of text: String) -> Range<Int>? {
    let needle = Array(text.utf8)
    guard let first = needle.first, count >= needle.count else { return nil }
    var index = startIndex
    while index + needle.count <= endIndex {
      if self[index] == first, self[index..<(index + needle.count)].elementsEqual(needle) {
        return index..<(index + needle.count)
      }
      index += 1
    }
    return nil
  }

  func place(in file: SourceFile) -> Place { Place(file.id, UInt32(startIndex), UInt32(endIndex)) }
}

extension String {
  /// The text without spaces and tabs at either end.
  var trimmed: String { Array(utf8)[...].trimmed.text }
}
