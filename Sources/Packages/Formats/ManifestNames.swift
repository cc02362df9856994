import Core

/// Which files are manifests, and which folders hold other people's code.
enum ManifestNames {
  private static let manifests: Set<String> = [
    "Pipfile", "pyproject.toml", "setup.py", "setup.cfg", "package.json",
  ]
  private static let foreignFolders: Set<String> = [
    "node_modules", ".venv", "venv", "site-packages", ".git", ".serverless", ".aws-sam", "cdk.out", "__pycache__",
    "bower_components",
  ]

  /// Whether a file is a manifest that people write. A lock file alone is none.
  static func isManifest(_ path: String) -> Bool {
    manifests.contains(Path.name(of: path)) || isRequirements(path)
  }

  /// `requirements.txt`, `requirements-dev.txt`, `dev_requirements.txt`, and `requirements/base.txt`.
  static func isRequirements(_ path: String) -> Bool {
    guard path.hasSuffix(".txt") else { return false }
    if Path.name(of: path).lowercased().contains("requirements") { return true }
    return Path.name(of: Path.folder(of: path)) == "requirements"
  }

  /// The folder that a manifest speaks for: `requirements/base.txt` speaks for the folder above.
  static func folder(ofManifest path: String) -> String {
    let folder = Path.folder(of: path)
    let isNested = Path.name(of: folder) == "requirements" && isRequirements(path)
    return isNested ? Path.folder(of: folder) : folder
  }

  /// Whether a file lies in a folder of installed packages or build output.
  static func isInForeignFolder(_ path: String) -> Bool {
    Path.folder(of: path).split(separator: "/").contains { foreignFolders.contains(String($0)) }
  }

  /// Whether a requirements file is named for development, tests or documentation.
  static func isForDevelopment(_ path: String) -> Bool {
    let name = Path.name(of: path).lowercased()
    return ["dev", "test", "lint", "docs", "ci"].contains { word in
      name.split { !$0.isLetter }.contains { $0 == word || $0 == word + "s" || $0 == word + "ing" }
    }
  }
}
