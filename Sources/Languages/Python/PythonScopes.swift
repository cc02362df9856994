import Flow
import Syntax

/// Reading and writing names by Python's rules: https://docs.python.org/3/reference/executionmodel.html#resolution-of-names
extension PythonLowering {
  mutating func load(_ node: Node) -> Register { load(text(node), node) }

  mutating func load(_ name: String, _ node: Node) -> Register {
    if let entry = overlaid(name) {
      switch entry {
      case .variable(let variable): return emit(.load(variable), node)
      case .method(let function): return emit(.closure(function), node)
      }
    }
    switch resolve(name) {
    case .local(let variable): return emit(.load(variable), node)
    case .outer(let depth, let variable): return emit(.loadOuter(depth: depth, variable), node)
    case .global: return emit(.loadGlobal(builder.name(name)), node)
    }
  }

  /// Writes a name where an assignment statement would.
  mutating func store(_ value: Register, to name: String, _ node: Node) {
    if let variable = comprehensionVariable(name) ?? classVariable(name) {
      emit(.store(variable, value), node)
      return
    }
    var binding = resolve(name)
    if case .global = binding { binding = builder.moduleVariable(name) }
    switch binding {
    case .local(let variable): emit(.store(variable, value), node)
    case .outer(let depth, let variable): emit(.storeOuter(depth: depth, variable, value), node)
    case .global: break
    }
  }

  /// Whether a name means the built-in of that name here.
  mutating func isBuiltin(_ name: String) -> Bool {
    if overlaid(name) != nil { return false }
    if case .global = resolve(name) { return true }
    return false
  }

  private mutating func resolve(_ name: String) -> Binding {
    if frame.globals.contains(name) { return builder.moduleVariable(name) }
    return builder.resolve(name, skipping: frame.looksOutside ? 1 : 0)
  }

  private func overlaid(_ name: String) -> Overlay.Entry? {
    if frame.overlays.isEmpty { return nil }
    for overlay in frame.overlays.reversed() { if let entry = overlay.entries[name] { return entry } }
    return nil
  }

  private func comprehensionVariable(_ name: String) -> Variable? {
    guard let index = frame.targetOverlay, case .variable(let variable) = frame.overlays[index].entries[name] else {
      return nil
    }
    return variable
  }

  /// The variable of a name in the class body that is being lowered; nil outside of class bodies.
  private mutating func classVariable(_ name: String) -> Variable? {
    guard let index = frame.overlays.lastIndex(where: \.isClass), !frame.globals.contains(name) else { return nil }
    if case .variable(let variable) = frame.overlays[index].entries[name] { return variable }
    let variable = builder.temporary()
    frame.overlays[index].entries[name] = .variable(variable)
    frame.overlays[index].order.append(name)
    return variable
  }
}
