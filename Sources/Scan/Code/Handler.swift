import Core
import Syntax

/// A handler as templates write it: a file without its extension, a dot, and an exported name.
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-common.html
struct Handler {
  /// "src/app" or, for Python, also "src.app".
  let file: String
  let export: String
  private let language: Language?

  init(_ text: String, runtime: String?) {
    let name = Path.name(of: text)
    let folder = text.utf8.count - name.utf8.count
    if let dot = name.lastIndex(of: ".") {
      file = String(text.prefix(folder)) + name[..<dot]
      export = String(name[name.index(after: dot)...])
    } else {
      file = text
      export = "handler"
    }
    language = Self.language(of: runtime)
  }

  /// The language of a runtime such as "python3.12"; nil when Cordon does not read it.
  static func language(of runtime: String?) -> Language? {
    guard let runtime else { return nil }
    if runtime.hasPrefix("python") { return .python }
    if runtime.hasPrefix("nodejs") { return .javascript }
    return nil
  }

  /// The paths that the handler's file may have below a folder.
  func paths(in root: String) -> [String] {
    var paths: [String] = []
    if language != .javascript {
      let dotted = String(file.map { $0 == "." ? "/" : $0 })
      for name in [file, dotted] where !name.hasPrefix("../") { paths += ["\(name).py", "\(name)/__init__.py"] }
    }
    if language != .python {
      for suffix in ["js", "mjs", "cjs", "ts", "mts", "cts", "tsx", "jsx"] { paths.append("\(file).\(suffix)") }
      paths += ["\(file)/index.js", "\(file)/index.ts"]
    }
    return paths.compactMap { Path.join(root, $0) }
  }
}
