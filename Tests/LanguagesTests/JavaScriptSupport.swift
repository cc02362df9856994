import Core
import Flow
import Languages
import Syntax

/// Parses and lowers JavaScript or TypeScript.
func lowerJavaScript(_ bytes: [UInt8], _ language: Language = .javascript) -> Module {
  let file = SourceFile(id: FileID(0), path: "app.js", bytes: bytes)
  guard let parser = Parser(language) else { return Module(file: file.id, path: file.path, language: language) }
  return JavaScriptFrontEnd().lower(parser.parse(bytes), of: file, language: language)
}

func lowerJavaScript(_ text: String, _ language: Language = .javascript) -> Module {
  lowerJavaScript(Array(text.utf8), language)
}

/// The dump of everything that a text lowers to.
func javaScriptDump(_ text: String, _ language: Language = .javascript) -> String {
  describe(lowerJavaScript(text, language))
}

/// The notes on a text: kind, detail, and the text that they stand at.
func javaScriptNotes(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return lowerJavaScript(bytes).notes.map { note in
    let place = String(decoding: bytes[Int(note.start)..<Int(note.end)], as: UTF8.self)
    return "\(note.kind) [\(note.detail)] \(place)"
  }
}

/// The string constants of a text in the order in which they are evaluated.
func javaScriptStrings(_ text: String) -> [String] {
  let module = lowerJavaScript(text)
  return module.functions.flatMap(\.instructions).compactMap { instruction in
    if case .constant(.string(let name)) = instruction.operation { return module[name] }
    return nil
  }
}

/// The number constants of a text in the order in which they are evaluated.
func javaScriptNumbers(_ text: String) -> [Double] {
  lowerJavaScript(text).functions.flatMap(\.instructions).compactMap { instruction in
    if case .constant(.number(let value)) = instruction.operation { return value }
    return nil
  }
}
