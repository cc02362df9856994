import Core

/// What the stages of one scan hand to each other.
struct ScanState {
  let tree: FileTree
  let options: ScanOptions
  var applications: [Application] = []
  var findings: [Finding] = []
  var suppressed: [ScanReport.Suppressed] = []
  var diagnostics: [Diagnostic]
  var gaps: [ScanReport.CoverageGap] = []
  var rules: [RuleInfo] = []
  var watch: Stopwatch
  /// Links that the walk followed.
  var links: [Discovery.Link] = []
  /// Told the name of every stage that begins.
  var onStage: (String) -> Void = { _ in }
  /// The index of the application that takes what belongs to none, once there is one.
  var remainderIndex: Int?

  init(tree: FileTree, options: ScanOptions, diagnostics: [Diagnostic] = [], watch: Stopwatch = Stopwatch()) {
    self.tree = tree
    self.options = options
    self.diagnostics = diagnostics
    self.watch = watch
  }

  /// Runs a stage and notes how long it took.
  mutating func time(_ name: String, _ stage: (inout ScanState) -> Void) {
    onStage(name)
    let start = ContinuousClock.now
    stage(&self)
    watch.add(name, (ContinuousClock.now - start) / .seconds(1))
  }

  func report() -> ScanReport {
    var report = ScanReport(version: Product.version, tree: tree)
    report.applications = applications
    report.findings = findings
    report.suppressed = suppressed
    report.diagnostics = diagnostics
    report.gaps = gaps
    report.rules = rules
    report.stages = watch.stages
    report.isIncomplete = diagnostics.contains { $0.kind == .unreadable || $0.kind == .incomplete }
    return report
  }
}
