import ArgumentParser
import Output
import Scan

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules by risk.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "The form of the list.")
  var format = Format.text

  func run() {
    switch format {
    case .text: Terminal.show(RuleText.list(Scanner.rules, style: .terminal))
    case .json: Terminal.show(RuleJSON.render(Scanner.rules))
    }
  }
}
