/// Why a scan could not begin: the user asked for something that cannot be done. Exit code 2.
package enum ScanError: Error, CustomStringConvertible, Equatable {
  case noSuchPath(String)
  case unreadable(path: String, reason: String)
  /// A configuration or baseline file with a fault, at a line from 1.
  case invalidFile(path: String, line: Int, column: Int, reason: String)
  case unknownSelector(String, suggestion: String?)

  package var description: String {
    switch self {
    case .noSuchPath(let path): "there is no file or folder at \(path)"
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .invalidFile(let path, let line, let column, let reason): "\(path):\(line):\(column): \(reason)"
    case .unknownSelector(let text, let suggestion):
      "\(text) is not a rule, a risk (SAS-1 to SAS-10) or a severity"
        + (suggestion.map { "; did you mean \($0)?" } ?? "; `cordon rules` lists them")
    }
  }
}
