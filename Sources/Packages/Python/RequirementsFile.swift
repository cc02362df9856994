import Core

/// Reads requirements files as pip does: requirements, comments, line continuations, hashes, included files, constraints
/// and index options. https://pip.pypa.io/en/stable/reference/requirements-file-format/
struct RequirementsFile {
  private let tree: FileTree
  private(set) var content = ManifestContent()
  /// Pinned versions that constraint files give, by normalised name.
  private var constraints: [String: String] = [:]
  private var visited: Set<String> = []

  /// - Parameter file: the file that an application names; what it includes is read with it.
  init(_ file: SourceFile, tree: FileTree) {
    self.tree = tree
    read(file, isConstraint: false)
    applyConstraints()
  }

  private mutating func read(_ file: SourceFile, isConstraint: Bool) {
    guard visited.insert(file.path).inserted else { return }
    for line in LogicalLine.lines(of: file.bytes) { read(line, of: file, isConstraint: isConstraint) }
  }

  private mutating func read(_ line: LogicalLine, of file: SourceFile, isConstraint: Bool) {
    let words = line.words
    guard let first = words.first else { return }
    if first.first == UInt8(ascii: "-") {
      readOption(words, of: file, isConstraint: isConstraint)
    } else if RequirementsFile.isLocalPath(first) {
      return
    } else if let requirement = PythonRequirement(line.body) {
      add(requirement, hasHash: line.hasHash, of: file, isConstraint: isConstraint)
    } else {
      content.diagnostics.append(
        Diagnostic(.malformed, "not a requirement that pip accepts", at: line.body.place(in: file)))
    }
  }

  private mutating func add(_ requirement: PythonRequirement, hasHash: Bool, of file: SourceFile, isConstraint: Bool) {
    var declared = requirement.declared(in: file)
    declared.dependency.hasIntegrityHash = hasHash
    if isConstraint {
      constraints[declared.key] = declared.dependency.version
    } else {
      declared.dependency.isDevelopmentOnly = ManifestNames.isForDevelopment(file.path)
      content.dependencies.append(declared)
    }
  }

  private mutating func readOption(_ words: [ArraySlice<UInt8>], of file: SourceFile, isConstraint: Bool) {
    let option = Option(words)
    switch option.name {
    case "-r", "--requirement": include(option.value, from: file, isConstraint: isConstraint)
    case "-c", "--constraint": include(option.value, from: file, isConstraint: true)
    case "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "--trusted-host":
      if let entry = ForeignSource.entry(option.value, in: file) { content.foreignSources.append(entry) }
    case "-e", "--editable":
      let address = option.value
      if !RequirementsFile.isLocalPath(address), let requirement = PythonRequirement(address) {
        add(requirement, hasHash: false, of: file, isConstraint: isConstraint)
      }
    default: break
    }
  }

  private mutating func include(_ path: ArraySlice<UInt8>, from file: SourceFile, isConstraint: Bool) {
    guard let target = Path.join(Path.folder(of: file.path), path.text), let included = tree.file(at: target) else {
      content.diagnostics.append(
        Diagnostic(.unresolved, "included requirements file not found", at: path.place(in: file)))
      return
    }
    read(included, isConstraint: isConstraint)
  }

  /// A constraint fixes the version of a requirement that leaves it open, and is no requirement itself.
  private mutating func applyConstraints() {
    for index in content.dependencies.indices {
      let declared = content.dependencies[index]
      guard declared.dependency.version == nil, declared.dependency.pin != .url,
        let version = constraints[declared.key]
      else { continue }
      content.dependencies[index].dependency.version = version
      content.dependencies[index].dependency.isLocked = true
    }
  }

  private static func isLocalPath(_ word: ArraySlice<UInt8>) -> Bool {
    if word.first == UInt8(ascii: ".") || word.first == UInt8(ascii: "/") { return true }
    let isAddress = word.firstRange(of: "://") != nil || word.contains(UInt8(ascii: "@"))
    return !isAddress && word.prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: ";") }.contains(UInt8(ascii: "/"))
  }
}

/// An option line, `-r file`, `--index-url=address` or `-rfile`.
private struct Option {
  var name: String
  var value: ArraySlice<UInt8>

  init(_ words: [ArraySlice<UInt8>]) {
    let first = words[0]
    if let equals = first.firstIndex(of: UInt8(ascii: "=")), first.starts(with: "--".utf8) {
      (name, value) = (first[..<equals].text, first[(equals + 1)...])
    } else if first.count > 2, !first.starts(with: "--".utf8) {
      (name, value) = (first.prefix(2).text, first.dropFirst(2))
    } else {
      (name, value) = (first.text, words.count > 1 ? words[1] : [])
    }
  }
}

/// A requirement with the lines it is continued on: its body, and whether hashes follow it.
private struct LogicalLine {
  /// The bytes before the options and the comment; on the first physical line.
  var body: ArraySlice<UInt8>
  var hasHash: Bool

  /// The body's words, split at blanks.
  var words: [ArraySlice<UInt8>] { body.split { $0.isBlank } }

  static func lines(of bytes: [UInt8]) -> [LogicalLine] {
    var lines: [LogicalLine] = []
    var isContinued = false
    for line in TextLine.lines(of: bytes) {
      let (content, continues) = LogicalLine.content(line.bytes)
      if isContinued, let last = lines.indices.last {
        if content.firstRange(of: "--hash") != nil { lines[last].hasHash = true }
        if lines[last].body.isEmpty { lines[last].body = LogicalLine.body(content) }
      } else if !content.isEmpty {
        lines.append(
          LogicalLine(body: LogicalLine.body(content), hasHash: content.firstRange(of: "--hash") != nil))
      }
      isContinued = continues
    }
    return lines
  }

  /// The line without its comment and its continuation mark.
  private static func content(_ line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, continues: Bool) {
    var content = withoutComment(line).trimmed
    guard content.last == UInt8(ascii: "\\") else { return (content, false) }
    content.removeLast()
    return (content.trimmed, true)
  }

  /// A comment starts the line or follows a blank, so the fragment of an address is none.
  private static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for index in line.indices where line[index] == UInt8(ascii: "#") {
      if index == line.startIndex || line[index - 1].isBlank { return line[..<index] }
    }
    return line
  }

  /// The requirement itself: options such as `--hash` that follow it are cut off.
  private static func body(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard content.first != UInt8(ascii: "-"), let option = content.firstRange(of: " --") else { return content }
    return content[..<option.lowerBound].trimmed
  }
}
