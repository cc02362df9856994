/// Text that cannot leave its cell of a table or become markup.
enum MarkdownText {
  static func cell(_ text: String) -> String {
    var result = ""
    for character in DisplayText.safe(text) {
      if "|\\`*_[]<>#".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  static func code(_ text: String) -> String {
    "`" + String(DisplayText.safe(text).map { $0 == "`" || $0 == "|" ? "'" : $0 }) + "`"
  }

  /// A table; nothing when it has no rows.
  static func table(_ head: [String], _ rows: [[String]]) -> String {
    if rows.isEmpty { return "" }
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
