/// What a call does to files, and where its arguments name them.
struct FileCall: Equatable {
  typealias Operation = ConfinementEvent.FileOperation

  struct Path: Equatable {
    /// The argument with the folder's descriptor; nil for the working folder.
    var folder: Int?
    var name: Int
    var operation: Operation
    /// Whether a link in the last place is followed.
    var followsLink = true
  }

  var paths: [Path]

  /// - Parameter arguments: the call's six arguments, which say whether an opening writes.
  static func of(_ call: SystemCall, _ arguments: [UInt64]) -> FileCall? {
    switch call {
    case .open: opening(nil, 0, flags: arguments[1])
    case .openat: opening(0, 1, flags: arguments[2])
    case .creat: FileCall(paths: [Path(name: 0, operation: .create)])
    case .truncate: FileCall(paths: [Path(name: 0, operation: .write)])
    case .mkdir, .mknod: at(nil, 0, .create)
    case .mkdirat, .mknodat: at(0, 1, .create)
    case .rmdir, .unlink: at(nil, 0, .delete)
    case .unlinkat: at(0, 1, .delete)
    case .rename: both(Self.place(nil, 0, .rename), Self.place(nil, 1, .rename))
    case .renameat, .renameat2: both(Self.place(0, 1, .rename), Self.place(2, 3, .rename))
    case .link: both(Self.place(nil, 0, .read), Self.place(nil, 1, .create))
    case .linkat: both(Self.place(0, 1, .read), Self.place(2, 3, .create))
    case .symlink: at(nil, 1, .create)
    case .symlinkat: at(1, 2, .create)
    default: nil
    }
  }

  /// The calls that change files without opening them, and `creat`.
  static let changes: [SystemCall] = [
    .creat, .truncate, .rename, .renameat, .renameat2, .mkdir, .mkdirat, .rmdir, .unlink, .unlinkat, .link, .linkat,
    .symlink, .symlinkat, .mknod, .mknodat,
  ]

  private static func opening(_ folder: Int?, _ name: Int, flags: UInt64) -> FileCall {
    let operation: Operation = flags & 0o100 != 0 ? .create : flags & 0o1003 != 0 ? .write : .read
    return FileCall(paths: [Path(folder: folder, name: name, operation: operation)])
  }

  private static func place(_ folder: Int?, _ name: Int, _ operation: Operation) -> Path {
    Path(folder: folder, name: name, operation: operation, followsLink: false)
  }

  private static func at(_ folder: Int?, _ name: Int, _ operation: Operation) -> FileCall {
    FileCall(paths: [place(folder, name, operation)])
  }

  private static func both(_ first: Path, _ second: Path) -> FileCall { FileCall(paths: [first, second]) }
}
