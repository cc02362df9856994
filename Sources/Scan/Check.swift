package import Core
import Rules

extension Scanner {
  /// Every rule there is, sorted by id.
  package static var rules: [RuleInfo] { Registry.rules.map(\.info).sorted { $0.id < $1.id } }
}

extension ScanState {
  /// Runs every enabled rule over every application, in parallel.
  mutating func check() {
    let enabled = Registry.rules.filter { isEnabled($0.info) }
    rules = enabled.map(\.info).sorted { $0.id < $1.id }
    let applications = applications
    let pairs = applications.count * enabled.count
    let results = Parallel.map(pairs, jobs: options.jobs) { index in
      let application = index / enabled.count
      return Self.check(enabled[index % enabled.count], applications[application], number: application)
    }
    findings = results.flatMap(\.self)
  }

  private func isEnabled(_ info: RuleInfo) -> Bool {
    options.selection.mayInclude(info) && options.configuration.selection.mayInclude(info)
  }

  private static func check(_ rule: any Rule, _ application: Application, number: Int) -> [Finding] {
    guard rule.concerns(application) else { return [] }
    var found = Findings()
    rule.check(application, into: &found)
    return found.all.map { finding in
      var finding = finding
      finding.application = number
      dropImpliedEdits(of: &finding, application)
      return finding
    }
  }

  /// A value that is said to stand where a resource is declared is only implied: there is nothing to replace.
  private static func dropImpliedEdits(of finding: inout Finding, _ application: Application) {
    guard !finding.fix.edits.isEmpty else { return }
    let declarations = Set(application.resources.map(\.place))
    finding.fix.edits.removeAll { declarations.contains($0.place) }
  }
}
