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
        cordon map . --output map.html
        cordon map . --output map.svg
        cordon map . --output docs/threat-model.md
        cordon map services --application orders --format mermaid

      EXIT CODES: 0 the map was drawn, whatever it shows; 2 wrong usage; 3 it was drawn, but a part of the input could \
      not be scanned.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html, svg, mermaid, dot, json, markdown

    /// The form that a file's name asks for.
    init?(ofFile path: String) {
      let ends = [
        "html": Format.html, "htm": .html, "svg": .svg, "mmd": .mermaid, "mermaid": .mermaid, "dot": .dot,
        "json": .json, "md": .markdown,
      ]
      guard let format = ends[Path.pathExtension(of: path).lowercased()] else { return nil }
      self = format
    }
  }

  @Argument(help: "The application's folder, or a folder of many.", completion: .directory)
  var path: String

  @Option(help: "The form of the map (default: by the end of the output's name, else html).")
  var format: Format?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the map here instead of to the screen.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("Draw the application of this name, in this folder, or with this template.", valueName: "name"))
  var application: String?

  @OptionGroup(title: "Which findings are drawn")
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
    progress.end()
    let text = try render(report)
    if let output { try Terminal.save(text, at: output) } else { Terminal.show(text) }
    if report.isIncomplete { throw ExitCode(3) }
  }

  private func render(_ report: ScanReport) throws -> String {
    let chosen = try ChosenApplications(report, named: application)
    switch format ?? output.flatMap(Format.init(ofFile:)) ?? .html {
    case .html: return WorkspaceHTML.render(report, applications: chosen.indices)
    case .json: return JSONMap.render(chosen.all, of: report)
    case .markdown: return ThreatModel.render(chosen.all, of: report)
    case .svg: return SVGMap.render(try chosen.only())
    case .mermaid: return MermaidMap.render(try chosen.only())
    case .dot: return DOTMap.render(try chosen.only())
    }
  }
}

/// The applications of a scan that are drawn.
struct ChosenApplications {
  private let report: ScanReport
  let indices: [Int]

  /// - Throws: when there is none of this name.
  init(_ report: ScanReport, named name: String?) throws {
    self.report = report
    let drawn = report.applications.indices.filter { !report.applications[$0].functions.isEmpty }
    let candidates = drawn.isEmpty ? Array(report.applications.indices) : drawn
    indices = candidates.filter { index in
      guard let name else { return true }
      let application = report.applications[index]
      let file = report.tree[application.place.file].path
      return [application.name, application.folder, Path.name(of: application.folder), file].contains(name)
    }
    if candidates.isEmpty { throw ValidationError("There is no application here.") }
    if indices.isEmpty { throw ValidationError("No application is called '\(name ?? "")'. \(list(candidates))") }
  }

  var all: [ApplicationMap] {
    let findings = Dictionary(grouping: report.findings, by: \.application)
    return indices.map { ApplicationMap.draw(report.applications[$0], findings: findings[$0] ?? []) }
  }

  /// - Throws: when there are several; a picture shows one.
  func only() throws -> ApplicationMap {
    guard indices.count == 1, let map = all.first else {
      throw ValidationError("There are several applications here, and this form shows one. \(list(indices))")
    }
    return map
  }

  private func list(_ choices: [Int]) -> String {
    let names = choices.map { index in
      let application = report.applications[index]
      return "  \(application.name)  (\(report.tree[application.place.file].path))"
    }
    let shown = names.prefix(30) + (names.count > 30 ? ["  … and \(names.count - 30) more"] : [])
    return "Choose with --application NAME, by name, by folder or by template:\n" + shown.joined(separator: "\n")
  }
}
