import Core
import Templates

/// A program that describes an application.
package struct Program: Sendable {
  /// The folder that the CDK runs it in.
  var folder: String
  /// The file that it runs.
  var entry: SourceFile
  /// The context that cdk.json gives.
  var context: Node?
}

/// Finds the programs of a tree: those that a cdk.json names, and those that no cdk.json names.
/// https://docs.aws.amazon.com/cdk/v2/guide/cli.html#cli-config
struct ApplicationFinder: Sendable {
  let tree: FileTree

  /// What the manifests name, and what they name that is not read.
  func declared() -> (programs: [Program], diagnostics: [Diagnostic]) {
    var programs: [Program] = []
    var diagnostics: [Diagnostic] = []
    for manifest in tree.files where Path.name(of: manifest.path) == "cdk.json" {
      guard !isForeign(manifest.path), let root = DocumentReader.read(manifest).roots.first,
        let command = root["app"]?.text
      else { continue }
      if let program = program(command, manifest, root) {
        programs.append(program)
      } else if let language = Self.language(of: command) {
        let message = "CDK applications in \(language) are not read"
        diagnostics.append(Diagnostic(.unsupported, message, at: manifest.whole))
      } else {
        let message = "the program of the CDK application was not found: \(command)"
        diagnostics.append(Diagnostic(.unresolved, message, at: root["app"]?.place ?? manifest.whole))
      }
    }
    return (programs, diagnostics)
  }

  private func program(_ command: String, _ manifest: SourceFile, _ root: Node) -> Program? {
    let folder = Path.folder(of: manifest.path)
    let words = command.split { $0 == " " || $0 == "\"" || $0 == "'" }.map(String.init)
    for (index, word) in words.enumerated() {
      let isModule = index > 0 && words[index - 1] == "-m" && words[0].hasPrefix("python")
      let name = isModule ? word.split(separator: ".").joined(separator: "/") + ".py" : word
      if let entry = entry(name, in: folder) { return Program(folder: folder, entry: entry, context: root["context"]) }
    }
    return nil
  }

  /// A file of the program by the name in the command; what a build would make stands for its source.
  private func entry(_ name: String, in folder: String) -> SourceFile? {
    guard Self.endings.contains(Path.pathExtension(of: name)), let path = Path.join(folder, name) else { return nil }
    if let file = tree.file(at: path) { return file }
    let stem = String(path.dropLast(Path.pathExtension(of: path).count))
    if let source = tree.file(at: stem + "ts") { return source }
    let wanted = Path.name(of: stem) + "ts"
    let sources = tree.files(below: folder).filter { Path.name(of: $0.path) == wanted && !isForeign($0.path) }
    return sources.count == 1 ? sources.first : nil
  }

  private static let endings: Set<String> = ["ts", "mts", "js", "mjs", "cjs", "py"]

  private static func language(of command: String) -> String? {
    let languages = [
      ("mvn", "Java"), ("gradle", "Java"), ("java", "Java"), ("dotnet", "C#"), ("go ", "Go"), ("./app", "Go"),
    ]
    return languages.first { command.contains($0.0) }?.1
  }

  /// Programs that no manifest names: they make an application of their own.
  /// - Parameter read: the paths that other programs have read.
  func undeclared(besides read: Set<String>) -> [Program] {
    sources(besides: read).filter { $0.bytes.mentions("App(") }.map { program(of: $0) }
  }

  /// Files with stacks that no program makes.
  func stacks(besides read: Set<String>) -> [Program] {
    sources(besides: read).filter { $0.bytes.mentions("Stack") && !$0.bytes.mentions("App(") }.map { program(of: $0) }
  }

  private func program(of file: SourceFile) -> Program {
    var folder = Path.folder(of: file.path)
    let manifests = ["cdk.json", "package.json", "requirements.txt", "pyproject.toml", "setup.py"]
    let candidates = sequence(first: folder) { $0.isEmpty ? nil : Path.folder(of: $0) }
    folder =
      candidates.first { candidate in manifests.contains { tree.containsFile(Path.join(candidate, $0) ?? $0) } }
      ?? folder
    return Program(folder: folder, entry: file, context: nil)
  }

  private func sources(besides read: Set<String>) -> [SourceFile] {
    tree.files.filter { file in
      Self.endings.contains(Path.pathExtension(of: file.path)) && !read.contains(file.path) && !isForeign(file.path)
        && !isTest(file.path) && (file.bytes.mentions("aws-cdk") || file.bytes.mentions("aws_cdk"))
    }
  }

  private func isForeign(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0 == "node_modules" || $0 == "cdk.out" || $0 == "site-packages" }
  }

  private func isTest(_ path: String) -> Bool {
    let name = Path.name(of: path)
    if name.hasPrefix("test_") || name.contains(".test.") || name.contains(".spec.") { return true }
    return Path.folder(of: path).split(separator: "/").contains { $0 == "test" || $0 == "tests" || $0 == "__tests__" }
  }
}

extension [UInt8] {
  /// Whether an ASCII literal occurs anywhere.
  func mentions(_ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard length > 0, length <= count else { return false }
    let first = literal.utf8Start[0]
    return withUnsafeBufferPointer { bytes in
      (0...(bytes.count - length)).contains { start in
        bytes[start] == first && (1..<length).allSatisfy { bytes[start + $0] == literal.utf8Start[$0] }
      }
    }
  }
}
