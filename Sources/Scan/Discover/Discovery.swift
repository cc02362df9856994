import Core

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The first stage: which files there are. Nothing is read yet.
///
/// Links are followed only to targets inside the scanned folder, never to a folder that holds the link, and not from
/// inside another linked folder; so the walk ends and nothing outside is looked at.
struct Discovery {
  /// What the walk found, paths relative to the root.
  struct Listing {
    /// The files to read.
    var wanted: [String] = []
    /// Files that exist and are not read.
    var others: Set<String> = []
    /// Links that were followed: the link's path and its target's.
    var links: [Link] = []
    /// What could not be looked at, and why.
    var problems: [Problem] = []
  }

  struct Link {
    var path: String
    var target: String
  }

  struct Problem {
    var path: String
    var kind: Diagnostic.Kind
    var message: String
  }

  private struct Folder {
    var path: String
    var depth: Int
    /// Device and inode of the folder and of those it lies in.
    var chain: [FileIdentity]
    var isBehindLink: Bool
  }

  /// Folders deeper than this are not walked; no build tool makes them and they outgrow the system's longest path.
  static let maximumDepth = 100

  let root: String
  let isExcluded: (String) -> Bool
  private(set) var listing = Listing()
  private var pending: [Folder] = []

  /// - Parameters:
  ///   - root: an absolute path without links, as `realpath` gives it.
  ///   - isExcluded: whether the user's configuration excludes a path.
  static func walk(_ root: String, isExcluded: @escaping (String) -> Bool) -> Listing {
    var discovery = Discovery(root: root, isExcluded: isExcluded)
    discovery.walk()
    discovery.listing.wanted.sort()
    return discovery.listing
  }

  private init(root: String, isExcluded: @escaping (String) -> Bool) {
    self.root = root
    self.isExcluded = isExcluded
  }

  private mutating func walk() {
    guard let identity = FileIdentity(root) else { return }
    pending = [Folder(path: "", depth: 0, chain: [identity], isBehindLink: false)]
    while let folder = pending.popLast() { visit(folder) }
  }

  private mutating func visit(_ folder: Folder) {
    guard let entries = FolderEntries.read(absolute(folder.path)) else {
      report(folder.path, .unreadable, "folder cannot be read: \(lastSystemError())")
      return
    }
    let siblings = Siblings(entries.map(\.name))
    for entry in entries {
      let path = folder.path.isEmpty ? entry.name : folder.path + "/" + entry.name
      if !isExcluded(path) { take(entry, path, in: folder, siblings) }
    }
  }

  private mutating func take(_ entry: FolderEntries.Entry, _ path: String, in folder: Folder, _ siblings: Siblings) {
    guard entry.isNameValid else {
      return report(path, .unreadable, "the name is not UTF-8; the file was not read")
    }
    switch entry.type {
    case .file: take(file: path)
    case .folder: take(folder: path, named: entry.name, in: folder, siblings, isLink: false)
    case .link: take(link: path, named: entry.name, in: folder, siblings)
    case .other: break
    }
  }

  private mutating func take(file path: String) {
    if FileInterest.wants(path) {
      listing.wanted.append(path)
    } else {
      listing.others.insert(path)
    }
  }

  private mutating func take(link path: String, named name: String, in folder: Folder, _ siblings: Siblings) {
    guard let target = resolved(absolute(path)), isInside(target) else {
      listing.others.insert(path)
      return
    }
    switch FileIdentity.type(of: target) {
    case .file: take(file: path)
    case .folder where !folder.isBehindLink: take(folder: path, named: name, in: folder, siblings, isLink: true)
    default: listing.others.insert(path)
    }
    listing.links.append(Link(path: path, target: String(target.dropFirst(root == "/" ? 1 : root.utf8.count + 1))))
  }

  private mutating func take(
    folder path: String, named name: String, in parent: Folder, _ siblings: Siblings, isLink: Bool
  ) {
    guard let identity = FileIdentity(absolute(path)), !parent.chain.contains(identity) else { return }
    if isSkipped(path, name, siblings) || isVirtualEnvironment(path) { return remember(path, name) }
    guard parent.depth < Self.maximumDepth else {
      return report(path, .incomplete, "folder is nested more than \(Self.maximumDepth) deep and was not looked at")
    }
    pending.append(
      Folder(
        path: path, depth: parent.depth + 1, chain: parent.chain + [identity],
        isBehindLink: parent.isBehindLink || isLink))
  }

  private func isSkipped(_ path: String, _ name: String, _ siblings: Siblings) -> Bool {
    let program = Path.folder(of: Path.folder(of: path))
    let manifest = absolute(program.isEmpty ? "cdk.json" : program + "/cdk.json")
    return SkippedFolders.skips(name, beside: siblings, isBesideSource: access(manifest, F_OK) == 0)
  }

  /// Installed packages are not the user's code, but that they are there matters to manifests and imports, and what a
  /// Python package says of its version matters to advisories.
  private mutating func remember(_ path: String, _ name: String) {
    guard SkippedFolders.holdsPackages(name) else { return }
    take(descriptionIn: path)
    for entry in FolderEntries.read(absolute(path)) ?? [] where entry.isNameValid {
      let inner = path + "/" + entry.name
      if listing.wanted.last != inner { listing.others.insert(inner) }
      if !name.hasSuffix(".dist-info") { take(descriptionIn: inner) }
    }
  }

  /// The file with the name and version of a distribution that was copied into the application.
  private mutating func take(descriptionIn folder: String) {
    let description = folder + "/METADATA"
    guard folder.hasSuffix(".dist-info"), access(absolute(description), R_OK) == 0 else { return }
    listing.wanted.append(description)
  }

  /// https://docs.python.org/3/library/venv.html: a file of this name makes a folder a virtual environment.
  private func isVirtualEnvironment(_ path: String) -> Bool { access(absolute(path + "/pyvenv.cfg"), F_OK) == 0 }

  private func isInside(_ target: String) -> Bool { target == root || target.hasPrefix(root == "/" ? "/" : root + "/") }

  private func absolute(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

  private mutating func report(_ path: String, _ kind: Diagnostic.Kind, _ message: String) {
    listing.problems.append(Problem(path: path, kind: kind, message: message))
  }
}
