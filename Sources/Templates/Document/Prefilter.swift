extension [UInt8] {
  /// Whether an ASCII literal occurs anywhere: the cheap question that keeps most files from being parsed.
  func mentions(_ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard length > 0, length <= count else { return length == 0 }
    let start = literal.utf8Start
    return withUnsafeBufferPointer { buffer in
      var at = 0
      while at <= buffer.count - length {
        if buffer[at] == start[0] {
          var matched = 1
          while matched < length, buffer[at + matched] == start[matched] { matched += 1 }
          if matched == length { return true }
        }
        at += 1
      }
      return false
    }
  }
}
