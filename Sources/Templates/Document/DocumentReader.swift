package import Core

/// What a file holds: one tree a YAML document, and what was wrong with it.
package struct Document: Sendable {
  package var roots: [Node] = []
  package var diagnostics: [Diagnostic] = []
}

/// Reads YAML and JSON files into trees of nodes. Whatever is wrong with a file becomes one diagnostic.
package enum DocumentReader {
  /// Deeper documents are not templates. libyaml itself stops at 1,000.
  static let maximumDepth = 500
  /// Bytes. CloudFormation accepts 1 MB; OpenAPI documents beside a template can be larger.
  static let maximumSize = 10_000_000

  package static func read(_ file: SourceFile) -> Document {
    guard file.bytes.count <= maximumSize else {
      return failed(.incomplete, "the file is larger than 10 MB and was not read", at: file.whole)
    }
    guard looksLikeJSON(file.bytes) else { return YAMLReader.read(file) }
    do throws(JSONReader.Failure) {
      return Document(roots: [try JSONReader.read(file)])
    } catch {
      let isJSON = Path.pathExtension(of: file.path) == "json"
      let second = YAMLReader.read(file)
      if second.roots.isEmpty, isJSON || error.isTooDeep { return failed(.malformed, error.message, at: error.place) }
      return second
    }
  }

  /// Reads JSON that stands inside a string of a document; every node gets the string's place.
  package static func readJSON(in text: String, at place: Place) -> Node? {
    guard text.utf8.count <= maximumSize, looksLikeJSON(Array(text.utf8.prefix(200))) else { return nil }
    return try? JSONReader.read(Array(text.utf8), at: place)
  }

  static func failed(_ kind: Diagnostic.Kind, _ message: String, at place: Place) -> Document {
    Document(diagnostics: [Diagnostic(kind, message, at: place)])
  }

  private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: YAMLSource.byteOrderMark) ? 3 : 0
    let first = bytes[start...].first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
