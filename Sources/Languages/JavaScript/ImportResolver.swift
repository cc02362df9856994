import Core

/// Finds the files that an import may mean, as Node, TypeScript and the Lambda runtime do. Only files that exist are
/// named; packages from a registry are none of the application's files.
/// https://nodejs.org/api/modules.html#all-together
struct ImportResolver {
  let tree: FileTree
  let settings: ProjectSettingsCache
  /// The importing file.
  let path: String
  let roots: [String]

  func candidates(for text: String) -> [String] {
    if text.hasPrefix("node:") || text.isEmpty { return [] }
    if text == "." || text == ".." || text.hasPrefix("./") || text.hasPrefix("../") {
      return unique(Path.join(Path.folder(of: path), text).map { files(at: $0) } ?? [])
    }
    if text.hasPrefix("/") { return unique(absolute(text).flatMap { files(at: $0) }) }
    return unique(bare(text).flatMap { files(at: $0) })
  }

  private func unique(_ paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }

  // MARK: Places

  /// Where layers and the function's code are mounted. https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
  private func absolute(_ text: String) -> [String] {
    for mount in ["/opt/", "/var/task/"] where text.hasPrefix(mount) {
      let rest = String(text.dropFirst(mount.count))
      let inside = rest.hasPrefix("nodejs/") ? [rest, String(rest.dropFirst("nodejs/".count))] : [rest]
      return roots.flatMap { root in inside.compactMap { Path.join(root, $0) } }
    }
    return []
  }

  /// A bare import: an alias, one of the application's own packages, a folder of a layer, or a path from a root.
  private func bare(_ text: String) -> [String] {
    var places: [String] = []
    let known = settings.settings(for: Path.folder(of: path), in: tree)
    for settings in known {
      places += aliased(text, settings.aliases)
      places += settings.baseFolders.compactMap { Path.join($0, text) }
    }
    for settings in known { places += packagePlaces(text, settings.packages) }
    let tail = text.hasPrefix("@/") || text.hasPrefix("~/") ? String(text.dropFirst(2)) : text
    for root in roots {
      for folder in ["", "nodejs", "nodejs/node_modules", "node_modules", "src"] {
        let inside = folder.isEmpty ? tail : "\(folder)/\(tail)"
        if let place = Path.join(root, inside) { places.append(place) }
      }
    }
    return places
  }

  private func aliased(_ text: String, _ aliases: [ProjectSettings.Alias]) -> [String] {
    for alias in aliases {
      guard let star = alias.pattern.utf8.firstIndex(of: UInt8(ascii: "*")) else {
        if alias.pattern == text { return alias.targets }
        continue
      }
      let prefix = alias.pattern[..<star]
      let suffix = alias.pattern[alias.pattern.utf8.index(after: star)...]
      guard text.hasPrefix(prefix), text.hasSuffix(suffix), text.utf8.count >= prefix.utf8.count + suffix.utf8.count
      else { continue }
      let middle = String(text.dropFirst(prefix.count).dropLast(suffix.count))
      return alias.targets.map { fill($0, with: middle) }
    }
    return []
  }

  private func fill(_ target: String, with middle: String) -> String {
    guard let star = target.utf8.firstIndex(of: UInt8(ascii: "*")) else { return target }
    return target[..<star] + middle + target[target.utf8.index(after: star)...]
  }

  private func packagePlaces(_ text: String, _ packages: [String: String]) -> [String] {
    guard !packages.isEmpty else { return [] }
    let parts = text.split(separator: "/")
    let nameLength = text.hasPrefix("@") ? 2 : 1
    guard let folder = packages[parts.prefix(nameLength).joined(separator: "/")] else { return [] }
    let rest = parts.dropFirst(nameLength).joined(separator: "/")
    if rest.isEmpty { return [folder] }
    return ["\(folder)/\(rest)", "\(folder)/src/\(rest)"]
  }

  // MARK: Files

  /// The files that a path without an extension, with one, or of a folder may mean.
  private func files(at base: String) -> [String] {
    var found = sources(ofCompiled: base)
    if tree.containsFile(base) { found.append(base) }
    found += extensions.map { base + $0 }.filter { tree.containsFile($0) }
    if tree.containsFolder(base) { found += files(inFolder: base) }
    return found
  }

  /// TypeScript's extensions come first in TypeScript, where a compiled file may stand beside its source.
  private var extensions: [String] {
    let typed = [".ts", ".tsx", ".mts", ".cts"]
    let plain = [".js", ".mjs", ".cjs", ".jsx", ".json"]
    return isTypeScript ? typed + plain : plain + typed
  }

  private var isTypeScript: Bool { ["ts", "tsx", "mts", "cts"].contains(Path.pathExtension(of: path)) }

  /// `import "./x.js"` in TypeScript means ./x.ts.
  private func sources(ofCompiled base: String) -> [String] {
    let sources = ["js": ["ts", "tsx"], "jsx": ["tsx"], "mjs": ["mts"], "cjs": ["cts"]]
    let written = Path.pathExtension(of: base)
    guard let typed = sources[written], isTypeScript || !tree.containsFile(base) else { return [] }
    let stem = base.dropLast(written.utf8.count)
    return typed.map { stem + $0 }.filter { tree.containsFile($0) }
  }

  private func files(inFolder folder: String) -> [String] {
    var stems = [Path.join(folder, "index"), Path.join(folder, "src/index")]
    if let manifest = tree.file(at: Path.join(folder, "package.json") ?? ""),
      let json = JSONReader.read(manifest.bytes)
    {
      let named = ["source", "main", "module"].compactMap { json[$0]?.string.flatMap { Path.join(folder, $0) } }
      stems = named + stems
    }
    return stems.compactMap { $0 }.flatMap { stem in
      sources(ofCompiled: stem) + ([stem] + extensions.map { stem + $0 }).filter { tree.containsFile($0) }
    }
  }
}
