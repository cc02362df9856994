import ArgumentParser
import Core
import Output

/// The form of the report and where it goes.
struct OutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, compact, json, sarif, markdown, html, github
  }

  @Option(help: "The form of the report.")
  var format = Format.text

  @Flag(name: .shortAndLong, help: "One line a finding; the same as --format compact.")
  var quiet = false

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the report here instead of to the screen.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Show findings of low severity in full too, not as a list.")
  var all = false

  @Flag(help: "List everything that was not understood.")
  var explainCoverage = false

  @Flag(help: "Say how long each stage took.")
  var timings = false

  func validate() throws {
    if quiet, format != .text, format != .compact {
      throw ValidationError("--quiet is a form of its own and cannot be combined with --format \(format.rawValue).")
    }
  }

  /// - Throws: `OutputFailure` when the file cannot be written.
  func write(_ report: ScanReport) throws {
    let text = render(report)
    if let output { try Terminal.save(text, at: output) } else { Terminal.show(text) }
  }

  private func render(_ report: ScanReport) -> String {
    switch quiet ? .compact : format {
    case .text: TextReport.render(report, style: style)
    case .compact: CompactReport.render(report)
    case .json: JSONReport.render(report, includesTimings: timings)
    case .sarif: SARIFReport.render(report)
    case .markdown: MarkdownReport.render(report)
    case .html: ReportHTML.render(report)
    case .github: GitHubReport.render(report)
    }
  }

  private var style: TextStyle {
    TextStyle(
      usesColor: output == nil && Terminal.wantsColor, width: min(Terminal.width, 140),
      explainsCoverage: explainCoverage, showsTimings: timings, showsAdvice: all)
  }
}

extension TextStyle {
  /// For what goes to the screen.
  static var terminal: TextStyle { TextStyle(usesColor: Terminal.wantsColor, width: min(Terminal.width, 100)) }
}
