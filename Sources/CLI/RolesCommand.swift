import ArgumentParser
import Core
import Output
import Privilege
import Scan

struct RolesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles",
    abstract: "Say what each function needs, what it was granted, and write the least that is enough.",
    discussion: """
      Reads PATH like `cordon scan` and compares the permissions that the code, the triggers and the settings of every \
      function need with those that its role grants.

      EXAMPLES:
        cordon roles .
        cordon roles . --function CreateOrder --details
        cordon roles . --format json --output roles.json

      EXIT CODES: 0 done, whatever it shows; 2 wrong usage; 3 done, but a part of the input could not be scanned.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The application's folder, or a folder of many.", completion: .directory)
  var path: String

  @Option(help: "The form of the output.")
  var format: Format = .text

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write here instead of to the screen.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Show only this function; may be repeated.", valueName: "name"))
  var function: [String] = []

  @Flag(help: "List every need with the line that needs it, and what is too much.")
  var details = false

  @Option(name: .shortAndLong, help: "Worker threads (default: one a processor).")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
  }

  func run() throws {
    let progress = Progress()
    let options = ScanOptions(jobs: jobs ?? Terminal.cores, today: Terminal.today)
    let report = try Scanner.model(path: path, options: options, onStage: progress.begin)
    let reviews = self.reviews(report)
    progress.end()
    if reviews.isEmpty { throw ValidationError("There is no function here\(function.isEmpty ? "" : " of this name").") }
    let text = render(reviews, report)
    if let output { try Terminal.save(text, at: output) } else { Terminal.show(text) }
    if report.isIncomplete { throw ExitCode(3) }
  }

  private func reviews(_ report: ScanReport) -> [(application: Application, functions: [FunctionReview])] {
    report.applications.filter(\.isOnAWS).compactMap { application in
      let review = RoleReview(application)
      let chosen = application.functions.filter { function.isEmpty || function.contains($0.id) }
      return chosen.isEmpty ? nil : (application, chosen.map(review.review))
    }
  }

  private func render(
    _ reviews: [(application: Application, functions: [FunctionReview])], _ report: ScanReport
  ) -> String {
    switch format {
    case .json: RoleJSON.render(reviews, of: report)
    case .text:
      RoleTable.render(reviews, of: report, details: details, color: output == nil && Terminal.wantsColor)
    }
  }
}
