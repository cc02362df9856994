import ArgumentParser
import Core
import Output
import Scan

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Write the policies that cordon-guard keeps while the functions run, one a function.",
    discussion: """
      Scans PATH like `cordon scan` and writes what it knows of each function: what fires it, which fields of the event \
      reach which kind of place in the code, which routes ask callers who they are. Review a policy like code, and put \
      it beside the function's code as cordon-policy.json.

      EXAMPLES:
        cordon policy . --output policies
        cordon policy . --function Convert > src/convert/cordon-policy.json

      EXIT CODES: 0 the policies were written; 2 wrong usage; 3 they were written, but a part of the input could not be \
      scanned.
      """)

  @Argument(help: "The application's folder, or a folder of many.", completion: .directory)
  var path: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write one file a function into this folder.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("Only the function of this id.", valueName: "id"))
  var function: String?

  @Option(
    help: ArgumentHelp("Only the application of this name, in this folder, or with this template.", valueName: "name"))
  var application: String?

  @Option(name: .shortAndLong, help: "Worker threads (default: one a processor).")
  var jobs: Int?

  func run() throws {
    let progress = Progress()
    let options = try SelectionOptions.parse([]).scanOptions(root: path, jobs: jobs ?? Terminal.cores)
    let report = try Scanner.scan(path: path, options: options, onStage: progress.begin)
    progress.end()
    let chosen = try ChosenApplications(report, named: application)
    let all = GuardPolicies.write(report, applications: chosen.indices)
    let documents = all.filter { function == nil || $0.function == function }
    guard !documents.isEmpty else { throw ValidationError(complaint(all)) }
    try deliver(documents)
    if report.isIncomplete { throw ExitCode(3) }
  }

  private func complaint(_ all: [GuardPolicies.Document]) -> String {
    guard let function, !all.isEmpty else { return "There is no function here." }
    return "There is no function '\(function)'. There are \(all.map(\.function).joined(separator: ", "))."
  }

  private func deliver(_ documents: [GuardPolicies.Document]) throws {
    guard let output else {
      guard documents.count == 1 else {
        let names = documents.map(\.function).joined(separator: ", ")
        throw ValidationError("There are several functions (\(names)). Choose one with --function, or give --output.")
      }
      return Terminal.show(documents[0].text)
    }
    mkdir(output, 0o755)
    for document in documents { try Terminal.save(document.text, at: "\(output)/\(document.fileName)") }
    Terminal.note("\(documents.count) policies in \(output)\n")
  }
}
