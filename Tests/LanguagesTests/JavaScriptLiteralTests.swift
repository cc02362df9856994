import Testing

/// Constants are exact: the analysis compares them with names in templates and in the catalogue.
@Suite struct JavaScriptLiteralTests {
  @Test(arguments: [
    (#""a\nb\t\\\"""#, "a\nb\t\\\""),
    (#"'\x41\u0042\u{43}'"#, "ABC"),
    (#"'\uD83D\uDE00'"#, "😀"),
    (#"'\u{1F600}'"#, "😀"),
    (#"'\uD83D'"#, "\u{FFFD}"),
    (#"'\u{FFFFFFFF}'"#, "\u{FFFD}"),
    (#"'\0\101\é'"#, "\0Aé"),
    ("'a\\\nb\\\r\nc'", "abc"),
    ("`plain ${''}`", "plain "),
    (#"`line\n`"#, "line\n"),
    ("'grüße'", "grüße"),
    (#""""#, ""),
  ])
  func escapesAreDecoded(_ source: String, _ value: String) {
    #expect(javaScriptStrings("x = \(source);").first == value)
  }

  @Test(arguments: [
    ("0", 0), ("42", 42), ("1_000", 1000), (".5", 0.5), ("5.", 5), ("1.e3", 1000), ("2e-2", 0.02), ("0x1F", 31),
    ("0b101", 5), ("0o17", 15), ("017", 15), ("09.5", 9.5), ("10n", 10), ("0xFFn", 255),
  ])
  func numbersAreRead(_ source: String, _ value: Double) {
    #expect(javaScriptNumbers("x = \(source);") == [value])
  }

  @Test func holesOfArraysCount() {
    #expect(javaScriptDump("x = [a, /* , */, b];").contains("list (%0, %1, %2)"))
  }
}
