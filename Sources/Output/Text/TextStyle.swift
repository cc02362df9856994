/// How the terminal report looks: colours or none, and how wide it may be.
package struct TextStyle: Sendable {
  package var usesColor: Bool
  /// Columns.
  package var width: Int
  /// Adds the list of what was not understood.
  package var explainsCoverage: Bool
  /// Adds how long each stage took.
  package var showsTimings: Bool
  /// Shows findings of low severity like the others, with their code and fix.
  package var showsAdvice: Bool

  package init(
    usesColor: Bool = false, width: Int = 100, explainsCoverage: Bool = false, showsTimings: Bool = false,
    showsAdvice: Bool = false
  ) {
    self.usesColor = usesColor
    self.width = max(40, width)
    self.explainsCoverage = explainsCoverage
    self.showsTimings = showsTimings
    self.showsAdvice = showsAdvice
  }

  /// Escape sequences of ECMA-48, the select-graphic-rendition parameters.
  enum Ink: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
    case boldRed = "1;31"
    case onRed = "1;37;41"
    case underline = "4"
  }

  func paint(_ text: String, _ ink: Ink?) -> String {
    guard usesColor, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }
}
