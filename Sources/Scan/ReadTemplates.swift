import Core
import Synthesis
import Templates

extension ScanState {
  /// Every template becomes an application, except those that another one includes.
  mutating func readTemplates() {
    let tree = tree
    let programs = readPrograms()
    let assemblies = programs.flatMap(\.applications).map { Path.join($0.folder, "cdk.out/") ?? $0.folder }
    // What the CDK synthesised from a program that was read says the same once more.
    let candidates = TemplateReader.candidates(in: tree).filter { file in
      !assemblies.contains { Path.folder(of: tree[file].path) == $0 }
    }
    let results = Parallel.map(candidates.count, jobs: options.jobs) { TemplateReader.read(candidates[$0], in: tree) }
    let merged = TemplateReader.merge(results + programs)
    applications = merged.applications.map(Self.namingAssemblies)
    diagnostics += merged.diagnostics
  }

  /// Templates of a cloud assembly are the CDK's, and are called after the folder that it lies in.
  /// https://docs.aws.amazon.com/cdk/v2/guide/deploy.html#deploy-how-synth
  private static func namingAssemblies(_ application: Application) -> Application {
    guard Path.name(of: application.folder) == "cdk.out" else { return application }
    var application = application
    application.format = .cdk
    let folder = Path.folder(of: application.folder)
    if !folder.isEmpty { application.name = Path.name(of: folder) }
    return application
  }

  /// Programs that describe applications instead of templates.
  private func readPrograms() -> [TemplateResult] {
    let kit = CloudDevelopmentKit(tree)
    let declared = Parallel.map(kit.programs.count, jobs: options.jobs) { kit.read(kit.programs[$0]) }
    let rest = Parallel.map(1, jobs: 1) { _ in kit.readRest(besides: declared) }
    return (declared + rest.flatMap { $0 }).map(\.result)
  }
}
