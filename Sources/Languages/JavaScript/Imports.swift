import Flow
import Syntax

extension ECMALowerer {
  /// Declares the names that an import statement binds; types among them leave nothing behind.
  mutating func declareImported(_ node: Node) {
    for binding in importBindings(node) { builder.declare(binding.local) }
  }

  mutating func lowerImport(_ node: Node) {
    guard !has(.type, in: node), let module = importedModule(node) else { return }
    for binding in importBindings(node) {
      let value: Register
      switch binding.member {
      case .whole: value = emit(.importModule(module), binding.node)
      case .named(let member):
        value = emit(.importMember(module: module, member: builder.name(member)), binding.node)
      }
      store(value, to: binding.local, binding.node)
    }
    if firstChild(node, .import_clause) == nil, firstChild(node, .import_require_clause) == nil {
      emit(.importModule(module), node)
    }
  }

  /// The text of an import's source, which is also noted as imported.
  private mutating func importedModule(_ node: Node) -> Name? {
    let clause = firstChild(node, .import_require_clause) ?? node
    guard let source = child(clause, .source) else { return nil }
    return addImport(decodedString(source))
  }

  private mutating func addImport(_ text: String) -> Name {
    builder.addImport(text)
    return builder.name(text)
  }

  private struct ImportBinding {
    enum Member {
      case whole
      case named(String)
    }
    var local: String
    var member: Member
    var node: SyntaxTree.Node
  }

  private func importBindings(_ node: Node) -> [ImportBinding] {
    if has(.type, in: node) { return [] }
    if let clause = firstChild(node, .import_require_clause), let name = operand(clause) {
      return [ImportBinding(local: text(name), member: .whole, node: clause)]
    }
    guard let clause = firstChild(node, .import_clause) else { return [] }
    return tree.children(clause).flatMap { bindings(ofClausePart: $0) }
  }

  private func bindings(ofClausePart part: Node) -> [ImportBinding] {
    switch kind(part) {
    case .identifier: [ImportBinding(local: text(part), member: .named("default"), node: part)]
    case .namespace_import:
      operand(part).map { [ImportBinding(local: text($0), member: .whole, node: part)] } ?? []
    case .named_imports: tree.children(part).compactMap { binding(ofSpecifier: $0) }
    default: []
    }
  }

  private func binding(ofSpecifier node: Node) -> ImportBinding? {
    guard kind(node) == .import_specifier, !has(.type, in: node), let name = child(node, .name) else { return nil }
    let local = child(node, .alias) ?? name
    return ImportBinding(local: text(local), member: .named(exportedName(name)), node: node)
  }

  /// A name in an import or export list, which may be a string.
  func exportedName(_ node: Node) -> String { kind(node) == .string ? decodedString(node) : text(node) }

  /// `import E = A.B`
  mutating func lowerImportAlias(_ node: Node) {
    let parts = tree.children(node).filter { kind($0) == .identifier || kind($0) == .nested_identifier }
    guard parts.count == 2 else { return }
    store(lowerQualified(parts[1]), to: text(parts[0]), node)
  }

  /// `A.B.C`, written as a type's name and meaning a value.
  private mutating func lowerQualified(_ node: Node) -> Register {
    guard kind(node) == .nested_identifier, let object = child(node, .object), let property = child(node, .property)
    else { return load(text(node), node) }
    return emit(.getField(lowerQualified(object), builder.name(text(property))), node)
  }

  /// `require("x")` with a constant text, unless the file declares its own `require`.
  mutating func lowerRequire(_ base: Node, _ link: Node) -> Register? {
    guard kind(link) == .call_expression, text(base) == "require", isGlobal("require") else { return nil }
    return moduleArgument(link).map { emit(.importModule(addImport($0)), link) }
  }

  /// `import("x")`; what it returns is a promise of the module.
  mutating func lowerDynamicImport(_ link: Node) -> Register? {
    guard kind(link) == .call_expression, let module = moduleArgument(link) else { return nil }
    return emit(.importModule(addImport(module)), link)
  }

  private func moduleArgument(_ call: Node) -> String? {
    guard let arguments = child(call, .arguments), let first = tree.firstChild(arguments) else { return nil }
    return constantKey(unwrapped(first))
  }

  /// `module.exports`, unless the file declares its own `module`.
  mutating func isModuleExports(_ node: Node) -> Bool {
    guard kind(node) == .member_expression, let object = child(node, .object), let property = child(node, .property),
      kind(object) == .identifier, text(property) == "exports", text(object) == "module"
    else { return false }
    return isGlobal("module")
  }
}
