import ArgumentParser
import Core
import Output
import Scan

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Find where the ten risks stand open.",
    discussion: """
      Reads every template (CloudFormation, SAM, Serverless Framework) and the code, manifests and settings of the \
      functions below PATH. Nothing is run and nothing leaves the machine.

      EXAMPLES:
        cordon scan .
        cordon scan services/orders --only SAS-1 --only SAS-2
        cordon scan . --format sarif --output cordon.sarif --fail-on high
        cordon scan . --format html --output cordon.html
        cordon scan . --write-baseline cordon-baseline.json
        cordon scan . --baseline cordon-baseline.json

      SUPPRESSING ONE FINDING: a comment on its line or right above it, with a reason:
        # cordon:ignore public-bucket this is the public web site

      EXIT CODES: 0 nothing at or over the threshold; 1 findings at or over it; 2 wrong usage; 3 nothing over the \
      threshold, but a part of the input could not be scanned.
      """)

  @Argument(help: "The application's folder, or a folder of many.", completion: .directory)
  var path: String

  @OptionGroup(title: "What is reported")
  var selection: SelectionOptions

  @OptionGroup(title: "What comes of it")
  var outcome: OutcomeOptions

  @OptionGroup(title: "How it is reported")
  var output: OutputOptions

  @Option(name: .shortAndLong, help: "Worker threads (default: one a processor).")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
  }

  func run() throws {
    let options = try selection.scanOptions(
      root: path, jobs: jobs ?? Terminal.cores, writeBaseline: outcome.writeBaseline)
    let progress = Progress()
    let report = try Scanner.scan(path: path, options: options, onStage: progress.begin)
    progress.end()
    if let baseline = outcome.writeBaseline { return try write(report, baseline) }
    try output.write(report)
    if (outcome.failOn ?? options.configuration.failOn ?? .from(.medium)).fails(report.findings) { throw ExitCode(1) }
    if report.isIncomplete { throw ExitCode(3) }
  }

  private func write(_ report: ScanReport, _ baseline: String) throws {
    try Terminal.save(BaselineFile.render(report), at: baseline)
    Terminal.complain("\(BaselineFile.count(report)) findings written to \(baseline)")
    if report.isIncomplete { throw ExitCode(3) }
  }
}
