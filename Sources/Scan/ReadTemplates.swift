import Core
import Templates

extension ScanState {
  /// Every template becomes an application, except those that another one includes.
  mutating func readTemplates() {
    let tree = tree
    let candidates = TemplateReader.candidates(in: tree)
    let results = Parallel.map(candidates.count, jobs: options.jobs) { TemplateReader.read(candidates[$0], in: tree) }
    let merged = TemplateReader.merge(results)
    applications = merged.applications
    diagnostics += merged.diagnostics
  }
}
