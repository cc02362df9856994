import Flow
import Syntax

extension PythonLowering {
  /// `import a.b` follows the module and binds its first package; `import a.b as c` binds the module.
  mutating func importStatement(_ node: Node) {
    for item in children(node, .name) {
      if kind(item) == .aliasedImport {
        guard let module = child(item, .name), let alias = child(item, .alias) else { continue }
        store(importModule(dotted(module), item), to: text(alias), item)
      } else {
        let module = dotted(item)
        let first = String(module.prefix { $0 != "." })
        if first != module { _ = importModule(module, item) }
        store(importModule(first, item), to: first, item)
      }
    }
  }

  /// `from m import a, b as c` and `from m import *`; the dots of relative imports stay in the text.
  mutating func importFrom(_ node: Node) {
    guard let source = child(node, .moduleName) else { return }
    let module = dotted(source)
    if firstChild(node, of: .wildcardImport) != nil {
      emit(.exportAll(importModule(module, node)), node)
    }
    for item in children(node, .name) {
      let isAliased = kind(item) == .aliasedImport
      let member = isAliased ? child(item, .name).map(text) ?? "" : text(item)
      let target = isAliased ? child(item, .alias).map(text) ?? member : member
      addImport(of: member, from: module)
      let value = emit(.importMember(module: builder.name(module), member: builder.name(member)), item)
      store(value, to: target, item)
    }
  }

  /// A member of a package may be a module of its own.
  private mutating func addImport(of member: String, from module: String) {
    builder.addImport(module)
    builder.addImport(module.hasSuffix(".") ? module + member : "\(module).\(member)")
  }

  private mutating func importModule(_ module: String, _ node: Node) -> Register {
    builder.addImport(module)
    return emit(.importModule(builder.name(module)), node)
  }

  /// The name without the blanks and line breaks that Python allows around its dots.
  private func dotted(_ node: Node) -> String {
    String(decoding: text(node).utf8.filter { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "\\") }, as: UTF8.self)
  }

  /// The names that an import statement binds.
  func importedNames(_ node: Node) -> [String] {
    children(node, .name).compactMap { item in
      if kind(item) == .aliasedImport { return child(item, .alias).map(text) }
      let name = dotted(item)
      return kind(node) == .importStatement ? String(name.prefix { $0 != "." }) : name
    }
  }

  /// Records what code that is not lowered imports.
  mutating func recordImports(in body: Node) {
    let end = tree.following(body)
    var position = tree.firstChild(body)
    while let node = position, node != end {
      switch kind(node) {
      case .importStatement:
        for item in children(node, .name) { builder.addImport(dotted(child(item, .name) ?? item)) }
      case .importFrom:
        guard let module = child(node, .moduleName).map(dotted) else { break }
        builder.addImport(module)
        for item in children(node, .name) { addImport(of: text(child(item, .name) ?? item), from: module) }
      default: break
      }
      position = tree.successor(node)
    }
  }
}
