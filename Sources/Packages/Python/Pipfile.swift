import Core

/// Reads a `Pipfile`. https://pipenv.pypa.io/en/latest/pipfile.html
enum Pipfile {
  static func read(_ file: SourceFile) -> ManifestContent {
    let document = TOMLDocument(file.bytes)
    var content = ManifestContent()
    for (table, isDevelopmentOnly) in [("packages", false), ("dev-packages", true)] {
      for entry in document.entries(of: [table]) where entry.key.count == 1 {
        guard var declared = PoetryConstraint.declared(entry, in: file) else { continue }
        declared.dependency.isDevelopmentOnly = isDevelopmentOnly
        content.dependencies.append(declared)
      }
    }
    for source in document.elements(of: ["source"]) {
      guard let url = source["url"], let address = url.string, ForeignSource.isForeign(address) else { continue }
      content.foreignSources.append(PolicyStatement.Entry(Text(address), at: url.place(in: file)))
    }
    return content
  }
}
