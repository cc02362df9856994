/// What a scan is asked to do.
package struct ScanOptions: Sendable {
  /// Worker threads; the result is the same for every number.
  package var jobs: Int
  package var selection: RuleSelection
  package var configuration: Configuration
  package var baseline: Baseline
  /// The day on which ignores expire or hold, as year-month-day; empty when none has expired.
  package var today: String

  package init(
    jobs: Int = 1, selection: RuleSelection = RuleSelection(), configuration: Configuration = Configuration(),
    baseline: Baseline = Baseline(), today: String = ""
  ) {
    self.jobs = jobs
    self.selection = selection
    self.configuration = configuration
    self.baseline = baseline
    self.today = today
  }
}
