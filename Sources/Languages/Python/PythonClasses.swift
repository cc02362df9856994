import Flow
import Syntax

/// Classes. The body of a class runs where the class stands, in a scope of its own that its methods do not see; what it
/// assigns are fields of the class.
extension PythonLowering {
  mutating func classDefinition(_ node: Node, decorators: [Node]) {
    guard let name = child(node, .name) else { return }
    let appliers = decorators.map { (node: $0, value: decoratorValue($0)) }
    let bases = baseClasses(node)
    frame.overlays.append(Overlay(isClass: true))
    var methods = child(node, .body).map { classBody($0) } ?? []
    let body = frame.overlays.removeLast()
    if let constructor = generatedConstructor(of: node, decorators: decorators, methods: methods) {
      methods.append(constructor)
    }
    let id = builder.addClass(text(name), methods: methods, start: tree.start(node), end: tree.end(node))
    let value = emit(.makeClass(id, builder.operands(bases)), name)
    setFields(body, of: value, name)
    store(decorate(value, with: appliers), to: text(name), name)
  }

  /// The base classes; `metaclass=` and other keywords are evaluated and left out.
  private mutating func baseClasses(_ node: Node) -> [Operand] {
    guard let list = child(node, .superclasses) else { return [] }
    return operands(list).filter { if case .named = $0.kind { false } else { true } }
  }

  private mutating func setFields(_ body: Overlay, of value: Register, _ node: Node) {
    for name in body.order {
      guard case .variable(let variable) = body.entries[name] else { continue }
      let field = emit(.load(variable), node)
      emit(.setField(value, builder.name(name), field), node)
    }
  }

  // MARK: Bodies

  private mutating func classBody(_ body: Node) -> [Method] {
    var methods: [Method] = []
    classStatements(body, into: &methods)
    return methods
  }

  private mutating func classStatements(_ body: Node, into methods: inout [Method]) {
    for part in parts(body) {
      switch kind(part) {
      case .functionDefinition: methods.append(method(part, decorators: []))
      case .decoratedDefinition:
        if let definition = child(part, .definition), kind(definition) == .functionDefinition {
          methods.append(method(definition, decorators: children(part, of: .decorator)))
        } else {
          statement(part)
        }
      default: statement(part)
      }
    }
  }

  /// A method. Decorators that Python itself knows decide how it is called. Others are applied for their effect (they
  /// register routes, for instance), and the method stays what it is.
  private mutating func method(_ node: Node, decorators: [Node]) -> Method {
    let name = child(node, .name).map(text) ?? ""
    let marks = decorators.map { firstPart($0).map(text) ?? "" }
    let others = zip(decorators, marks).filter { !Self.isMethodMark($0.1) }.map(\.0)
    let appliers = others.map { (node: $0, value: decoratorValue($0)) }
    let role: PythonMethodRole =
      marks.contains("staticmethod")
      ? .staticMethod
      : marks.contains("classmethod") || Self.implicitClassMethods.contains(name) ? .classMethod : .instance
    let function = function(node, role: role)
    if !appliers.isEmpty { _ = decorate(emit(.closure(function), node), with: appliers) }
    let accessor = marks.contains { $0.hasSuffix(".setter") || $0.hasSuffix(".deleter") }
    frame.overlays[frame.overlays.count - 1].entries[name] = .method(function)
    return Method(
      name: builder.name(accessor ? name + ".setter" : name), function: function, isStatic: role != .instance,
      isProperty: marks.contains(where: Self.isPropertyMark))
  }

  private static let implicitClassMethods: Set<String> = ["__new__", "__init_subclass__", "__class_getitem__"]

  private static func isPropertyMark(_ text: String) -> Bool {
    text == "property" || text.hasSuffix("cached_property") || text.hasSuffix("abstractproperty")
  }

  private static func isMethodMark(_ text: String) -> Bool {
    isPropertyMark(text) || text == "staticmethod" || text == "classmethod" || text.hasSuffix("abstractmethod")
      || text.hasSuffix(".setter") || text.hasSuffix(".deleter") || text.hasSuffix(".getter")
  }
}
