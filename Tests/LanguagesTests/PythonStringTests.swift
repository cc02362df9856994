import Flow
import Testing

/// The exact values of string and number literals.
@Suite struct PythonStringTests {
  private func constants(_ source: String) -> [String] {
    let module = lowerPython(source)
    return module.functions[0].instructions.compactMap { instruction in
      if case .constant(.string(let name)) = instruction.operation { module[name] } else { nil }
    }
  }

  private func numbers(_ source: String) -> [Double] {
    lowerPython(source).functions[0].instructions.compactMap { instruction in
      if case .constant(.number(let value)) = instruction.operation { value } else { nil }
    }
  }

  @Test(arguments: [
    (#"'a\n\t\\\'b'"#, "a\n\t\\'b"),
    (#""\x41\101\u00e9\U0001F600""#, "AAé😀"),
    (#"r"\d+\n""#, #"\d+\n"#),
    (#"b"\xff\u0041""#, "\u{FF}\\u0041"),
    (#"u"x" 'y' """z""""#, "xyz"),
    (#""\q\8""#, #"\q\8"#),
    ("'a\\\nb'", "ab"),
    (#""\xZZ\u12""#, #"\xZZ\u12"#),
    ("'''a\r\nb'''", "a\nb"),
    (#""é{}""#, "é{}"),
    (#""\ud800""#, "\u{FFFD}"),
  ])
  func escapesAreDecoded(_ literal: String, _ value: String) {
    #expect(constants("x = " + literal) == [value])
  }

  @Test func doubledBracesOfFormattedStringsAreOne() {
    #expect(constants(#"f"{{{x}}}""#) == ["{", "}"])
    #expect(constants(#"rf"\d{x}""#) == [#"\d"#])
  }

  @Test(arguments: [
    ("0", 0), ("1_000", 1000), ("0xFF", 255), ("0o17", 15), ("0b101", 5), ("1.5e3", 1500), ("10L", 10), ("2j", 2),
    ("-7", -7), (".5", 0.5),
  ])
  func numbersHaveTheirValues(_ literal: String, _ value: Double) {
    #expect(numbers("x = " + literal) == [value])
  }
}
