/// Single files that the command is pointed at: a configuration, a baseline.
package enum LocalFile {
  /// - Throws: `ScanError.unreadable` with the system's reason.
  package static func read(_ path: String) throws(ScanError) -> [UInt8] {
    let result = FileReader.load(path)
    switch result.problem {
    case nil, .notUTF8: return result.bytes
    case .some(let problem): throw .unreadable(path: path, reason: problem.message)
    }
  }

  package static func exists(_ path: String) -> Bool { FileIdentity(path) != nil }
}
