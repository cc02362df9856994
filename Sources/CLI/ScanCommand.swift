import ArgumentParser
import Core
import Output
import Scan

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Find where the ten risks stand open.",
    discussion: """
      Exit codes: 0 nothing at or over the threshold, 1 findings at or over it, 2 wrong usage, 3 a part of the input \
      could not be scanned.
      """)

  @Argument(help: "The application's folder, or a folder of many.")
  var path: String

  @Option(help: "Worker threads.")
  var jobs = Machine.cores

  func run() throws {
    let report = try Scanner.scan(path: path, options: ScanOptions(jobs: jobs))
    print(TextReport.render(report), terminator: "")
  }
}
