/// How wide a label is, near enough to cut it: by classes of letters, as common sans-serif fonts have them.
enum LabelWidth {
  /// Pixels, at a font size in pixels.
  static func of(_ text: String, size: Double) -> Double { text.reduce(0) { $0 + ems($1) } * size }

  /// The text cut to a width, with an ellipsis where something is missing.
  static func fit(_ text: String, size: Double, to width: Double) -> String {
    if of(text, size: size) <= width { return text }
    var result = ""
    var used = ems("…") * size
    for character in text {
      used += ems(character) * size
      if used > width { break }
      result.append(character)
    }
    return result + "…"
  }

  private static func ems(_ character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", "|", "'", ".", ",", ":", ";", "!", " ": 0.34
    case "f", "r", "t", "(", ")", "[", "]", "/", "-", "·": 0.43
    case "m", "w", "M", "W", "@", "%", "…": 0.98
    case "A"..."Z": 0.74
    default: DisplayText.width(character) == 2 ? 1.05 : 0.64
    }
  }
}
