#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Produces files that are committed although a program writes them.
package protocol Generator: Sendable {
  /// The files as they should be.
  /// - Parameter root: the path of the repository's root.
  /// - Throws: when an input cannot be read or contradicts itself.
  func files(root: String) throws -> [GeneratedFile]
}

/// A file that is written by a generator, and its right content.
package struct GeneratedFile: Sendable {
  /// Relative to the repository's root.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, text: String) {
    self.path = path
    bytes = Array(text.utf8)
  }

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Whether the committed file is what the generator would write.
  package func isFresh(root: String) -> Bool {
    guard let committed = FileManager.default.contents(atPath: "\(root)/\(path)") else { return false }
    return Array(committed) == bytes
  }

  /// Writes the file unless it is fresh, so that a build does not see a change where there is none.
  package func write(root: String) throws {
    if isFresh(root: root) { return }
    let target = "\(root)/\(path)"
    let folder = target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: target))
    print("wrote \(path)")
  }
}

/// The names in a folder, sorted, so that generated files do not depend on the file system's order.
func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}
