import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a document with Foundation's XML parser.
enum XMLCheck {
  /// What the parser complains of; empty when the document is well-formed.
  static func faults(_ text: String) -> [String] {
    let parser = XMLParser(data: Data(text.utf8))
    if parser.parse() { return [] }
    return ["line \(parser.lineNumber), column \(parser.columnNumber): \(parser.parserError.map { "\($0)" } ?? "")"]
  }
}
