/// Folders that hold what tools wrote or installed rather than what the user wrote.
enum SkippedFolders {
  /// Never the user's own code, wherever they stand.
  private static let always: Set<String> = [
    ".git", ".hg", ".svn", "node_modules", "bower_components", "jspm_packages", "vendor", "third_party", "__pycache__",
    "site-packages",
    "dist-packages", ".aws-sam", ".serverless", ".serverless_plugins", ".webpack", ".esbuild", ".build",
    ".terragrunt-cache",
    ".tox", ".nox", ".venv", ".virtualenv", ".eggs", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".next", ".nuxt",
    ".turbo", ".parcel-cache", ".cache", ".yarn", ".pnpm-store", ".nyc_output", ".sst", ".gradle", ".idea", ".vs",
    ".chalice-deployed",
  ]

  /// Build outputs where a build file stands beside them; otherwise a folder of that name may well be source.
  private static let outputs: Set<String> = ["dist", "build", "out", "coverage", "htmlcov", "target"]
  private static let buildFiles: Set<String> = [
    "package.json", "tsconfig.json", "setup.py", "pyproject.toml", "pom.xml", "build.gradle", "Cargo.toml",
  ]

  private static let packageFolders: Set<String> = ["node_modules", "site-packages", "dist-packages", "vendor"]

  /// - Parameters:
  ///   - siblings: the names in the folder that holds it.
  ///   - isBesideSource: whether the folder's parent lies beside the manifest of a program for the CDK.
  static func skips(_ name: String, beside siblings: Siblings, isBesideSource: Bool) -> Bool {
    if always.contains(name) || siblings.vendored.contains(name) { return true }
    if name.hasSuffix(".dist-info") || name.hasSuffix(".egg-info") { return true }
    // The CDK writes its templates into cdk.out and copies code into cdk.out/asset.<hash>. Where the program is here, so
    // is the code that was copied.
    if name.hasPrefix("asset."), siblings.names.contains("manifest.json") { return isBesideSource }
    return outputs.contains(name) && !siblings.names.isDisjoint(with: buildFiles)
  }

  static func holdsPackages(_ name: String) -> Bool {
    packageFolders.contains(name) || name.hasSuffix(".dist-info")
  }
}

/// The names in one folder.
struct Siblings {
  let names: Set<String>
  /// Folders that a Python package's record beside them claims: `requests` next to `requests-2.19.dist-info`.
  let vendored: Set<String>

  init(_ list: [String]) {
    names = Set(list)
    vendored = Set(list.flatMap(Self.claimedFolders).filter(names.contains))
  }

  /// A package's import folder mostly has the distribution's name; the few that differ are read like any other code.
  private static func claimedFolders(_ name: String) -> [String] {
    guard name.hasSuffix(".dist-info"), let dash = name.firstIndex(of: "-") else { return [] }
    let distribution = String(name[..<dash])
    return [distribution, distribution.lowercased()]
  }
}
