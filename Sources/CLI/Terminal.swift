#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The machine and the terminal that the command runs on.
enum Terminal {
  /// Processors that may be used.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Colours only on a terminal that shows them and whose user did not decline. https://no-color.org
  static var wantsColor: Bool {
    isOutputTerminal && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
  }

  /// Columns of the terminal; 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard isOutputTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  /// The day by the world's clock, as year-month-day.
  static var today: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    let numbers = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    return numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
  }

  static func complain(_ message: String) { note(message + "\n") }

  /// Writes to standard error as it is.
  static func note(_ text: String) { write(text, to: STDERR_FILENO) }

  static func show(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Writes a whole file.
  /// - Throws: `OutputFailure` with the system's reason.
  static func save(_ text: String, at path: String) throws(OutputFailure) { try save(Array(text.utf8), at: path) }

  /// - Parameter isProgram: whether it may be run.
  static func save(_ bytes: [UInt8], at path: String, isProgram: Bool = false) throws(OutputFailure) {
    let mode: mode_t = isProgram ? 0o755 : 0o644
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw OutputFailure(path: path, reason: String(cString: strerror(errno))) }
    let isWritten = write(bytes, to: descriptor) && (!isProgram || fchmod(descriptor, mode) == 0)
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed else { throw OutputFailure(path: path, reason: String(cString: strerror(errno))) }
  }

  /// Makes a folder, unless it is there.
  static func makeFolder(_ path: String) throws(OutputFailure) {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw OutputFailure(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// The program that runs, as far as the system says.
  static var ownPath: String {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count)
    guard count > 0 else { return CommandLine.arguments[0] }
    return String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func isProgram(_ path: String) -> Bool { access(path, X_OK) == 0 }

  @discardableResult
  private static func write(_ text: String, to descriptor: Int32) -> Bool { write(Array(text.utf8), to: descriptor) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let count = systemWrite(descriptor, base + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        done += count
      }
      return true
    }
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// A file that could not be written.
struct OutputFailure: Error, CustomStringConvertible {
  var path: String
  var reason: String
  var description: String { "\(path) cannot be written: \(reason)" }
}
