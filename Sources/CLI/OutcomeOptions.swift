import ArgumentParser
import Core
import Scan

/// What comes of a scan's findings: an exit code, or a baseline.
struct OutcomeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Exit with 1 from this severity on: low, medium, high, critical or never (default: medium).",
      valueName: "severity"),
    transform: Self.threshold)
  var failOn: FailureThreshold?

  @Option(
    help: ArgumentHelp("Write all present findings to this file as the baseline.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  private static func threshold(_ text: String) throws -> FailureThreshold {
    guard let threshold = FailureThreshold(text) else {
      throw ValidationError("'\(text)' is not low, medium, high, critical or never.")
    }
    return threshold
  }
}
