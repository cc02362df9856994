import Flow
import Syntax

// Comments that say why an exception is passed over.
extension PythonLowering {
  /// Whether a comment stands in a clause, at the end of its last line or right above it, and is no word to a tool.
  func isExplained(_ clause: Node) -> Bool {
    let start = lineStart(before: Int(tree.start(clause)))
    let end = lineEnd(after: Int(tree.end(clause)))
    if comments(in: start..<end) { return true }
    guard start > 0 else { return false }
    let above = lineStart(before: start - 1)
    let isComment = bytes[above..<start].first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "#")
    return isComment && comments(in: above..<start)
  }

  private func comments(in range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while let sign = bytes[offset..<range.upperBound].firstIndex(of: UInt8(ascii: "#")) {
      let end = min(lineEnd(after: sign), range.upperBound)
      let words = bytes[sign..<end].drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }
      if words.count > 3, !Self.directives.contains(where: words.starts(with:)) { return true }
      offset = end
    }
    return false
  }

  /// What comments for linters, type checkers and coverage begin with.
  private static let directives = ["noqa", "nosec", "pylint", "pragma", "type:", "pyright", "mypy", "nopep8", "fmt:"]
    .map { Array($0.utf8) }

  private func lineStart(before offset: Int) -> Int {
    (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
  }

  private func lineEnd(after offset: Int) -> Int {
    bytes[min(offset, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }
}
