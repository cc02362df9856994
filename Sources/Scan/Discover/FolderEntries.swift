#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a folder holds, by name.
enum FolderEntries {
  enum Kind { case file, folder, link, other }

  struct Entry {
    var name: String
    /// The name's bytes are UTF-8; otherwise `name` holds replacement characters and leads nowhere.
    var isNameValid: Bool
    var type: Kind
  }

  /// The entries in the order of their names; nil when the folder cannot be read (errno says why).
  static func read(_ path: String) -> [Entry]? {
    guard let stream = opendir(path) else { return nil }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let pointer = readdir(stream) {
      let entry = entry(pointer, in: path)
      if entry.name != ".", entry.name != ".." { entries.append(entry) }
    }
    return entries.sorted { $0.name < $1.name }
  }

  private static func entry(_ pointer: UnsafeMutablePointer<dirent>, in folder: String) -> Entry {
    let bytes = withUnsafeBytes(of: &pointer.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    let valid = String(validating: bytes, as: UTF8.self)
    let name = valid ?? String(decoding: bytes, as: UTF8.self)
    return Entry(name: name, isNameValid: valid != nil, type: kind(Int32(pointer.pointee.d_type), folder + "/" + name))
  }

  private static func kind(_ type: Int32, _ path: String) -> Kind {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK): .link
    case Int32(DT_UNKNOWN): FileIdentity.type(of: path, followingLinks: false)
    default: .other
    }
  }
}

/// What tells one file or folder of a machine from every other.
struct FileIdentity: Equatable {
  let device: UInt64
  let inode: UInt64

  /// Nil when there is nothing at the path.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }

  static func type(of path: String, followingLinks: Bool = true) -> FolderEntries.Kind {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }
}

/// The absolute path without links, or nil when it leads nowhere.
func resolved(_ path: String) -> String? {
  guard let pointer = realpath(path, nil) else { return nil }
  defer { free(pointer) }
  return String(cString: pointer)
}

/// What the last system call said went wrong.
func lastSystemError() -> String { String(cString: strerror(errno)) }
