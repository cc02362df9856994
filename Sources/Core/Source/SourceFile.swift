/// The number of a file in one scan; files are numbered in the order of their paths, so numbers sort as paths do.
package struct FileID: Hashable, Comparable, Sendable {
  package let index: UInt32

  package init(_ index: Int) { self.index = UInt32(index) }

  package static func < (left: FileID, right: FileID) -> Bool { left.index < right.index }
}

/// A range of bytes in a file: where something was written. Offsets count bytes from the start of the file.
package struct Place: Hashable, Comparable, Sendable {
  package var file: FileID
  package var start: UInt32
  /// The first byte after the range.
  package var end: UInt32

  package init(_ file: FileID, _ start: UInt32, _ end: UInt32) {
    self.file = file
    self.start = start
    self.end = end
  }

  package static func < (left: Place, right: Place) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}

/// A file of the scanned tree, read once and kept as bytes. A `String` is made only when something is shown to a person.
package struct SourceFile: Sendable {
  package let id: FileID
  /// The path relative to the scanned root, with forward slashes.
  package let path: String
  package let bytes: [UInt8]

  package init(id: FileID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
  }

  /// The whole file as a place; what is said of a file and of no line in it is said here.
  package var whole: Place { Place(id, 0, 0) }

  /// The text of a range; bytes that are not UTF-8 become replacement characters.
  package func text(_ place: Place) -> String {
    let end = min(Int(place.end), bytes.count)
    let start = min(Int(place.start), end)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// A line and a column, both from 1; the column counts bytes, as compilers do.
package struct LineColumn: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: LineColumn, right: LineColumn) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Where each line of a file starts. Lines end at LF, so CRLF files count the same.
package struct LineTable: Sendable {
  package let starts: [UInt32]
  private let length: UInt32

  package init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(UInt32(offset + 1)) }
    self.starts = starts
    length = UInt32(bytes.count)
  }

  /// The line and column of a byte offset.
  package func position(of offset: UInt32) -> LineColumn {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return LineColumn(line: low + 1, column: Int(min(offset, length) - min(starts[low], length)) + 1)
  }

  /// The offset of a line and a column in bytes; past the end of the file it is the file's length.
  package func offset(line: Int, column: Int) -> UInt32 {
    guard line >= 1, line <= starts.count else { return length }
    return min(starts[line - 1] + UInt32(max(column - 1, 0)), length)
  }

  /// The bytes of a line (from 1), without its line end.
  package func range(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
    let start = Int(starts[line - 1])
    var end = line < starts.count ? Int(starts[line]) - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }
}
