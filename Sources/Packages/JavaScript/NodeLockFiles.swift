import Core

/// Reads package-lock.json and npm-shrinkwrap.json of all three versions.
/// https://docs.npmjs.com/cli/configuring-npm/package-lock-json
struct PackageLock {
  private let file: SourceFile
  /// The path of the manifest's folder below the lock file's; empty when they stand side by side.
  private let workspace: String
  private(set) var lock = LockFile()

  init(_ file: SourceFile, workspace: String) {
    self.file = file
    self.workspace = workspace
    let document = JSONDocument(file.bytes)
    if let packages = document.root?["packages"] {
      for (key, value) in packages.members { addInstalled(key, value) }
    } else {
      addNested(document.root?["dependencies"])
    }
    if let offset = document.failure {
      lock.diagnostics.append(
        Diagnostic(.malformed, "a part of the lock file cannot be read", at: Place(file.id, offset, offset)))
    }
  }

  /// An entry of `packages`, whose key is the path it is installed at.
  private mutating func addInstalled(_ key: JSONDocument.Value, _ value: JSONDocument.Value) {
    guard let path = key.string, let package = package(value, name: PackageLock.name(path), key) else { return }
    let name = package.name
    let own = workspace.isEmpty ? [] : ["\(workspace)/node_modules/\(name)"]
    let isOwn = own.contains(path)
    if isOwn { lock.direct[name] = nil }
    lock.add(package, directFor: isOwn || path == "node_modules/\(name)" ? [name] : [])
  }

  /// The name at the end of an installation path; nil for the root and for workspaces.
  private static func name(_ path: String) -> String? {
    guard let range = Array(path.utf8)[...].lastRange(of: "node_modules/") else { return nil }
    return String(decoding: Array(path.utf8)[range.upperBound...], as: UTF8.self)
  }

  /// The entries of `dependencies`, which nest in version 1. A stack of its own keeps the depth harmless.
  private mutating func addNested(_ top: JSONDocument.Value?) {
    var waiting = [(top, true)]
    while let (dependencies, isTop) = waiting.popLast() {
      for (key, value) in dependencies?.members ?? [] {
        guard let package = package(value, name: key.string, key) else { continue }
        lock.add(package, directFor: isTop ? [package.name] : [])
        if let nested = value["dependencies"] { waiting.append((nested, false)) }
      }
    }
  }

  private mutating func package(
    _ value: JSONDocument.Value, name: String?, _ key: JSONDocument.Value
  ) -> LockedPackage? {
    guard let installed = name, let version = value["version"], let text = version.string, value["link"] == nil
    else { return nil }
    if let source = value["resolved"], let address = source.string {
      lock.addSource(address, at: source.place(in: file), isVerified: value["integrity"] != nil)
    }
    var package = LockedPackage(name: value["name"]?.string ?? installed, version: text, place: version.place(in: file))
    package.hasHash = value["integrity"] != nil
    package.isDevelopmentOnly = value["dev"]?.isTrue == true
    return package
  }
}

extension ArraySlice<UInt8> {
  /// Where a text occurs for the last time.
  fileprivate func lastRange(of text: String) -> Range<Int>? {
    var found: Range<Int>?
    var rest = self
    while let range = rest.firstRange(of: text) {
      found = range
      rest = rest[range.upperBound...]
    }
    return found
  }
}

/// Reads yarn.lock of Yarn 1 and of later versions. https://classic.yarnpkg.com/lang/en/docs/yarn-lock/
enum YarnLock {
  static func read(_ file: SourceFile) -> LockFile {
    var lock = LockFile()
    var keys: [String] = []
    var section = ""
    for line in TextLine.lines(of: file.bytes) where !line.isBlank && line.bytes.first != UInt8(ascii: "#") {
      if line.indentation == 0 {
        keys = descriptors(line.text)
      } else if line.indentation == 2, let (name, value) = field(line) {
        section = name
        add(name, value, keys, file, &lock)
      } else if line.indentation == 4, ["dependencies", "optionalDependencies"].contains(section) {
        addRequest(line, &lock)
      }
    }
    return lock
  }

  /// `name "range"`, or `name: range` in later versions.
  private static func addRequest(_ line: TextLine, _ lock: inout LockFile) {
    let parts = line.text.filter { $0 != "\"" }.trimmed.split(maxSplits: 1, whereSeparator: { $0 == " " })
    guard parts.count == 2, !lock.packages.isEmpty else { return }
    let name = parts[0].hasSuffix(":") ? parts[0].dropLast() : parts[0]
    let range = parts[1].hasPrefix("npm:") ? parts[1].dropFirst(4) : parts[1]
    lock.requests[lock.packages.count - 1, default: []].append("\(name)@\(range)")
  }

