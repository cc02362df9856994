#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths as the kernel resolves them.
enum FilePaths {
  /// What programs write to wherever they may write.
  static let devices = ["/dev/null", "/dev/zero", "/dev/full", "/dev/tty", "/dev/random", "/dev/urandom"]

  #if os(Linux)
    /// O_PATH, which the headers hide behind a feature macro. https://man7.org/linux/man-pages/man2/open.2.html
    static let pathOnly: Int32 = 0o10000000

    /// Where a path leads in the end. A last part that does not exist yet stays as it is.
    /// - Parameter followsLink: whether a link in the last place is followed.
    static func resolve(_ path: String, followsLink: Bool = true) -> String {
      if let whole = target(of: path, followsLink ? 0 : O_NOFOLLOW) { return whole }
      let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
      guard let slash = trimmed.lastIndex(of: "/") else { return trimmed }
      let folder = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
      let name = trimmed[trimmed.index(after: slash)...]
      guard name != "..", name != ".", let parent = target(of: folder, 0) else { return normal(trimmed) }
      // A link to nothing makes a file where it points to.
      if followsLink, let text = link(trimmed) { return normal(text.hasPrefix("/") ? text : parent + "/" + text) }
      return (parent == "/" ? "" : parent) + "/" + name
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func target(of path: String, _ flags: Int32) -> String? {
      let descriptor = open(path, pathOnly | O_CLOEXEC | flags)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      return link("/proc/self/fd/\(descriptor)")
    }

    /// What a symbolic link holds.
    static func link(_ path: String) -> String? {
      var bytes = [CChar](repeating: 0, count: 4096)
      let count = readlink(path, &bytes, bytes.count)
      return count > 0 ? String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }
  #endif

  /// A path without `.`, `..` and empty parts, by its text alone.
  static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || folder == "/" || path.hasPrefix(folder + "/")
  }
}
