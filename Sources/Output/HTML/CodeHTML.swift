import Core

/// Lines of source with the place in them marked.
struct CodeHTML {
  let lines: SourceLines
  /// Lines shown before and after the place.
  var context = 2
  /// Lines shown of a long range, and characters of a long line.
  private static let height = 12
  private static let width = 400

  /// Nothing for a place that is a file as a whole.
  func frame(_ place: Place) -> String {
    if place.start == 0, place.end == 0 { return "" }
    let start = lines.start(place)
    let end = lines.end(place)
    let last = min(end.line, start.line + Self.height - 1)
    let shown = max(1, start.line - context)...max(1, min(lines.lineCount(of: place), last + context))
    let rows = shown.map { number in row(number, place, start, end, isInside: (start.line...last).contains(number)) }
    let more = end.line > last ? [HTML.element("span", class: "row quiet", "<span class=\"number\">…</span>")] : []
    return HTML.element("pre", class: "frame", (rows + more).joined())
  }

  private func row(_ number: Int, _ place: Place, _ start: LineColumn, _ end: LineColumn, isInside: Bool) -> String {
    let bytes = lines.line(number, of: place)
    let label = HTML.element("span", class: "number", "\(number)")
    guard isInside else { return HTML.element("span", class: "row", label + text(bytes)) }
    let low = min(number == start.line ? start.column - 1 : indent(of: bytes), bytes.count)
    let high = min(max(low, number == end.line ? end.column - 1 : bytes.count), bytes.count)
    let marked = text(bytes.dropFirst(low).prefix(high - low))
    let code = text(bytes.prefix(low), isBefore: true) + (marked.isEmpty ? "" : HTML.element("mark", [:], marked))
    return HTML.element("span", class: "row in", label + code + text(bytes.dropFirst(high)))
  }

  private func indent(of bytes: ArraySlice<UInt8>) -> Int { bytes.prefix { $0 == UInt8(ascii: " ") || $0 == 9 }.count }

  /// - Parameter isBefore: whether the end of a long text is what matters.
  private func text(_ bytes: ArraySlice<UInt8>, isBefore: Bool = false) -> String {
    let text = DisplayText.safe(bytes)
    if text.count <= Self.width { return HTML.text(text) }
    return HTML.text(isBefore ? "…" + text.suffix(Self.width / 4) : text.prefix(Self.width) + "…")
  }
}
