#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders listed without Foundation.
package enum LocalFolder {
  package struct Entry: Equatable, Sendable {
    package var name: String
    /// Bytes; of a folder zero.
    package var size: Int
  }

  /// No folder of a function has more that matters.
  private static let limit = 10_000

  /// What is in a folder, by name; nothing when it cannot be read.
  package static func entries(_ path: String) -> [Entry] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while entries.count < limit, let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { entries.append(Entry(name: name, size: size(of: "\(path)/\(name)") ?? 0)) }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// Bytes of a file; nil when it is none.
  package static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}
