import GuardInspection

/// An event to try a function with.
package struct SampleEvent: Equatable, Sendable {
  /// Where it comes from: a file, and its line when there are several in it.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The events of a file: one document, or one a line.
  /// - Throws: `SampleFault` where it is neither.
  package static func read(_ bytes: [UInt8], name: String) throws(SampleFault) -> [SampleEvent] {
    if isDocument(bytes) { return [SampleEvent(name: name, bytes: bytes)] }
    var events: [SampleEvent] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard !line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) else { continue }
      guard isDocument(Array(line)) else { throw SampleFault(description: "\(name):\(index + 1): this is not JSON") }
      events.append(SampleEvent(name: "\(name):\(index + 1)", bytes: Array(line)))
    }
    return events
  }

  private static func isDocument(_ bytes: [UInt8]) -> Bool {
    var visitor = NoVisitor()
    do {
      try JSONWalk.run(bytes.span, depthLimit: 1000, &visitor)
      return true
    } catch {
      return false
    }
  }

  private struct NoVisitor: JSONVisitor {
    mutating func beginObject(at offset: Int) {}
    mutating func beginArray(at offset: Int) {}
    mutating func end(at offset: Int) {}
    mutating func key(_ range: Range<Int>, isEscaped: Bool) {}
    mutating func string(_ range: Range<Int>, isEscaped: Bool) {}
    mutating func scalar(_ range: Range<Int>) {}
  }
}

/// An event that cannot be read, with its place.
package struct SampleFault: Error, Equatable, CustomStringConvertible {
  package var description: String
}
