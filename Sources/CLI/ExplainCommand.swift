import ArgumentParser
import Core
import Output
import Scan

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a rule or a risk matters and how to mend it.",
    discussion: """
      EXAMPLES:
        cordon explain sql-injection
        cordon explain SAS-8
      """)

  @Argument(help: "A rule's id, or a risk from SAS-1 to SAS-10.")
  var rule: String

  func run() throws {
    let rules = Scanner.rules
    switch try RuleSelection.Selector(rule, rules: rules.map(\.id)) {
    case .rule(let id): for info in rules where info.id == id { show(info) }
    case .risk(let risk): Terminal.show(RuleText.explain(risk, rules: rules, style: .terminal))
    case .severity: throw ValidationError("'\(rule)' is a severity; name a rule or a risk.")
    }
  }

  private func show(_ info: RuleInfo) { Terminal.show(RuleText.explain(info, style: .terminal)) }
}
