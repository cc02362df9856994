import CTreeSitter
import Grammar_hcl
import Grammar_javascript
import Grammar_python
import Grammar_tsx
import Grammar_typescript

/// A programming language that Cordon parses.
package enum Language: String, Sendable, CaseIterable {
  case python
  case javascript
  case typescript
  case tsx

  /// The language of a file by its name, nil when it is not source code that Cordon reads.
  package init?(path: String) {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch path[path.utf8.index(after: dot)...] {
    case "py": self = .python
    case "js", "mjs", "cjs", "jsx": self = .javascript
    case "ts", "mts", "cts": self = .typescript
    case "tsx": self = .tsx
    default: return nil
    }
  }

  /// Whether two languages share modules and meaning: TypeScript imports JavaScript.
  package var isECMAScript: Bool { self != .python }
}

/// What a parser reads: a programming language, or the language of a document that is no program and has no front end.
package enum Grammar: Hashable, Sendable {
  case language(Language)
  /// The HashiCorp configuration language, which Terraform and OpenTofu are written in.
  case hcl

  var definition: OpaquePointer? {
    switch self {
    case .language(.python): tree_sitter_python()
    case .language(.javascript): tree_sitter_javascript()
    case .language(.typescript): tree_sitter_typescript()
    case .language(.tsx): tree_sitter_tsx()
    case .hcl: tree_sitter_hcl()
    }
  }
}

/// Translates a grammar's numbers for node kinds and fields into a front end's own enumerations, by name. Grammars of one
/// family (JavaScript, TypeScript, TSX) number the same kinds differently; a front end sees one enumeration.
package struct GrammarNames<
  Kind: RawRepresentable & CaseIterable & Sendable, Field: RawRepresentable & CaseIterable & Sendable
>:
  Sendable
where Kind.RawValue == String, Field.RawValue == String {
  /// The kinds by the grammar's numbers, for front ends that look up in a loop: generic code is not specialized across
  /// modules, and asking `kind` for every node costs several times what reading the table does.
  package let kinds: [Kind?]
  /// The fields by the grammar's numbers.
  package let fields: [Field?]

  package init(_ language: Language) { self.init(.language(language)) }

  package init(_ grammar: Grammar) {
    let grammar = grammar.definition
    let kindsByName = Dictionary(Kind.allCases.map { ($0.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    let fieldsByName = Dictionary(Field.allCases.map { ($0.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    kinds = (0..<ts_language_symbol_count(grammar)).map { symbol in
      ts_language_symbol_name(grammar, TSSymbol(symbol)).flatMap { kindsByName[String(cString: $0)] }
    }
    fields = (0...ts_language_field_count(grammar)).map { field in
      ts_language_field_name_for_id(grammar, TSFieldId(field)).flatMap { fieldsByName[String(cString: $0)] }
    }
  }

  /// The kind of a node; nil for kinds that the front end does not name.
  package func kind(_ node: SyntaxTree.Node, in tree: borrowing SyntaxTree) -> Kind? {
    let symbol = Int(tree.symbol(node))
    return symbol < kinds.count ? kinds[symbol] : nil
  }

  /// The field of its parent that a node stands in.
  package func field(_ node: SyntaxTree.Node, in tree: borrowing SyntaxTree) -> Field? {
    fields[Int(tree.field(node))]
  }
}
