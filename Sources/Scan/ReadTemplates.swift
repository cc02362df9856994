import Core
import Synthesis
import Templates

extension ScanState {
  /// Every template becomes an application, except those that another one includes.
  mutating func readTemplates() {
    let tree = tree
    let candidates = TemplateReader.candidates(in: tree)
    let results = Parallel.map(candidates.count, jobs: options.jobs) { TemplateReader.read(candidates[$0], in: tree) }
    let merged = TemplateReader.merge(results + readPrograms())
    applications = merged.applications
    diagnostics += merged.diagnostics
  }

  /// Programs that describe applications instead of templates.
  private func readPrograms() -> [TemplateResult] {
    let kit = CloudDevelopmentKit(tree)
    let declared = Parallel.map(kit.programs.count, jobs: options.jobs) { kit.read(kit.programs[$0]) }
    let rest = Parallel.map(1, jobs: 1) { _ in kit.readRest(besides: declared) }
    return (declared + rest.flatMap { $0 }).map(\.result)
  }
}
