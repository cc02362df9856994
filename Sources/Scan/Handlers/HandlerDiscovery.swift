import Core
import Templates

extension ScanState {
  /// Handlers that no template deploys become functions of applications made from code alone, one for each project folder.
  mutating func discoverHandlers() {
    let files = codeOutsideTemplates()
    let found = Parallel.map(files.count, jobs: options.jobs) { HandlerScanner.handlers(in: files[$0]) }
    var functions: [Home: [Function]] = [:]
    for (file, handlers) in zip(files, found) {
      for handler in handlers {
        let project = Project(of: file, in: tree)
        let function = project.function(handler, in: file, alone: handlers.count == 1)
        functions[Home(folder: project.folder, cloud: handler.cloud), default: []].append(function)
      }
    }
    for (folder, function) in ZappaSettings.functions(in: tree) {
      functions[Home(folder: folder, cloud: .aws), default: []].append(function)
    }
    for (home, own) in functions.sorted(by: { $0.key < $1.key }) { add(own, home) }
  }

  /// Where handlers belong: a project, and the cloud that runs them.
  private struct Home: Hashable, Comparable {
    var folder: String
    var cloud: Application.Cloud

    static func < (left: Home, right: Home) -> Bool {
      (left.folder, left.cloud.rawValue) < (right.folder, right.cloud.rawValue)
    }
  }

  private mutating func add(_ functions: [Function], _ home: Home) {
    let folder = home.folder
    let name = folder.isEmpty ? "handlers" : Path.name(of: folder)
    let place = functions.first.map { tree[$0.place.file].whole }
    guard let place else { return }
    var application = Application(name: name, format: .codeOnly, folder: folder, place: place)
    application.cloud = home.cloud
    application.functions = Self.withUniqueIdentifiers(functions)
    if home.cloud == .aws, let settings = FrameworkSettings(of: folder, in: tree) {
      settings.apply(to: &application)
      diagnostics += settings.diagnostics
    }
    applications.append(application)
  }

  /// Code files that lie in no deployed function's folder. Tests call handlers and are none.
  private func codeOutsideTemplates() -> [SourceFile] {
    let deployed = Set(
      applications.flatMap(\.functions).compactMap { function in
        switch function.code {
        case .folder(let folder): folder
        // What the image runs is known to be in its folder.
        case .image(let folder?) where Dockerfile.handler(in: folder, tree) != nil: folder
        default: nil
        }
      })
    let inlined = Set(
      applications.flatMap(\.functions).compactMap { function in
        if case .inline(let place, _) = function.code { place.file } else { nil }
      })
    return tree.files.filter { file in
      HandlerScanner.isCode(file.path) && !TestFiles.contains(file.path) && !PackedCode.holds(file.path)
        && !inlined.contains(file.id)
        && !Path.ancestors(of: file.path).contains(where: deployed.contains)
    }
  }

  /// Functions that would share an identifier get their path before it.
  private static func withUniqueIdentifiers(_ functions: [Function]) -> [Function] {
    let counts = Dictionary(grouping: functions, by: \.id).mapValues(\.count)
    return functions.map { function in
      guard counts[function.id, default: 0] > 1, case .folder(let folder) = function.code else { return function }
      var function = function
      let handler = function.handler.value ?? function.id
      function.id = folder.isEmpty ? handler : "\(folder)/\(handler)"
      return function
    }
  }
}

/// The project that a handler without template belongs to.
private struct Project {
  let folder: String
  /// Where the runtime would look for the function's modules.
  let codeFolder: String

  /// Files that stand at the top of a project, whatever deploys it.
  private static let tops = ["cdk.json", "main.tf", "template.yaml", "serverless.yml", "README.md"]
  private static let manifests = ["package.json", "requirements.txt", "pyproject.toml", "Pipfile", "setup.py"]

  init(of file: SourceFile, in tree: FileTree) {
    let ancestors = Path.ancestors(of: file.path)
    let isTop = { (folder: String) in Self.tops.contains { tree.containsFile(Path.inside(folder, $0)) } }
    let hasManifest = { (folder: String) in Self.manifests.contains { tree.containsFile(Path.inside(folder, $0)) } }
    let top = ancestors.first(where: isTop) ?? ancestors.last(where: hasManifest) ?? ""
    folder = top
    let inside = ancestors.prefix { $0 != top } + [top]
    codeFolder = inside.first(where: hasManifest) ?? ancestors[0]
  }

  func function(_ handler: HandlerSignature, in file: SourceFile, alone: Bool) -> Function {
    let module = Path.name(of: file.path).prefix { $0 != "." }
    let stems: Set<Substring> = ["index", "app", "main", "handler", "lambda_function", "lambda", "function"]
    let parent = Path.name(of: Path.folder(of: file.path))
    let base = stems.contains(module) && !parent.isEmpty ? parent : String(module)
    let id = alone || handler.name.isEmpty ? base : "\(base).\(handler.name)"
    var function = Function(id: id, place: handler.place)
    let relative = codeFolder.isEmpty ? file.path[...] : file.path.dropFirst(codeFolder.count + 1)
    let path = relative.dropLast(Path.pathExtension(of: file.path).count + 1)
    function.handler = .known("\(path).\(handler.name)", handler.place)
    function.code = .folder(codeFolder)
    function.triggers = handler.trigger.map { [Trigger($0, place: handler.place)] } ?? []
    return function
  }
}

extension HandlerScanner {
  private static let extensions: Set<String> = ["py", "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx"]

  static func isCode(_ path: String) -> Bool { extensions.contains(Path.pathExtension(of: path)) }
}

/// Files that test code rather than being it, by the names that test runners look for.
enum TestFiles {
  private static let folders: Set<Substring> = [
    "test", "tests", "__tests__", "spec", "specs", "__mocks__", "e2e", "integration-tests", "cypress",
  ]

  static func contains(_ path: String) -> Bool {
    let name = Path.name(of: path)
    if name.hasPrefix("test_") || name == "conftest.py" || name.hasSuffix("_test.py") { return true }
    if name.contains(".test.") || name.contains(".spec.") { return true }
    return Path.folder(of: path).split(separator: "/").contains(where: folders.contains)
  }
}

extension Path {
  /// The folders a file lies in, the closest first and the root ("") last.
  static func ancestors(of path: String) -> [String] {
    var folders = [folder(of: path)]
    while let last = folders.last, !last.isEmpty { folders.append(folder(of: last)) }
    return folders
  }

  static func inside(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
}
