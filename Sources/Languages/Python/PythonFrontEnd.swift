package import Core
package import Flow
package import Syntax

/// Python 3, with the parts of Python 2 that old functions still carry.
package struct PythonFrontEnd: FrontEnd {
  private static let names = GrammarNames<PythonKind, PythonField>(.python)

  package init() {}

  package func lower(_ tree: SyntaxTree, of file: SourceFile, language: Language) -> Module {
    var lowering = PythonLowering(tree, of: file, names: Self.names)
    return lowering.lower()
  }

  /// See `FrontEnd.candidates`. A package is its `__init__.py`; a folder without one is a namespace package, which has
  /// no file of its own, only submodules: look for those with the member's name appended ("pkg" and "pkg.member", "." and
  /// ".member").
  package func candidates(for text: String, from path: String, roots: [String], in tree: FileTree) -> [String] {
    PythonModuleFinder(path: path, roots: roots, tree: tree).candidates(for: text)
  }
}
