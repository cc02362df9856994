/// The files of one scan, read once. Everything that looks at files looks here, so nothing outside the scanned root is
/// read and no file is read twice.
package struct FileTree: Sendable {
  /// The files whose bytes were read, sorted by path; a file's id is its index.
  package let files: [SourceFile]
  private let byPath: [String: Int]
  /// Files that exist but were not read: of no use to Cordon, too large, or without permission.
  private let others: Set<String>
  private let folders: Set<String>

  /// - Parameters:
  ///   - contents: path (relative to the root, forward slashes) and bytes of every file that was read.
  ///   - others: paths of files that exist and were not read.
  package init(contents: [(path: String, bytes: [UInt8])], others: Set<String> = []) {
    let sorted = contents.sorted { $0.path < $1.path }
    files = sorted.indices.map { SourceFile(id: FileID($0), path: sorted[$0].path, bytes: sorted[$0].bytes) }
    byPath = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element.path, $0.offset) })
    self.others = others
    var folders: Set<String> = [""]
    for path in sorted.map(\.path) + others {
      var folder = Path.folder(of: path)
      while folders.insert(folder).inserted { folder = Path.folder(of: folder) }
    }
    self.folders = folders
  }

  /// The same files, some with other contents.
  package func replacing(_ contents: [FileID: [UInt8]]) -> FileTree {
    FileTree(contents: files.map { ($0.path, contents[$0.id] ?? $0.bytes) }, others: others)
  }

  package subscript(id: FileID) -> SourceFile { files[Int(id.index)] }

  /// The file at a path relative to the root, when its bytes were read.
  package func file(at path: String) -> SourceFile? { byPath[path].map { files[$0] } }

  /// Whether a file exists there, read or not.
  package func containsFile(_ path: String) -> Bool { byPath[path] != nil || others.contains(path) }

  package func containsFolder(_ path: String) -> Bool { folders.contains(path) }

  /// The read files below a folder ("" is the root), in the order of their paths.
  package func files(below folder: String) -> ArraySlice<SourceFile> {
    if folder.isEmpty { return files[...] }
    let prefix = folder + "/"
    let start = files.partitioningIndex { $0.path >= prefix }
    var end = start
    while end < files.count, files[end].path.hasPrefix(prefix) { end += 1 }
    return files[start..<end]
  }

  package func text(_ place: Place) -> String { self[place.file].text(place) }
}

extension Array {
  /// The first index whose element satisfies a condition that is false before some index and true from there on.
  fileprivate func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Arithmetic on relative paths with forward slashes; nothing here touches a disk.
package enum Path {
  /// "a/b/c.py" → "a/b"; "c.py" → "".
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  /// "a/b/c.py" → "c.py".
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// "c.tar.gz" → "gz"; "" when there is none.
  package static func pathExtension(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
    return String(name[name.utf8.index(after: dot)...])
  }

  /// The path of `relative` seen from `folder`, with "." and ".." resolved; nil when it leaves the scanned root.
  package static func join(_ folder: String, _ relative: String) -> String? {
    var parts: [Substring] = relative.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in relative.split(separator: "/") where part != "." {
      if part == ".." {
        if parts.popLast() == nil { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
