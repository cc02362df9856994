import Flow
import Syntax

/// Classes whose constructor Python or a library writes from the annotated fields, in their order: data classes
/// (https://docs.python.org/3/library/dataclasses.html), attrs classes, named tuples, pydantic models.
extension PythonLowering {
  private static let decorators: Set<String> = ["dataclass", "s", "attrs", "define", "frozen", "mutable"]
  private static let bases: Set<String> = ["NamedTuple", "BaseModel", "BaseSettings"]

  /// The constructor of such a class; nil for other classes and for those that define one.
  mutating func generatedConstructor(of node: Node, decorators: [Node], methods: [Method]) -> Method? {
    let name = builder.name("__init__")
    guard hasGeneratedConstructor(node, decorators), !methods.contains(where: { $0.name == name }) else { return nil }
    let fields = child(node, .body).map(annotatedFields) ?? []
    return fields.isEmpty ? nil : Method(name: name, function: constructor(of: node, fields))
  }

  private func hasGeneratedConstructor(_ node: Node, _ decorators: [Node]) -> Bool {
    let marks = decorators.compactMap(firstPart).map { lastName(kind($0) == .call ? child($0, .function) ?? $0 : $0) }
    if marks.contains(where: Self.decorators.contains) { return true }
    guard let list = child(node, .superclasses) else { return false }
    return parts(list).contains { Self.bases.contains(lastName($0)) }
  }

  /// "dataclass" of both `dataclass` and `dataclasses.dataclass`.
  private func lastName(_ node: Node) -> String {
    kind(node) == .attribute ? child(node, .attribute).map(text) ?? "" : text(node)
  }

  /// The assignments with an annotation that make fields: not those of class variables.
  private func annotatedFields(_ body: Node) -> [Node] {
    parts(body).filter { statement in
      guard kind(statement) == .assignment, let type = child(statement, .type) else { return false }
      return child(statement, .left).map(kind) == .identifier && !text(type).contains("ClassVar")
    }
  }

  private mutating func constructor(of node: Node, _ fields: [Node]) -> FunctionID {
    builder.beginFunction("__init__", kind: .method, start: tree.start(node), end: tree.end(node))
    frames.append(Frame())
    let parameters = fields.map { (field: $0, variable: fieldParameter($0)) }
    for (field, variable) in parameters { constructorField(field, variable) }
    frames.removeLast()
    return builder.endFunction()
  }

  private mutating func fieldParameter(_ field: Node) -> Variable {
    let name = child(field, .left) ?? field
    return builder.addParameter(
      text(name), kind: .positional, annotation: child(field, .type).map(text), start: tree.start(name),
      end: tree.end(name))
  }

  private mutating func constructorField(_ field: Node, _ variable: Variable) {
    guard let name = child(field, .left) else { return }
    frame.looksOutside = true
    if let value = child(field, .right) { emit(.defaultArgument(variable, expression(value)), value) }
    frame.looksOutside = false
    let this = emit(.loadThis, name)
    emit(.setField(this, builder.name(text(name)), emit(.load(variable), name)), name)
  }
}
