package import Core
package import Syntax

/// What a language brings: how its trees become IR and how its import texts become files.
package protocol FrontEnd: Sendable {
  /// Lowers a parsed file. Never fails: what it does not understand it leaves out, and says so in `Module.incomplete`.
  func lower(_ tree: SyntaxTree, of file: SourceFile, language: Language) -> Module

  /// The paths, best first, that an import may mean, relative to the scanned root.
  /// - Parameters:
  ///   - text: the import as written: "./db", "..models", "lib.util".
  ///   - path: the importing file.
  ///   - roots: the folders that absolute imports are looked up in: the function's code root, its layers.
  ///   - tree: tells what exists.
  func candidates(for text: String, from path: String, roots: [String], in tree: FileTree) -> [String]
}
