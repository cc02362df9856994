import Core
import Flow
import Languages
import Syntax

/// Parses and lowers Python text.
func lowerPython(_ text: String) -> Module {
  let file = SourceFile(id: FileID(0), path: "app.py", bytes: Array(text.utf8))
  guard let parser = Parser(.python) else { return Module(file: file.id, path: file.path, language: .python) }
  return PythonFrontEnd().lower(parser.parse(file.bytes), of: file, language: .python)
}

/// The dump of the function with a name, without its header line.
func pythonBody(_ name: String, _ text: String) -> String {
  let module = lowerPython(text)
  guard let index = module.functions.firstIndex(where: { module[$0.name] == name }) else { return "no \(name)" }
  return describe(module, FunctionID(index)).split(separator: "\n").dropFirst().joined(separator: "\n")
}

/// The dump of a module's own body.
func pythonModule(_ text: String) -> String { pythonBody("<module>", text) }
