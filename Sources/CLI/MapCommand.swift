import ArgumentParser
import Core
import Map
import Output
import Scan

struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Draw the application: who may use it, its functions, its data, and where it is open.",
    discussion: """
      Scans PATH like `cordon scan` and draws what it finds. Nothing is run and nothing leaves the machine.

      EXAMPLES:
        cordon map . --output map.svg --format svg
        cordon map services --application orders --format mermaid
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg, mermaid, dot
  }

  @Argument(help: "The application's folder, or a folder of many.", completion: .directory)
  var path: String

  @Option(help: "The form of the map.")
  var format = Format.svg

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the map here instead of to the screen.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Draw the application of this name (or in this folder).", valueName: "name"))
  var application: String?

  @OptionGroup(title: "Which findings are drawn")
  var selection: SelectionOptions

  @Option(name: .shortAndLong, help: "Worker threads (default: one a processor).")
  var jobs: Int?

  func run() throws {
    let options = try selection.scanOptions(root: path, jobs: jobs ?? Terminal.cores)
    let progress = Progress()
    let report = try Scanner.scan(path: path, options: options, onStage: progress.begin)
    progress.end()
    let text = try render(report)
    if let output { try Terminal.save(text, at: output) } else { Terminal.show(text) }
    if report.isIncomplete { throw ExitCode(3) }
  }

  private func render(_ report: ScanReport) throws -> String {
    let map = try ChosenApplication(report, named: application).map
    switch format {
    case .svg: return SVGMap.render(map)
    case .mermaid: return MermaidMap.render(map)
    case .dot: return DOTMap.render(map)
    }
  }
}

/// The one application of a scan that a picture shows.
struct ChosenApplication {
  let map: ApplicationMap

  /// - Throws: when there is none, or several and no name says which.
  init(_ report: ScanReport, named name: String?) throws {
    let drawn = report.applications.indices.filter { !report.applications[$0].functions.isEmpty }
    let candidates = drawn.isEmpty ? Array(report.applications.indices) : drawn
    let chosen = candidates.filter { index in
      guard let name else { return true }
      let application = report.applications[index]
      return application.name == name || application.folder == name || Path.name(of: application.folder) == name
    }
    guard let index = chosen.first, chosen.count == 1 else {
      throw ValidationError(Self.complaint(report, chosen.isEmpty ? candidates : chosen, name))
    }
    map = ApplicationMap.draw(report.applications[index], findings: report.findings.filter { $0.application == index })
  }

  private static func complaint(_ report: ScanReport, _ choices: [Int], _ name: String?) -> String {
    if choices.isEmpty { return "There is no application here." }
    let names = choices.map { index in
      let application = report.applications[index]
      return "  \(application.name)  (\(application.folder.isEmpty ? "." : application.folder))"
    }
    let shown = names.prefix(30) + (names.count > 30 ? ["  … and \(names.count - 30) more"] : [])
    let start = name.map { "No single application is called '\($0)'." } ?? "There are several applications here."
    return "\(start) Choose one with --application NAME, by its name or its folder:\n" + shown.joined(separator: "\n")
  }
}
