import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads an audit trail as it grows.
struct AuditReader {
  private let path: String
  private var offset = 0
  private var entries: [AuditEntry] = []

  init(path: String) { self.path = path }

  /// What was written of an invocation, and of none, since the last time.
  /// - Parameters:
  ///   - isError: whether the handler failed, of which there is a line as well.
  ///   - milliseconds: how long lines are waited for.
  mutating func take(request: String, isError: Bool, within milliseconds: Int) -> [AuditEntry] {
    for _ in 0...(milliseconds / 5) {
      readOn()
      let own = entries.filter { $0.request == request }
      let isAnswered = !isError || own.contains { $0.kind == .answer || $0.disposition == "Blocked" }
      if isAnswered, own.contains(where: { $0.kind == .event }) { break }
      usleep(5000)
    }
    return takeAll { $0 == request || $0.isEmpty }
  }

  /// What is left.
  mutating func takeRest() -> [AuditEntry] {
    readOn()
    return takeAll { _ in true }
  }

  private mutating func takeAll(_ isWanted: (String) -> Bool) -> [AuditEntry] {
    let taken = entries.filter { isWanted($0.request) }
    entries.removeAll { isWanted($0.request) }
    return taken
  }

  private mutating func readOn() {
    guard let bytes = try? LocalFile.read(path), bytes.count > offset else { return }
    let fresh = bytes[offset...]
    guard let end = fresh.lastIndex(of: UInt8(ascii: "\n")) else { return }
    entries += fresh[..<end].split(separator: UInt8(ascii: "\n")).compactMap { AuditEntry(Array($0)) }
    offset = end + 1
  }
}
