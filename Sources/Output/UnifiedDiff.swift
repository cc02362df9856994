/// The difference of two texts as `diff -u` writes it and `patch -p1` reads it.
package enum UnifiedDiff {
  /// Lines shown around a change.
  private static let context = 3

  private enum Mark: Character { case same = " ", gone = "-", new = "+" }

  private struct Line {
    var mark: Mark
    var text: Substring
    /// The last of its text, which ends without a line end.
    var isUnended = false
  }

  package static func render(path: String, before: [UInt8], after: [UInt8]) -> String {
    let (old, new) = (String(decoding: before, as: UTF8.self), String(decoding: after, as: UTF8.self))
    let lines = merged(self.lines(old), self.lines(new))
    let hunks = self.hunks(lines)
    if hunks.isEmpty { return "" }
    return "--- a/\(path)\n+++ b/\(path)\n" + hunks.map { hunk($0, of: lines) }.joined()
  }

  /// With their line ends, so that a file without a last one is told apart. A carriage return belongs to the text.
  private static func lines(_ text: String) -> [Substring] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
  }

  private static func merged(_ old: [Substring], _ new: [Substring]) -> [Line] {
    let difference = new.difference(from: old)
    let gone = Set(difference.removals.map(offset))
    let added = Set(difference.insertions.map(offset))
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if gone.contains(left) {
        lines.append(Line(mark: .gone, text: old[left], isUnended: left == old.count - 1))
        left += 1
      } else if added.contains(right) {
        lines.append(Line(mark: .new, text: new[right], isUnended: right == new.count - 1))
        right += 1
      } else {
        lines.append(Line(mark: .same, text: old[left], isUnended: left == old.count - 1))
        (left, right) = (left + 1, right + 1)
      }
    }
    // What is behind the last line end is no line when it is empty.
    if lines.last?.mark == .same, lines.last?.text.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func offset(_ change: CollectionDifference<Substring>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  /// The changes with what is around them; those that meet are one.
  private static func hunks(_ lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].mark != .same {
      let around = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = hunks.last, around.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
      } else {
        hunks.append(around)
      }
    }
    return hunks
  }

  private static func hunk(_ range: Range<Int>, of lines: [Line]) -> String {
    let header = "@@ -\(span(range, of: lines, without: .new)) +\(span(range, of: lines, without: .gone)) @@\n"
    return header + lines[range].map(written).joined()
  }

  private static func written(_ line: Line) -> String {
    "\(line.mark.rawValue)\(line.text)\n" + (line.isUnended ? "\\ No newline at end of file\n" : "")
  }

  /// "12,7": the first line and how many.
  private static func span(_ range: Range<Int>, of lines: [Line], without mark: Mark) -> String {
    let before = lines[..<range.lowerBound].count { $0.mark != mark }
    let count = lines[range].count { $0.mark != mark }
    return "\(count == 0 ? before : before + 1),\(count)"
  }
}
