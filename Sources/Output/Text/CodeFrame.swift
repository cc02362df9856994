import Core

/// A few lines of source around a place, with line numbers and carets below the range.
struct CodeFrame {
  let lines: SourceLines
  let style: TextStyle
  /// Lines shown before and after the place.
  var context = 1
  /// Lines shown of a long range.
  var maximumHeight = 6

  func render(_ place: Place) -> [String] {
    let start = lines.start(place)
    let end = lastPosition(place, start)
    let first = max(1, start.line - context)
    let shownEnd = min(end.line, start.line + maximumHeight - 1)
    let last = min(lines.lineCount(of: place), shownEnd + context)
    let digits = String(last).count
    var result: [String] = []
    for number in first...max(first, last) {
      let isInside = (start.line...shownEnd).contains(number)
      if !isInside, lines.line(number, of: place).allSatisfy({ $0 <= UInt8(ascii: " ") }) { continue }
      result += row(number, digits, place, marks: isInside ? marks(number, start, end) : nil)
    }
    return result
  }

  /// Ranges of many lines are marked on their first line only, up to its end.
  private func lastPosition(_ place: Place, _ start: LineColumn) -> LineColumn {
    let end = lines.end(place)
    return end.line - start.line > maximumHeight ? LineColumn(line: start.line, column: .max) : end
  }

  /// The columns (bytes, from 1) of a line that lie in the range.
  private func marks(_ number: Int, _ start: LineColumn, _ end: LineColumn) -> Range<Int> {
    let low = number == start.line ? start.column : 1
    let high = number == end.line ? end.column : .max
    return low..<max(low + 1, high)
  }

  private func row(_ number: Int, _ digits: Int, _ place: Place, marks: Range<Int>?) -> [String] {
    let bytes = lines.line(number, of: place)
    let label = String(repeating: " ", count: digits - String(number).count) + String(number)
    let pointer = marks == nil ? "  " : style.paint("→ ", .red)
    let window = Window(bytes, marks: marks, columns: style.width - digits - 8)
    let edge = style.paint("│", .dim)
    var rows = ["  \(pointer)\(style.paint(label, .dim)) \(edge) \(window.text)"]
    if !window.carets.isEmpty {
      let space = String(repeating: " ", count: digits)
      rows.append("    \(space) \(edge) \(style.paint(window.carets, .boldRed))")
    }
    return rows
  }
}

/// The part of a line that fits on the screen; a long line is shown around its mark.
private struct Window {
  var text: String
  var carets = ""

  init(_ bytes: ArraySlice<UInt8>, marks: Range<Int>?, columns: Int) {
    let low = min(max(0, (marks?.lowerBound ?? 1) - 1), bytes.count)
    let high = min(max(low, (marks?.upperBound ?? 1) - 1), bytes.count)
    var before = DisplayText.safe(bytes.prefix(low))
    let marked = DisplayText.safe(bytes.dropFirst(low).prefix(high - low))
    let after = DisplayText.safe(bytes.dropFirst(high))
    let room = max(10, columns - min(DisplayText.width(marked), columns / 2))
    if DisplayText.width(before) > room { before = "…" + String(before.suffix(room / 2)) }
    text = DisplayText.truncated(before + marked + after, to: columns)
    while text.last == " " { text.removeLast() }
    if marks != nil { carets = Self.carets(before, marked, columns) }
  }

  private static func carets(_ before: String, _ marked: String, _ columns: Int) -> String {
    let indent = marked.prefix { $0 == " " }
    let start = DisplayText.width(before) + indent.count
    let length = max(1, min(DisplayText.width(marked) - indent.count, columns - start))
    return String(repeating: " ", count: start) + String(repeating: "^", count: length)
  }
}
