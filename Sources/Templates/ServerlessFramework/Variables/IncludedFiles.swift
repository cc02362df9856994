import Core

/// The files that a service includes: `${file(…)}`, and `.env` files.
struct IncludedFiles {
  let tree: FileTree
  /// Everything that was read, the service's own file not among it.
  var read: Set<FileID> { documents.union(modules.read) }
  private var documents: Set<FileID> = []
  private(set) var diagnostics: [Diagnostic] = []
  private var modules: ModuleReader
  private var nodes: [String: Node] = [:]
  private var environments: [String: [String: Node]] = [:]

  init(tree: FileTree) {
    self.tree = tree
    modules = ModuleReader(tree: tree)
  }

  /// What a file holds: a tree for YAML and JSON, the exported literals of JavaScript and TypeScript, and text for the
  /// rest; nil when there is no such file, or nothing can be made of it.
  mutating func node(at path: String) -> Node? {
    if let node = nodes[path] { return node }
    guard let file = tree.file(at: path) else { return nil }
    documents.insert(file.id)
    let node = parse(file)
    nodes[path] = node
    return node
  }

  private mutating func parse(_ file: SourceFile) -> Node? {
    switch Path.pathExtension(of: file.path) {
    case "yml", "yaml", "json":
      let document = DocumentReader.read(file)
      diagnostics += document.diagnostics
      return document.roots.first
    case "js", "cjs", "mjs", "ts", "cts", "mts":
      return modules.exports(at: file.path)
    default:
      return Node(.scalar(file.text(Place(file.id, 0, UInt32(file.bytes.count))), .block), place: file.whole)
    }
  }

  static func isCode(_ path: String) -> Bool {
    switch Path.pathExtension(of: path) {
    case "js", "cjs", "mjs", "ts", "cts", "mts": true
    default: false
    }
  }

  /// A variable of the `.env` files beside the service; the stage's own file comes first.
  /// https://www.serverless.com/framework/docs/environment-variables
  mutating func environment(_ name: String, folder: String, stage: String) -> Node? {
    for fileName in [".env.\(stage)", ".env"] {
      guard let path = Path.join(folder, fileName), let file = tree.file(at: path) else { continue }
      if environments[path] == nil { environments[path] = DotenvReader.read(file) }
      if let node = environments[path]?[name] { return node }
    }
    return nil
  }
}

/// Reads `.env` files: a name, an equals sign and a value a line.
enum DotenvReader {
  static func read(_ file: SourceFile) -> [String: Node] {
    var values: [String: Node] = [:]
    let lines = LineTable(file.bytes)
    for line in 1...lines.starts.count {
      let range = lines.range(ofLine: line, in: file.bytes)
      guard let (name, value) = entry(file, range) else { continue }
      values[name] = value
    }
    return values
  }

  private static func entry(_ file: SourceFile, _ range: Range<Int>) -> (String, Node)? {
    let bytes = file.bytes
    guard let equals = bytes[range].firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let key = trimmed(bytes, range.lowerBound..<equals)
    guard let first = bytes[key].first, first != UInt8(ascii: "#") else { return nil }
    var value = trimmed(bytes, (equals + 1)..<range.upperBound)
    if value.count >= 2, bytes[value.lowerBound] == bytes[value.upperBound - 1],
      bytes[value.lowerBound] == UInt8(ascii: "\"") || bytes[value.lowerBound] == UInt8(ascii: "'")
    {
      value = value.lowerBound + 1..<value.upperBound - 1
    }
    let words = String(decoding: bytes[key], as: UTF8.self).split(separator: " ")
    guard let name = words.last else { return nil }
    let place = Place(file.id, UInt32(range.lowerBound), UInt32(range.upperBound))
    return (String(name), Node(.scalar(String(decoding: bytes[value], as: UTF8.self), .quoted), place: place))
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    return start..<end
  }
}
