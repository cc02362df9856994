import Core

/// A package that a lock file or a vendored copy fixes to one version.
struct LockedPackage {
  var name: String
  var version: String
  var place: Place
  var hasHash = false
  var isDevelopmentOnly = false
}

/// What a lock file fixes.
struct LockFile {
  var packages: [LockedPackage]
  /// The index of the package that a declared dependency gets, by "name@range" or by the name alone.
  var direct: [String: Int] = [:]
  /// What each package asks for itself, by its index, in the form of `direct`'s keys; empty when the file does not say.
  var requests: [Int: [String]] = [:]
  var foreignSources: [PolicyStatement.Entry] = []
  var diagnostics: [Diagnostic] = []
  private var foreignHosts: Set<[String]> = []

  init(packages: [LockedPackage] = []) { self.packages = packages }

  /// Adds a package and makes it what its name stands for, unless a package before it is.
  mutating func add(_ package: LockedPackage, directFor keys: [String]) {
    for key in keys where direct[key] == nil { direct[key] = packages.count }
    packages.append(package)
  }

  /// Keeps one entry a host of the addresses that packages are fetched from.
  /// - Parameter isVerified: a hash makes it harmless that the ecosystem's own index is reached without TLS.
  mutating func addSource(_ address: String, at place: Place, isVerified: Bool) {
    let secured = isVerified && address.hasPrefix("http://") ? "https" + address.dropFirst(4) : address
    guard secured.hasPrefix("http"), ForeignSource.isForeign(secured) else { return }
    guard foreignHosts.insert(ForeignSource.host(of: address)).inserted else { return }
    foreignSources.append(PolicyStatement.Entry(Text(address), at: place))
  }

  /// Fills in the versions of declared dependencies.
  /// - Returns: the indices of the packages that nothing declared asked for.
  mutating func resolve(_ dependencies: inout [DeclaredDependency]) -> [Int] {
    var used: Set<Int> = []
    for index in dependencies.indices {
      let key = dependencies[index].key
      guard let found = direct["\(key)@\(dependencies[index].range)"] ?? direct[key] else { continue }
      used.insert(found)
      dependencies[index].dependency.version = packages[found].version
      dependencies[index].dependency.isLocked = true
      if packages[found].hasHash { dependencies[index].dependency.hasIntegrityHash = true }
    }
    if !requests.isEmpty { markDevelopment(dependencies) }
    return packages.indices.filter { !used.contains($0) }
  }

  /// What no dependency of the running code leads to is for development only.
  private mutating func markDevelopment(_ dependencies: [DeclaredDependency]) {
    var pending = dependencies.filter { !$0.dependency.isDevelopmentOnly }.compactMap {
      direct["\($0.key)@\($0.range)"] ?? direct[$0.key]
    }
    var deployed: Set<Int> = []
    while let next = pending.popLast() {
      guard deployed.insert(next).inserted else { continue }
      pending += (requests[next] ?? []).compactMap { direct[$0] }
    }
    for index in packages.indices where !deployed.contains(index) { packages[index].isDevelopmentOnly = true }
  }

  /// A package that only the lock file names, as evidence.
  func dependency(_ index: Int, _ ecosystem: Dependency.Ecosystem, _ origin: Dependency.Origin) -> Dependency {
    let package = packages[index]
    var dependency = Dependency(
      ecosystem: ecosystem, name: package.name, requirement: package.version, pin: .exact, place: package.place)
    dependency.version = package.version
    dependency.isLocked = origin == .lockFile
    dependency.hasIntegrityHash = package.hasHash
    dependency.isDevelopmentOnly = package.isDevelopmentOnly
    dependency.origin = origin
    return dependency
  }
}
