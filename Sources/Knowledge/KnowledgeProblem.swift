/// A fault in a file of the catalogue.
package struct KnowledgeProblem: Error, Hashable, CustomStringConvertible {
  package var path: String
  /// From 1.
  package var line: Int
  package var message: String

  package init(path: String = "", line: Int, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  package var description: String { "\(path):\(line): \(message)" }
}

/// Every fault that was found in the files of a catalogue, in order.
package struct KnowledgeError: Error, CustomStringConvertible {
  package var problems: [KnowledgeProblem]

  package init(_ problems: [KnowledgeProblem]) { self.problems = problems }

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
