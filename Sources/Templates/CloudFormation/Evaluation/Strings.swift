extension StringProtocol {
  /// Without blanks at both ends.
  func trimmingSpaces() -> SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }

  /// The parts between the occurrences of a separator; the whole when the separator is empty.
  func parts(separatedBy separator: String) -> [String] {
    guard !separator.isEmpty else { return [String(self)] }
    var parts: [String] = []
    var rest = Substring(self)
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
