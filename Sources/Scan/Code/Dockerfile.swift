import Core

/// The part of a Dockerfile that says what an image runs. https://docs.docker.com/reference/dockerfile/#cmd
enum Dockerfile {
  /// The handler that the last command of the folder's Dockerfile names: `CMD ["app.handler"]`. A program that is
  /// started stands for its module, whose routes are the entry points.
  static func handler(in folder: String, _ tree: FileTree) -> String? {
    guard let path = Path.join(folder, "Dockerfile"), let file = tree.file(at: path) else { return nil }
    let lines = String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let commands = lines.filter { $0.hasPrefix("CMD") || $0.hasPrefix("ENTRYPOINT") }
    return commands.reversed().lazy.compactMap { handler(of: words(of: $0)) }.first
  }

  /// The words of `CMD ["a", "b"]` and of `CMD a b`.
  private static func words(of line: Substring) -> [String] {
    let rest = line.drop { $0 != " " && $0 != "[" }
    let words = rest.split { " [],\"'\t".contains($0) }.map(String.init)
    return words.first == "exec" ? Array(words.dropFirst()) : words
  }

  private static func handler(of words: [String]) -> String? {
    guard let program = words.first.map({ Path.name(of: $0) }) else { return nil }
    switch program {
    case "python", "python3", "node":
      let script = words.dropFirst().first { [".py", ".js", ".mjs", ".cjs"].contains(where: $0.hasSuffix) }
      return script.map { String($0.dropLast(Path.pathExtension(of: $0).count + 1)) + "." }
    case "gunicorn", "uvicorn", "hypercorn":
      // "orders.app:app", but not an address such as ":8080".
      let module = words.dropFirst().first { $0.first?.isLetter == true && $0.contains(":") }
      return module.map { String($0.prefix { $0 != ":" }) + "." }
    case "functions-framework":
      let target = words.first { $0.hasPrefix("--target=") }
      return target.map { "main." + $0.dropFirst(9) }
    default:
      return words.count == 1 && program.contains(".") && !program.hasSuffix(".sh") ? words[0] : nil
    }
  }
}
