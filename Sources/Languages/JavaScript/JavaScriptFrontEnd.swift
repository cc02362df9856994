package import Core
package import Flow
package import Syntax

/// JavaScript, TypeScript and TSX. The three grammars share one lowerer: types are erased, everything else is the same.
package struct JavaScriptFrontEnd: FrontEnd {
  private static let javascript = ECMANames(.javascript)
  private static let typescript = ECMANames(.typescript)
  private static let tsx = ECMANames(.tsx)

  private static let settings = ProjectSettingsCache()

  package init() {}

  package func lower(_ tree: SyntaxTree, of file: SourceFile, language: Language) -> Module {
    var lowerer = ECMALowerer(tree: tree, file: file, language: language, names: Self.names(language))
    return lowerer.lowerModule()
  }

  package func candidates(for text: String, from path: String, roots: [String], in tree: FileTree) -> [String] {
    ImportResolver(tree: tree, settings: Self.settings, path: path, roots: roots).candidates(for: text)
  }

  private static func names(_ language: Language) -> ECMANames {
    switch language {
    case .typescript: typescript
    case .tsx: tsx
    default: javascript
    }
  }
}
