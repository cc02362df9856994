import ArgumentParser
import Core
import Scan

/// Which findings are shown.
struct SelectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Report only this rule, risk (SAS-1 …) or severity; may be repeated.", valueName: "what"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Do not report this rule, risk or severity; may be repeated.", valueName: "what"))
  var skip: [String] = []

  @Option(
    help: ArgumentHelp("Leave out the findings that this file lists.", valueName: "file"), completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp("The configuration (default: cordon.yaml in PATH, when there is one).", valueName: "file"),
    completion: .file())
  var config: String?

  /// - Parameter writeBaseline: a baseline that is about to be written; it need not be there yet.
  /// - Throws: `ScanError` when a name is unknown or a file has a fault.
  func scanOptions(root: String, jobs: Int, writeBaseline: String? = nil) throws -> ScanOptions {
    var options = ScanOptions(jobs: jobs, today: Terminal.today)
    let rules = Scanner.rules.map(\.id)
    options.selection.only = try only.map { try RuleSelection.Selector($0, rules: rules) }
    options.selection.skip = try skip.map { try RuleSelection.Selector($0, rules: rules) }
    let standard = root + "/" + ConfigurationReader.fileName
    let file = config ?? (LocalFile.exists(standard) ? standard : nil)
    if let file {
      options.configuration = try ConfigurationReader.read(LocalFile.read(file), path: file, rules: rules)
    }
    let configured = options.configuration.baseline.map { Self.folder(of: file) + $0 }
    if let path = baseline ?? configured, path != writeBaseline || LocalFile.exists(path) {
      options.baseline = try Baseline.read(LocalFile.read(path), path: path)
    }
    return options
  }

  /// The folder of a path with its slash; empty for a bare name.
  private static func folder(of path: String?) -> String {
    guard let path, let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }
}
