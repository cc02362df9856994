import Archives
import Core

/// Code that is in the tree only as an archive, as people commit what they upload. Its files become files of the tree,
/// below a folder that has the archive's name: "functions/resize.zip/index.js".
struct PackedCode {
  /// Bytes of an archive, of one file in it, and files of code that are the user's own; with libraries packed in there
  /// are more, and then only those at the top count.
  private static let maximumArchive = 1 << 20
  private static let maximumFile = 1 << 18
  private static let maximumFiles = 40

  /// Trees with more files than this hold many applications, each in a folder of its own at the top.
  private static let maximumApplication = 2_000

  /// The names of the code files that are in the tree as they are; in a large tree with the top folder of each.
  private let present: Set<String>
  private let isLarge: Bool

  init(beside paths: [String]) {
    let isLarge = paths.count > Self.maximumApplication
    present = Set(paths.filter(HandlerScanner.isCode).map { Self.key($0, isLarge) })
    self.isLarge = isLarge
  }

  /// Whether a path leads into an archive.
  static func holds(_ path: String) -> Bool { Path.ancestors(of: path).contains { $0.hasSuffix(".zip") } }

  /// What is read of all archives of a tree.
  func files(of others: Set<String>, below root: String) -> [(path: String, bytes: [UInt8])] {
    others.filter { $0.hasSuffix(".zip") }.sorted().flatMap { path -> [(path: String, bytes: [UInt8])] in
      let result = FileReader.load(root + "/" + path)
      guard result.bytes.count <= Self.maximumArchive, let archive = ZipArchive(result.bytes) else { return [] }
      return files(of: archive, at: path)
    }
  }

  private func files(of archive: ZipArchive, at path: String) -> [(path: String, bytes: [UInt8])] {
    let code = ownCode(of: archive)
    // What lies beside its own source is a copy.
    let isCopy = code.allSatisfy { present.contains(Self.key(path + "/" + $0.path, isLarge)) }
    guard !isCopy else { return [] }
    return code.compactMap { entry in
      archive.contents(of: entry, limit: Self.maximumFile).map { (path + "/" + entry.path, $0) }
    }
  }

  private func ownCode(of archive: ZipArchive) -> [ZipArchive.Entry] {
    var seen: Set<String> = []
    let code = archive.entries.filter { entry in
      seen.insert(entry.path).inserted && HandlerScanner.isCode(entry.path) && FileInterest.wants(entry.path)
        && !isForeign(entry.path)
    }
    if code.count <= Self.maximumFiles { return code }
    let top = code.filter { !$0.path.contains("/") }
    return top.count <= Self.maximumFiles ? top : []
  }

  /// Whether a file of an archive is a library's, or would be written outside of its folder.
  private func isForeign(_ path: String) -> Bool {
    let folders = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    let siblings = Siblings([])
    return folders.contains { name in
      name.isEmpty || name == ".." || name == "."
        || SkippedFolders.skips(name, beside: siblings, isBesideSource: false)
    }
  }

  private static func key(_ path: String, _ isLarge: Bool) -> String {
    let parts = path.split(separator: "/")
    return "\(isLarge && parts.count > 1 ? parts[0] : "")/\(parts.last ?? "")"
  }
}
