import Core

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The second stage: every file's bytes, read once and in parallel.
enum FileReader {
  /// Files above this many bytes are generated; they get a diagnostic instead of a parse.
  static let sizeLimit = 4 << 20

  struct Result: Sendable {
    var bytes: [UInt8]
    /// Why the file was not read, or not as it should be.
    var problem: Problem?
  }

  enum Problem: Sendable {
    case unreadable(String)
    case tooLarge(Int)
    case notUTF8

    var kind: Diagnostic.Kind {
      switch self {
      case .unreadable: .unreadable
      case .tooLarge: .incomplete
      case .notUTF8: .malformed
      }
    }

    var message: String {
      switch self {
      case .unreadable(let reason): "file cannot be read: \(reason)"
      case .tooLarge(let size):
        "file has \(size) bytes, more than the limit of \(FileReader.sizeLimit), and was not read"
      case .notUTF8: "file is not UTF-8; what is not was read as unknown characters"
      }
    }
  }

  /// The tree of a listing and what went wrong. A file that could not be read stands in the tree without bytes, so that
  /// its diagnostic has a place.
  static func load(_ listing: Discovery.Listing, below root: String, jobs: Int) -> (FileTree, [Diagnostic]) {
    let paths = listing.wanted
    let results = Parallel.map(paths.count, jobs: jobs) { load(root + "/" + paths[$0]) }
    var contents: [(path: String, bytes: [UInt8])] = []
    var problems = listing.problems
    for (path, result) in zip(paths, results) {
      contents.append((path, result.bytes))
      if let problem = result.problem {
        problems.append(Discovery.Problem(path: path, kind: problem.kind, message: problem.message))
      }
    }
    contents += PackedCode(beside: contents.map(\.path)).files(of: listing.others, below: root)
    let known = Set(paths)
    for path in Set(problems.map(\.path)).subtracting(known) { contents.append((path, [])) }
    let tree = FileTree(contents: contents, others: listing.others)
    return (tree, problems.compactMap { diagnostic($0, in: tree) })
  }

  private static func diagnostic(_ problem: Discovery.Problem, in tree: FileTree) -> Diagnostic? {
    tree.file(at: problem.path).map { Diagnostic(problem.kind, problem.message, at: $0.whole) }
  }

  /// Reads one file. A file that grows meanwhile is cut at the size it had when it was opened.
  static func load(_ path: String) -> Result {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return Result(bytes: [], problem: .unreadable(lastSystemError())) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return Result(bytes: [], problem: .unreadable("it is not a regular file"))
    }
    let size = Int(status.st_size)
    if size > sizeLimit { return Result(bytes: [], problem: .tooLarge(size)) }
    guard let bytes = readAll(descriptor, size) else {
      return Result(bytes: [], problem: .unreadable(lastSystemError()))
    }
    return Result(bytes: bytes, problem: isUTF8(bytes) ? nil : .notUTF8)
  }

  private static func readAll(_ descriptor: Int32, _ size: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress! + count, size - count)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    return failed ? nil : bytes
  }

  static func isUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }
}
