import ArgumentParser

struct GuardCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guard",
    abstract: "Try the guard with a function on this machine, and pack it for deployment.",
    discussion: """
      The guard itself is the program cordon-guard, which checks every event of a function while it runs.

      EXAMPLES:
        cordon guard run --policy policies/orders.json -e event.json -- python3 -m awslambdaric app.handler
        cordon guard package --policy policies/orders.json --output layer.zip
      """,
    subcommands: [GuardRunCommand.self, GuardPackageCommand.self])
}

/// Where the guard's program is.
enum GuardProgram {
  static let name = "cordon-guard"

  /// Beside this program when it is there, else wherever PATH has it.
  static var path: String {
    let own = Terminal.ownPath
    guard let slash = own.lastIndex(of: "/") else { return name }
    let beside = own[...slash] + name
    return Terminal.isProgram(String(beside)) ? String(beside) : name
  }
}
