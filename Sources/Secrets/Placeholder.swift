/// Tells values that stand for a credential from values that are one.
enum Placeholder {
  /// Whether the text has no information: one character again and again, or a run of the keyboard.
  static func isFiller(_ text: ArraySlice<UInt8>) -> Bool {
    if text.count >= 3, Set(text.map(\.lowercased)).count <= 2 { return true }
    if text.count >= 12, Set(text).count <= 4 { return true }
    return fillers.contains { text.containsIgnoringCase($0) }
  }

  private static let fillers = ["xxxx", "****", "....", "____", "----", "000000", "abcdefgh", "12345678901", "aaaaaa"]

  /// Whether the text says that it is no credential: `EXAMPLE`, `your-key-here`.
  static func namesItself(_ text: ArraySlice<UInt8>) -> Bool { names.contains { text.containsIgnoringCase($0) } }

  private static let names = [
    "example", "sample", "dummy", "placeholder", "fake", "your", "redacted", "replace", "insert", "todo", "enter",
    "here", "fixme", "mock", "notreal", "not-real", "not_real", "foobar", "censored", "hidden", "masked",
  ]

  /// Whether the text refers to a value that is kept elsewhere, or is filled in later.
  static func isReference(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    if first == UInt8(ascii: "$") || first == UInt8(ascii: "<") || first == UInt8(ascii: "@") { return true }
    if first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") { return true }
    if first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") { return true }
    return references.contains { text.containsIgnoringCase($0) }
  }

  private static let references = [
    "${", "{{", "<%", "%(", "$(", "%s", "{}", "#{", "arn:", "ssm:", "env:", "env.", "aws::", "resolve:",
    "secretsmanager", "alias/", "process.env", "getenv", "environ", "file(", "vault:", "://", "/run/secrets",
  ]
}
