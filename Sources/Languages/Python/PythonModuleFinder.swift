import Core

/// Finds the files that an import may mean, as Python does: https://docs.python.org/3/reference/import.html
struct PythonModuleFinder {
  let path: String
  let roots: [String]
  let tree: FileTree

  /// The files, best first; none for a namespace package, which has only submodules.
  func candidates(for text: String) -> [String] {
    let dots = text.utf8.prefix { $0 == UInt8(ascii: ".") }.count
    let parts = text.split(separator: ".").map(String.init)
    if dots > 0 { return relative(parts, dots: dots) }
    if parts.isEmpty { return [] }
    let found = roots.flatMap { files(parts, in: $0) }
    if !found.isEmpty { return found }
    return fallbackRoots.flatMap { files(parts, in: $0) }.filter { $0 != path }
  }

  /// One dot is the importing file's own package, every further dot the one around it.
  private func relative(_ parts: [String], dots: Int) -> [String] {
    var folder = Path.folder(of: path)
    for _ in 1..<dots {
      if folder.isEmpty { return [] }
      folder = Path.folder(of: folder)
    }
    return files(parts, in: folder)
  }

  /// The folder of the importing file when it is no package: the folder of a script is searched first when the script
  /// runs, and where the code root is not known it is the best guess.
  private var fallbackRoots: [String] {
    let folder = Path.folder(of: path)
    return roots.contains(folder) || tree.containsFile(joined(folder, "__init__.py")) ? [] : [folder]
  }

  /// The package before the module, as Python prefers them.
  private func files(_ parts: [String], in folder: String) -> [String] {
    let base = parts.reduce(folder, joined)
    let package = joined(base, "__init__.py")
    let candidates = parts.isEmpty ? [package] : [package, base + ".py"]
    return candidates.filter(tree.containsFile)
  }

  private func joined(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
}