  /// `"a@^1, a@^1.2":` → a@^1, a@^1.2. Later versions of Yarn write `a@npm:^1`.
  private static func descriptors(_ header: String) -> [String] {
    header.split(separator: ",").map { part in
      let text = String(part.filter { $0 != "\"" }).trimmed
      let bare = text.hasSuffix(":") ? String(text.dropLast()) : text
      guard let at = bare.dropFirst().firstIndex(of: "@") else { return bare }
      let range = bare[bare.index(after: at)...]
      return "\(bare[..<at])@\(range.hasPrefix("npm:") ? range.dropFirst(4) : range)"
    }
  }

  private static func field(_ line: TextLine) -> (String, ArraySlice<UInt8>)? {
    let content = line.bytes.trimmed
    guard let end = content.firstIndex(where: { $0.isBlank || $0 == UInt8(ascii: ":") }) else { return nil }
    let value = content[end...].drop { $0.isBlank || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "\"") }
    return (content[..<end].text, value.last == UInt8(ascii: "\"") ? value.dropLast() : value)
  }

  private static func add(
    _ field: String, _ value: ArraySlice<UInt8>, _ keys: [String], _ file: SourceFile, _ lock: inout LockFile
  ) {
    let last = lock.packages.count - 1
    switch field {
    case "version":
      guard let first = keys.first, value.text != "0.0.0-use.local" else { return }
      let name = first.prefix(1) + first.dropFirst().prefix { $0 != "@" }
      lock.add(
        LockedPackage(name: String(name), version: value.text, place: value.place(in: file)), directFor: keys)
    case "resolved": lock.addSource(value.text, at: value.place(in: file), isVerified: true)
    case "integrity", "checksum": if last >= 0 { lock.packages[last].hasHash = true }
    default: break
    }
  }
}

/// Reads pnpm-lock.yaml, as far as its regular layout needs: the packages and what the importers ask for.
/// https://github.com/pnpm/spec/tree/master/lockfile
enum PnpmLock {
  static func read(_ file: SourceFile) -> LockFile {
    var lock = LockFile()
    var section = ""
    var importer = Importer()
    for line in TextLine.lines(of: file.bytes) where !line.isBlank {
      if line.indentation == 0 { section = line.text.filter { $0 != ":" } }
      if section == "packages" {
        read(package: line, file, &lock)
      } else if ["importers", "dependencies", "devDependencies", "optionalDependencies"].contains(section) {
        importer.read(line)
      }
    }
    for (name, range, version) in importer.requests {
      guard let index = lock.packages.firstIndex(where: { $0.name == name && $0.version == version }) else { continue }
      lock.direct["\(name)@\(range)"] = index
      if lock.direct[name] == nil { lock.direct[name] = index }
    }
    return lock
  }

  private static func read(package line: TextLine, _ file: SourceFile, _ lock: inout LockFile) {
    if line.indentation == 2 {
      guard let (name, version) = identity(line.text) else { return }
      lock.add(LockedPackage(name: name, version: version, place: line.bytes.trimmed.place(in: file)), directFor: [])
    } else if !lock.packages.isEmpty {
      let last = lock.packages.count - 1
      if line.bytes.firstRange(of: "integrity:") != nil { lock.packages[last].hasHash = true }
      if line.text.trimmed == "dev: true" { lock.packages[last].isDevelopmentOnly = true }
    }
  }

  /// `/@scope/name/1.2.3:`, `/name@1.2.3(peer):` or `'@scope/name@1.2.3':`
  private static func identity(_ line: String) -> (String, String)? {
    var key = line.trimmed.filter { $0 != "'" && $0 != "\"" }.prefix { $0 != "(" }
    if key.hasSuffix(":") { key = key.dropLast() }
    if key.hasPrefix("/") { key = key.dropFirst() }
    let separator = key.dropFirst().contains("@") ? Character("@") : "/"
    guard let split = key.dropFirst().lastIndex(of: separator) else { return nil }
    let version = key[key.index(after: split)...].prefix { $0 != "_" }
    return (String(key[..<split]), String(version))
  }

  /// What the importers ask for: a name, then its specifier and its version on lines below it.
  private struct Importer {
    private(set) var requests: [(String, String, String)] = []
    private var name = ""
    private var range = ""

    mutating func read(_ line: TextLine) {
      let parts = line.text.trimmed.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
      guard let key = parts.first?.filter({ $0 != "'" }) else { return }
      let value = parts.count > 1 ? String(parts[1].filter { $0 != "'" }.prefix { $0 != "(" && $0 != "_" }) : ""
      switch key {
      case "specifier": range = value
      case "version": requests.append((name, range, value))
      case _ where value.isEmpty: (name, range) = (key, "")
      default: requests.append((key, "", value))
      }
    }
  }
}
