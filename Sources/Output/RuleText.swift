package import Core

/// What a rule is, in words: for `cordon explain` and for the help of SARIF rules.
package enum RuleText {
  static func plain(_ info: RuleInfo) -> String {
    "\(info.why)\n\nHow to fix it: \(info.fix)\n\n\(info.risk.id) \(info.risk.title), CWE-\(info.cwe)"
  }

  static func markdown(_ info: RuleInfo) -> String {
    let references = info.references.map { "- <\($0)>\n" }.joined()
    return """
      **\(info.title)**

      \(info.why)

      **How to fix it.** \(info.fix)

      \(info.risk.id) \(info.risk.title), [CWE-\(info.cwe)](https://cwe.mitre.org/data/definitions/\(info.cwe).html)

      """ + references
  }

  /// A page for the terminal.
  package static func explain(_ info: RuleInfo, style: TextStyle) -> String {
    let badge = SeverityText.badge(info.severity, style)
    var rows = ["\(style.paint(info.id, .magenta))  \(badge)", style.paint(info.title, .bold), ""]
    rows += section("Why", info.why, style) + section("Fix", info.fix, style)
    let risk = "\(info.risk.id) \(info.risk.title)"
    rows.append("\(risk) · CWE-\(info.cwe) · confidence \(info.confidence.name)")
    rows += info.references.map { style.paint($0, .cyan) }
    rows += ["", style.paint("To keep one finding, with a reason:  # cordon:ignore \(info.id) <reason>", .dim)]
    return rows.joined(separator: "\n") + "\n"
  }

  private static func section(_ title: String, _ text: String, _ style: TextStyle) -> [String] {
    [style.paint(title, .green)] + DisplayText.wrapped(text, to: style.width - 2).map { "  " + $0 } + [""]
  }

  /// The rules one a line, grouped by risk.
  package static func list(_ rules: [RuleInfo], style: TextStyle) -> String {
    Risk.allCases.map { risk in
      let own = rules.filter { $0.risk == risk }
      return style.paint("\(risk.id) \(risk.title)", .bold) + "\n" + list(own, style)
    }.joined(separator: "\n")
  }

  static func list(_ rules: [RuleInfo], _ style: TextStyle) -> String {
    let width = max(36, rules.map(\.id.count).max() ?? 0)
    return rules.sorted { $0.id < $1.id }.map { info in
      let severity = style.paint(DisplayText.padded(info.severity.name, to: 9), SeverityText.ink(info.severity))
      return "  \(DisplayText.padded(info.id, to: width + 2))\(severity)\(info.title)\n"
    }.joined()
  }
}
