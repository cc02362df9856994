import Core
import Flow
import Languages
import Syntax

/// Parses and lowers Python text.
func lowerPython(_ text: String) -> Module { lowerPython(Array(text.utf8)) }

func lowerPython(_ bytes: [UInt8]) -> Module {
  let file = SourceFile(id: FileID(0), path: "app.py", bytes: bytes)
  guard let parser = Parser(.python) else { return Module(file: file.id, path: file.path, language: .python) }
  return PythonFrontEnd().lower(parser.parse(file.bytes), of: file, language: .python)
}

/// The dump of a lowered text, or of the function in it that has a name.
func describePython(_ text: String, _ function: String? = nil) -> String {
  let module = lowerPython(text)
  guard let function else { return withoutLastLineEnd(describe(module)) }
  guard let index = module.functions.firstIndex(where: { module[$0.name] == function }) else {
    return "no function \(function)"
  }
  return withoutLastLineEnd(describe(module, FunctionID(index)))
}

/// The line of the dump that describes the first class.
func describePythonClass(_ text: String) -> String {
  describe(lowerPython(text)).split(separator: "\n").first { $0.hasPrefix("class c0") }.map(String.init) ?? "no class"
}

/// The structure notes of a text, as "kind at line: detail".
func pythonNotes(_ text: String) -> [String] {
  let lines = LineTable(Array(text.utf8))
  return lowerPython(text).notes.map { note in
    "\(note.kind) at \(lines.position(of: note.start).line)" + (note.detail.isEmpty ? "" : ": \(note.detail)")
  }
}

private func withoutLastLineEnd(_ text: String) -> String {
  String(text.hasSuffix("\n") ? text.dropLast() : text[...])
}
