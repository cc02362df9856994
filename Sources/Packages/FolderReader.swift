import Core

/// Reads the manifests of one folder together with the lock files that fix them.
struct FolderReader {
  private let folder: String
  private let tree: FileTree
  private let matcher: AdvisoryMatcher
  var reading = DependencyReader.Reading()
  /// The packages whose weaknesses are told, by ecosystem and name, so that none is told twice.
  private var known: Set<String> = []

  init(_ folder: String, _ tree: FileTree, _ matcher: AdvisoryMatcher) {
    (self.folder, self.tree, self.matcher) = (folder, tree, matcher)
  }

  mutating func read(manifest file: SourceFile) {
    switch Path.name(of: file.path) {
    case "package.json": readPackage(file)
    case "pyproject.toml": add(file, PythonProject(file).content, lock: projectLock())
    case "Pipfile": add(file, Pipfile.read(file), lock: sibling("Pipfile.lock").map(PythonLockFiles.pipfile))
    case "setup.py": add(file, SetupScript.script(file), lock: nil)
    case "setup.cfg": add(file, SetupScript.configuration(file), lock: nil)
    default: add(file, RequirementsFile(file, tree: tree).content, lock: nil)
    }
  }

  private func sibling(_ name: String) -> SourceFile? {
    tree.file(at: folder.isEmpty ? name : "\(folder)/\(name)")
  }

  private func projectLock() -> LockFile? {
    for name in ["poetry.lock", "uv.lock", "pdm.lock"] {
      if let file = sibling(name) { return PythonLockFiles.packages(file) }
    }
    return nil
  }

  private mutating func readPackage(_ file: SourceFile) {
    var content = PackageManifest(file).content
    if let settings = sibling(".npmrc") { content.foreignSources += NodeSettings.registries(settings) }
    add(file, content, lock: NodeLockFinder(tree: tree).lock(for: folder))
  }

  private mutating func add(_ file: SourceFile, _ content: ManifestContent, lock found: LockFile?) {
    var lock = found
    var declared = content.dependencies
    let ecosystem = declared.first?.dependency.ecosystem ?? VendoredCopies.ecosystem(file.path)
    var manifest = Manifest(path: file.path, ecosystem: ecosystem, hasLockFile: true, place: file.whole)
    manifest.hasLockFile = lock != nil || declared.allSatisfy { $0.dependency.isFixed } && ecosystem == .python
    if declared.isEmpty { manifest.hasLockFile = true }
    manifest.installScripts = content.installScripts
    manifest.foreignSources = content.foreignSources + (lock?.foreignSources ?? [])
    reading.manifests.append(manifest)
    reading.diagnostics += content.diagnostics + (lock?.diagnostics ?? [])
    let rest = lock?.resolve(&declared) ?? []
    for dependency in declared { add(dependency) }
    for index in rest { lock.map { addIfVulnerable($0, index, ecosystem, .lockFile) } }
  }

  private mutating func add(_ declared: DeclaredDependency) {
    var dependency = declared.dependency
    dependency.advisories = matcher.match(declared)
    if !dependency.advisories.isEmpty { known.insert("\(dependency.ecosystem) \(declared.key)") }
    reading.dependencies.append(dependency)
  }

  /// What the application did not ask for itself is evidence only when a published weakness applies.
  private mutating func addIfVulnerable(
    _ lock: LockFile, _ index: Int, _ ecosystem: Dependency.Ecosystem, _ origin: Dependency.Origin
  ) {
    var found = lock.dependency(index, ecosystem, origin)
    let declared = DeclaredDependency(dependency: found, range: "")
    found.advisories = matcher.match(declared)
    // What only development needs is not deployed; malicious code runs there all the same.
    if found.isDevelopmentOnly { found.advisories.removeAll { !$0.isMalicious } }
    if found.advisories.isEmpty { return }
    // One finding a package is enough, however often it is installed.
    if known.insert("\(ecosystem) \(declared.key)").inserted { reading.dependencies.append(found) }
  }

  mutating func read(copy file: SourceFile) {
    guard let package = VendoredCopies.package(file) else { return }
    addIfVulnerable(LockFile(packages: [package]), 0, VendoredCopies.ecosystem(file.path), .vendoredCopy)
  }
}

extension Dependency {
  /// Whether one version, and no other, can be installed.
  fileprivate var isFixed: Bool { pin == .exact || isLocked }
}
