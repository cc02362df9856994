import ArgumentParser
import GuardProxy
import GuardWorkbench

struct GuardRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a function behind the guard on this machine and show what becomes of events.",
    discussion: """
      COMMAND is a real runtime client with its handler. It gets a Runtime API of its own with the guard before it, one \
      event after the other, and is confined as the policy says. Events come from files (a JSON document, or one a line), \
      or from standard input. What the function prints goes to standard error.

      EXAMPLES:
        cordon guard run -e event.json -- python3 -m awslambdaric app.handler
        cordon guard run --policy policies/orders.json -e attacks.jsonl -- ./bootstrap
        generate-events | cordon guard run -- ./bootstrap

      EXIT CODES: 0 every event was answered, by the function or by the guard; 2 wrong usage; 3 the function did not start \
      or did not answer.
      """)

  @Option(help: ArgumentHelp("The policy; without it the guard looks where it always looks.", valueName: "file"))
  var policy: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("A file with an event, or one a line; may be repeated.", valueName: "file"))
  var event: [String] = []

  @Option(help: ArgumentHelp("What the runtime client finds in _HANDLER.", valueName: "name"))
  var handler: String?

  @Option(help: ArgumentHelp("Seconds that an event may take.", valueName: "seconds"))
  var timeout = 30

  @Option(help: ArgumentHelp("Megabytes that the function is told to have.", valueName: "megabytes"))
  var memory = 128

  @Option(
    name: .customLong("guard"),
    help: ArgumentHelp("The guard's program (default: beside this one, or along PATH).", valueName: "program"))
  var guardProgram: String?

  @Argument(parsing: .postTerminator, help: ArgumentHelp("The function's command, after --.", valueName: "command"))
  var command: [String] = []

  func validate() throws {
    if command.isEmpty { throw ValidationError("The function's command is missing; it comes after --.") }
    if !(1...900).contains(timeout) { throw ValidationError("--timeout takes a number from 1 to 900.") }
    if !(128...10_240).contains(memory) { throw ValidationError("--memory takes a number from 128 to 10240.") }
  }

  func run() throws {
    let events = try readEvents()
    var text = TrialText(width: Terminal.width)
    do {
      let rest = try Workbench(options).run(events) { Terminal.show(text.render($0)) }
      Terminal.show(text.renderEnd(rest))
    } catch {
      Terminal.complain("cordon guard run: \(error)")
      throw ExitCode(3)
    }
  }

  private var options: Workbench.Options {
    var options = Workbench.Options()
    options.guardProgram = guardProgram ?? GuardProgram.path
    options.command = command
    options.policy = policy ?? ""
    options.handler = handler ?? ""
    options.timeout = timeout
    options.memory = memory
    return options
  }

  private func readEvents() throws -> [SampleEvent] {
    if event.isEmpty { return try SampleEvent.read(try LocalFile.read("/dev/stdin"), name: "input") }
    var events: [SampleEvent] = []
    for file in event { events += try SampleEvent.read(try LocalFile.read(file), name: file) }
    return events
  }
}
