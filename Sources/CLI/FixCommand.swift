import ArgumentParser
import Core
import Output
import Scan

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Mend in the templates what can be mended safely.",
    discussion: """
      Scans PATH like `cordon scan` and makes the edits that need no decision of a person, in CloudFormation, SAM, \
      Serverless Framework and Terraform files. Comments and layout stay as they are. With --diff nothing is written.

      EXAMPLES:
        cordon fix . --diff
        cordon fix . --only kms-no-rotation
        cordon fix . --diff | patch -p1

      EXIT CODES: 0 done, or nothing to do; 2 wrong usage; 3 done, but a part of the input could not be scanned.
      """)

  @Argument(help: "The application's folder, or a folder of many.", completion: .directory)
  var path: String

  @Flag(help: "Show what would be changed, as a patch, and change nothing.")
  var diff = false

  @OptionGroup(title: "What is mended")
  var selection: SelectionOptions

  @Option(name: .shortAndLong, help: "Worker threads (default: one a processor).")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
  }

  func run() throws {
    let options = try selection.scanOptions(root: path, jobs: jobs ?? Terminal.cores)
    let progress = Progress()
    let report = try Scanner.scan(path: path, options: options, onStage: progress.begin)
    let repair = Repair(report, options: options)
    progress.end()
    for change in repair.changes { try deliver(change) }
    if repair.changes.isEmpty {
      Terminal.complain("Nothing here can be mended by a safe edit.")
    } else {
      tell(repair, report)
    }
    if report.isIncomplete { throw ExitCode(3) }
  }

  private func deliver(_ change: Repair.Change) throws {
    if diff {
      Terminal.show(UnifiedDiff.render(path: change.path, before: change.before, after: change.after))
    } else {
      try Terminal.save(String(decoding: change.after, as: UTF8.self), at: "\(path)/\(change.path)")
    }
  }

  private func tell(_ repair: Repair, _ report: ScanReport) {
    for finding in repair.mended {
      let file = report.tree[finding.place.file]
      let line = LineTable(file.bytes).position(of: finding.place.start).line
      Terminal.complain("\(file.path):\(line): \(finding.rule): \(finding.message)")
    }
    let (findings, files) = (repair.mended.count, repair.changes.count)
    let verb = diff ? "can be mended" : "mended"
    Terminal.complain(
      "\(findings) \(findings == 1 ? "finding" : "findings") \(verb) in \(files) \(files == 1 ? "file" : "files")")
  }
}
