import Core

/// The top-level statements of a module: constants, imports and exports. Everything else is passed over.
struct ModuleStatements {
  private let file: SourceFile
  private var cursor: ScriptCursor
  private var names: [String: Node] = [:]
  private var named: [Node.Entry] = []
  private var whole: Node?
  /// What the imported modules export, by the path as it is written.
  var modules: [String: Node] = [:]

  init(_ file: SourceFile) {
    self.file = file
    cursor = ScriptCursor(file)
  }

  /// What the module exports; nil when it exports nothing.
  var exports: Node? {
    guard let whole else { return named.isEmpty ? nil : Node(.mapping(named), place: file.whole) }
    guard whole.isMapping, !named.isEmpty else { return whole }
    return Node(.mapping(Duplicates.keepLast(whole.entries + named)), place: whole.place)
  }

  /// The paths behind `from`, `import` and `require(`.
  var importedPaths: [String] {
    var (paths, scan): ([String], ScriptCursor) = ([], cursor)
    while scan.byte != nil {
      scan.skipBlanks()
      if scan.startsWord("from") || scan.startsWord("require") || scan.startsWord("import") {
        _ = scan.name()
        _ = scan.take("(")
        scan.skipBlanks()
        if let path = Self.quoted(&scan) { paths.append(path) }
      } else if scan.name() == nil {
        scan.at += 1
      }
    }
    return paths
  }

  private static func quoted(_ cursor: inout ScriptCursor) -> String? {
    guard let quote = cursor.byte, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
    let start = cursor.at
    cursor.skipString()
    guard cursor.at - start > 2 else { return nil }
    return String(decoding: cursor.bytes[(start + 1)..<(cursor.at - 1)], as: UTF8.self)
  }

  mutating func readAll() {
    for (path, node) in modules { names["require " + path] = node }
    while true {
      cursor.skipBlanks()
      guard cursor.byte != nil else { return }
      let start = cursor.at
      statement()
      if cursor.at == start { skipStatement() }
      if cursor.at == start { cursor.at += 1 }
    }
  }

  private mutating func skipStatement() {
    cursor.skipExpression(stopsAtLineEnd: true)
    while let byte = cursor.byte, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") { cursor.at += 1 }
  }

  private mutating func statement() {
    let start = cursor.at
    switch cursor.name() {
    case "import": importNames()
    case "const", "let", "var": declaration(isExported: false)
    case "export": export()
    case "module" where cursor.take(".") && cursor.take("exports"): assignment()
    case "exports": assignment()
    default: cursor.at = start
    }
  }

  private mutating func value() -> Node {
    var reader = LiteralReader(cursor, names: names)
    let value = reader.expression()
    cursor.at = max(reader.cursor.at, cursor.at)
    return value
  }

  /// `module.exports = …`, `exports.name = …`
  private mutating func assignment() {
    let start = cursor.at
    if cursor.take(".") {
      guard let name = cursor.name(), cursor.take("=") else { return }
      named.append(Node.Entry(key: name, keyPlace: cursor.place(from: start), value: value()))
    } else if cursor.take("="), cursor.byte != UInt8(ascii: "=") {
      whole = value()
    }
  }

  private mutating func export() {
    if cursor.take("default") || cursor.take("=") {
      whole = value()
    } else if cursor.take("const") || cursor.take("let") || cursor.take("var") {
      declaration(isExported: true)
    } else if cursor.take("{") {
      exportNames()
    } else if cursor.take("*"), cursor.take("from"), let path = quotedPath() {
      named += modules[path]?.entries ?? []
    }
  }

  /// `export { a, b as c }`, of this module's names or of another module's.
  private mutating func exportNames() {
    let bound = bindings()
    let source = cursor.take("from") ? quotedPath().flatMap { modules[$0] } : nil
    for (name, outer, place) in bound {
      let value = names[name] ?? (name == "default" ? source : source?[name])
      guard let value else { continue }
      if outer == "default" { whole = value } else { named.append(.init(key: outer, keyPlace: place, value: value)) }
    }
  }

  private mutating func quotedPath() -> String? {
    cursor.skipBlanks()
    return Self.quoted(&cursor)
  }

  private mutating func declaration(isExported: Bool) {
    if cursor.take("{") {
      let bound = bindings()
      guard cursor.take("=") else { return }
      let source = value()
      for (name, local, _) in bound { names[local] = source[name] }
      return
    }
    cursor.skipBlanks()
    let start = cursor.at
    guard let name = cursor.name() else { return }
    let place = cursor.place(from: start)
    if cursor.take(":") { skipType() }
    guard cursor.take("=") else { return }
    names[name] = value()
    if isExported, let value = names[name] { named.append(Node.Entry(key: name, keyPlace: place, value: value)) }
  }

  /// Passes over a type annotation, to the equals sign behind it.
  private mutating func skipType() {
    var depth = 0
    while let byte = cursor.byte, byte != UInt8(ascii: ";") {
      if byte == UInt8(ascii: "="), depth == 0, !cursor.starts(with: "=>") { return }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")") { depth -= 1 }
      cursor.at += cursor.starts(with: "=>") ? 2 : 1
    }
  }

  private mutating func importNames() {
    if cursor.take("type") { return }
    var bound: [(name: String, local: String)] = []
    if cursor.take("*"), cursor.take("as") {
      if let local = cursor.name() { bound.append(("*", local)) }
    } else {
      if !cursor.starts(with: "{"), let local = cursor.name() { bound.append(("default", local)) }
      _ = cursor.take(",")
      if cursor.take("{") { bound += bindings().map { ($0.name, $0.local) } }
    }
    guard cursor.take("from") else { return }
    guard let path = quotedPath(), let module = modules[path] else { return }
    for (name, local) in bound { names[local] = name == "*" || name == "default" ? module : module[name] }
  }

  /// `a, b as c, d: e }`: names with what they are called on the other side; the brace is already open.
  private mutating func bindings() -> [(name: String, local: String, place: Place)] {
    var found: [(name: String, local: String, place: Place)] = []
    while !cursor.take("}") {
      let start = cursor.at
      guard cursor.byte != nil else { break }
      if let name = cursor.name() {
        let place = cursor.place(from: start)
        let local = cursor.take("as") || cursor.take(":") ? cursor.name() : name
        found.append((name, local ?? name, place))
      }
      if !cursor.take(","), cursor.byte != UInt8(ascii: "}") { cursor.at += 1 }
    }
    return found
  }
}
