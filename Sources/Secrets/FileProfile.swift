import Core

/// What a file is, as far as it decides how literals are written in it and how much they weigh.
struct FileProfile {
  enum Syntax {
    /// A programming language: a literal is quoted.
    case code
    case yaml
    case json
    /// `.env`, INI, TOML, properties: a value runs to the end of its line.
    case settings
    case dockerfile
    case shell
    /// Text for people, where only credentials of a known format count.
    case prose
    /// Checksums, compiled output: nothing is looked for.
    case ignored
  }

  let syntax: Syntax
  /// Tests, fixtures and mocks hold invented credentials, and so do the databases that a pipeline or a developer starts
  /// for an hour.
  let isTest: Bool
  /// A catalogue of user-interface texts, or compiled code: assignments there say nothing.
  let isTranslation: Bool

  init(_ path: String) {
    let name = Path.name(of: path).lowercased()
    syntax = FileProfile.syntax(name)
    let folders = Path.folder(of: path).lowercased().split(separator: "/").map(String.init)
    isTest =
      folders.contains(where: FileProfile.testFolders.contains) || FileProfile.isTestName(name)
      || FileProfile.isWorkshop(name, folders)
    isTranslation = folders.contains(where: FileProfile.translationFolders.contains)
  }

  private static let testFolders: Set<String> = [
    "test", "tests", "__tests__", "spec", "specs", "fixtures", "mocks", "__mocks__", "testdata", "e2e", "cypress",
    "events",
  ]
  private static let translationFolders: Set<String> = ["locales", "locale", "i18n", "translations", "lang", "l10n"]
  private static let lockFiles: Set<String> = [
    "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "poetry.lock", "uv.lock", "pipfile.lock",
    "composer.lock", "cargo.lock", "gemfile.lock", "go.sum", ".terraform.lock.hcl",
    // What a vendored package says of itself.
    "metadata", "pkg-info",
  ]
  private static let syntaxes: [String: Syntax] = [
    "yaml": .yaml, "yml": .yaml, "json": .json, "env": .settings, "ini": .settings, "cfg": .settings,
    "conf": .settings, "toml": .settings, "properties": .settings, "tfvars": .settings, "npmrc": .settings,
    "pypirc": .settings, "sh": .shell, "bash": .shell, "zsh": .shell, "md": .prose, "rst": .prose, "txt": .prose,
    "html": .prose, "htm": .prose, "css": .ignored, "svg": .ignored, "map": .ignored, "lock": .ignored, "csv": .prose,
    "ipynb": .prose, "adoc": .prose, "xml": .prose, "po": .ignored, "vue": .code,
  ]

  private static func syntax(_ name: String) -> Syntax {
    if lockFiles.contains(name) || name.hasSuffix(".min.js") { return .ignored }
    if name.hasPrefix("dockerfile") || name.hasSuffix(".dockerfile") { return .dockerfile }
    if name.hasPrefix(".env") { return .settings }
    return syntaxes[Path.pathExtension(of: "x" + name)] ?? .code
  }

  /// Pipelines and compose files.
  private static func isWorkshop(_ name: String, _ folders: [String]) -> Bool {
    if folders.suffix(2) == [".github", "workflows"] || folders.contains(".circleci") { return true }
    let isYAML = name.hasSuffix(".yml") || name.hasSuffix(".yaml")
    return isYAML && ["docker-compose", "compose.", ".gitlab-ci", ".travis"].contains { name.hasPrefix($0) }
  }

  private static func isTestName(_ name: String) -> Bool {
    if name.hasPrefix("test_") || name.hasPrefix("conftest") { return true }
    if name.hasSuffix("event.json") || name.hasPrefix("event") && name.hasSuffix(".json") { return true }
    return ["_test.", ".test.", ".spec.", "_spec.", "-test.", ".example", ".sample", ".template"].contains {
      Array(name.utf8)[...].containsIgnoringCase($0)
    }
  }

  /// Whether the line that starts at an offset is a comment as a whole.
  func isComment(_ bytes: [UInt8], lineStart: Int) -> Bool {
    let first = bytes.skipBlanks(lineStart)
    switch bytes.byte(first) {
    case UInt8(ascii: "#"): return syntax != .json && !bytes.has("#{", at: first)
    case UInt8(ascii: "/"):
      return bytes.byte(first + 1) == UInt8(ascii: "/") || bytes.byte(first + 1) == UInt8(ascii: "*")
    case UInt8(ascii: "*"): return syntax == .code && !bytes.byte(first + 1).isAlphanumeric
    case UInt8(ascii: ";"): return syntax == .settings
    default: return false
    }
  }
}
