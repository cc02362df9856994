import ArgumentParser
import Core

@main
struct Cordon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Product.name,
    abstract: "The security system for serverless applications.",
    discussion: """
      Cordon reads an application whole, templates and code together, and reports where the ten most critical security \
      risks in serverless architectures stand open, with the path of the data.

      EXAMPLES:
        cordon scan .
            what is open here, with its path and its fix
        cordon scan . --fail-on high --format sarif --output cordon.sarif
            for a pipeline
        cordon map . --format svg --output map.svg
            the application as a picture
        cordon roles .
            what each function needs, and what it was granted
        cordon explain os-command-injection
            why it matters and how to mend it
        cordon rules
            everything that is looked for
      """,
    version: Product.version,
    subcommands: [
      ScanCommand.self, FixCommand.self, MapCommand.self, RolesCommand.self, PolicyCommand.self, GuardCommands.self,
      ExplainCommand.self,
      RulesCommand.self,
    ])

  /// The parser's own exit code for wrong usage is 64; Cordon's is 2.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      if exitCode(for: error).isSuccess { exit(withError: error) }
      Terminal.complain(fullMessage(for: error))
      exit(withError: ExitCode(2))
    }
  }
}
