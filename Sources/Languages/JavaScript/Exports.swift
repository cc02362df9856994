import Flow
import Syntax

extension ECMALowerer {
  mutating func lowerExport(_ node: Node) {
    if has(.type, in: node) { return }
    if let source = child(node, .source) { return lowerReexport(node, from: decodedString(source)) }
    if let clause = firstChild(node, .export_clause) { return deferExports(clause) }
    if let declaration = child(node, .declaration) { return lowerExportedDeclaration(declaration, of: node) }
    if let value = child(node, .value) { return lowerDefaultExport(value, of: node) }
    lowerExportAssignment(node)
  }

  /// `export { a as b } from "m"`, `export * from "m"`, `export * as ns from "m"`
  private mutating func lowerReexport(_ node: Node, from text: String) {
    builder.addImport(text)
    let module = builder.name(text)
    if let clause = firstChild(node, .export_clause) {
      for specifier in tree.children(clause) { lowerReexported(specifier, from: module) }
    } else if let namespace = firstChild(node, .namespace_export), let name = operand(namespace) {
      let value = emit(.importModule(module), node)
      emit(.export(builder.name(exportedName(name)), value), node)
    } else {
      let value = emit(.importModule(module), node)
      emit(.exportAll(value), node)
    }
  }

  private mutating func lowerReexported(_ specifier: Node, from module: Name) {
    guard let (name, exported) = exportedPair(specifier) else { return }
    let value = emit(.importMember(module: module, member: builder.name(name)), specifier)
    emit(.export(builder.name(exported), value), specifier)
  }

  private func exportedPair(_ specifier: Node) -> (String, String)? {
    guard kind(specifier) == .export_specifier, !has(.type, in: specifier), let name = child(specifier, .name)
    else { return nil }
    return (exportedName(name), exportedName(child(specifier, .alias) ?? name))
  }

  private mutating func deferExports(_ clause: Node) {
    for specifier in tree.children(clause) {
      guard let (local, exported) = exportedPair(specifier) else { continue }
      deferredExports.append((local, exported, specifier))
    }
  }

  mutating func emitDeferredExports() {
    for (local, exported, node) in deferredExports { export(local, as: exported, node) }
  }

  private mutating func export(_ local: String, as exported: String, _ node: Node) {
    let value = load(local, node)
    emit(.export(builder.name(exported), value), node)
  }

  private mutating func lowerExportedDeclaration(_ declaration: Node, of node: Node) {
    lowerStatement(declaration)
    if let name = child(declaration, .name), !children(node, .decorator).isEmpty {
      let value = load(text(name), declaration)
      for decorator in children(node, .decorator) { decorate(value, with: decorator) }
    }
    let isDefault = has(.default, in: node)
    for name in declaredNames(declaration) { exportDeclared(name, as: isDefault ? "default" : name, node) }
  }

  private mutating func exportDeclared(_ name: String, as exported: String, _ node: Node) {
    if let namespace = namespaces.last {
      let owner = load(namespace, node)
      emit(.setField(owner, builder.name(exported), load(name, node)), node)
    } else {
      export(name, as: exported, node)
    }
  }

  /// The names of values that a declaration leaves behind.
  private func declaredNames(_ declaration: Node) -> [String] {
    switch kind(declaration) {
    case .lexical_declaration, .variable_declaration, .using_declaration:
      tree.children(declaration).filter { kind($0) == .variable_declarator }
        .flatMap { child($0, .name).map { boundNames($0) } ?? [] }
    case .function_declaration, .generator_function_declaration, .class_declaration, .abstract_class_declaration,
      .enum_declaration:
      child(declaration, .name).map { [text($0)] } ?? []
    case .internal_module, .module: Array(namespacePath(declaration).prefix(1))
    case .import_alias: operand(declaration).map { [text($0)] } ?? []
    default: []
    }
  }

  private mutating func lowerDefaultExport(_ value: Node, of node: Node) {
    let register = lowerNamed(value, name: "default")
    for decorator in children(node, .decorator) { decorate(register, with: decorator) }
    emit(.export(builder.name("default"), register), node)
  }

  /// `export = x`; `export as namespace N` leaves nothing.
  private mutating func lowerExportAssignment(_ node: Node) {
    guard !has(.as, in: node), let value = operand(node) else { return }
    emit(.storeExports(lowerExpression(value)), node)
  }
}
