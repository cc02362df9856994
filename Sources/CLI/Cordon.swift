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
        cordon scan .                              what is open here, with its path and its fix
        cordon scan . --format sarif --output r.sarif
        cordon explain os-command-injection        why it matters and how to mend it
        cordon rules                               everything that is looked for
      """,
    version: Product.version,
    subcommands: [ScanCommand.self])
}
