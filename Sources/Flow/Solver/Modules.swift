import Core
import Syntax

/// A module that the program has imported so far.
struct LoadedModule {
  let module: Module
  /// The activation of its body.
  var body: ActivationID
  /// Names exported one by one.
  var exports: [Symbol: ValueID] = [:]
  /// `module.exports = …`, whole.
  var whole = ValueID.bottom
  /// Modules whose names are passed on.
  var starred: [UInt32] = []
  var readers: Set<ActivationID> = []
}

extension Solver {
  mutating func evaluateModule(_ instruction: Instruction, _ frame: inout Frame) -> ValueID {
    switch instruction.operation {
    case .loadExports: return exportsObject(of: frame.moduleIndex)
    case .storeExports(let register):
      setWhole(frame[register], of: frame.moduleIndex)
      return frame[register]
    case .export(let name, let register):
      export(frame[register], as: values.symbols.intern(frame.module[name]), from: frame.moduleIndex)
      return frame[register]
    case .exportAll(let register):
      if case .module(let index) = values.shape(frame[register]) { star(index, into: frame.moduleIndex) }
      return frame[register]
    case .importModule(let text): return importModule(frame.module[text], &frame)
    case .importMember(let text, let name): return importMember(frame.module[text], frame.module[name], &frame)
    default: return .unknown
    }
  }

  // MARK: Importing

  private mutating func importModule(_ text: String, _ frame: inout Frame) -> ValueID {
    if let index = loadModule(text, from: frame.module) {
      return values.make(.module(index))
    }
    return values.make(.member(values.symbols.intern(libraryName(text, frame.module.language))))
  }

  private mutating func importMember(_ text: String, _ name: String, _ frame: inout Frame) -> ValueID {
    let symbol = values.symbols.intern(name)
    if let index = loadModule(text, from: frame.module) {
      let member = exported(symbol, from: index, readBy: frame.id)
      if member != .bottom { return member }
    }
    let separator = text.hasSuffix(".") ? "" : "."
    if !frame.module.language.isECMAScript, let index = loadModule(text + separator + name, from: frame.module) {
      return values.make(.module(index))
    }
    let library = values.symbols.intern(libraryName(text, frame.module.language))
    return memberOfLibrary(library, symbol, ValueNode(shape: .member(library)), frame.module.start, &frame)
  }

  /// The name under which the catalogue knows a package: without Node's scheme.
  private func libraryName(_ text: String, _ language: Language) -> String {
    language.isECMAScript && text.hasPrefix("node:") ? String(text.dropFirst(5)) : text
  }

  /// The index of the module behind an import, which runs its body the first time; nil when it is not the program's.
  mutating func loadModule(_ text: String, from importer: Module) -> UInt32? {
    guard let frontEnd = program.frontEnds[importer.language] else { return nil }
    let candidates = frontEnd.candidates(
      for: text, from: importer.path, roots: program.roots, in: program.tree)
    for path in candidates {
      if let index = module(at: path) { return index }
    }
    return nil
  }

  /// The module of a file, loaded and run when it was not yet.
  mutating func module(at path: String) -> UInt32? {
    if let known = modulesByPath[path] { return known }
    guard let module = program.modules[path], !module.functions.isEmpty else { return nil }
    let index = UInt32(modules.count)
    modules.append(LoadedModule(module: module, body: .none))
    modulesByPath[path] = index
    let body = FunctionRef(module: index, function: FunctionID(0))
    let call = CallArguments(values: [], isPassed: [])
    // The body counts as known before it runs, for modules that import each other.
    let id = ActivationID(index: UInt32(activations.count))
    activations.append(
      Activation(ContextKey(function: body, outer: .none, environment: currentEnvironment), call))
    modules[Int(index)].body = id
    run(id)
    return index
  }

  // MARK: Exporting

  mutating func export(_ value: ValueID, as name: Symbol, from index: UInt32) {
    let old = modules[Int(index)].exports[name] ?? .bottom
    let new = values.join(old, value)
    guard new != old else { return }
    modules[Int(index)].exports[name] = new
    wakeReaders(of: index)
  }

  mutating func setWhole(_ value: ValueID, of index: UInt32) {
    let new = values.join(modules[Int(index)].whole, value)
    guard new != modules[Int(index)].whole else { return }
    modules[Int(index)].whole = new
    wakeReaders(of: index)
  }

  private mutating func star(_ source: UInt32, into index: UInt32) {
    guard source != index, !modules[Int(index)].starred.contains(source) else { return }
    modules[Int(index)].starred.append(source)
    wakeReaders(of: index)
  }

  private mutating func wakeReaders(of index: UInt32) {
    enqueue(modules[Int(index)].readers)
  }

  private mutating func exportsObject(of index: UInt32) -> ValueID {
    let whole = modules[Int(index)].whole
    return whole == .bottom ? values.make(.exports(index)) : whole
  }

  /// An exported name of a module; bottom when it has none of that name.
  mutating func exported(_ name: Symbol, from index: UInt32, readBy reader: ActivationID) -> ValueID {
    var seen: Set<UInt32> = []
    return exported(name, from: index, readBy: reader, &seen)
  }

  private mutating func exported(
    _ name: Symbol, from index: UInt32, readBy reader: ActivationID, _ seen: inout Set<UInt32>
  ) -> ValueID {
    guard seen.insert(index).inserted else { return .bottom }
    if reader != .none { modules[Int(index)].readers.insert(reader) }
    let loaded = modules[Int(index)]
    if let value = loaded.exports[name] { return value }
    if loaded.whole != .bottom {
      if name == words.default { return loaded.whole }
      let member = values.field(loaded.whole, name) ?? memberOfWhole(loaded.whole, name, &seen)
      if member != .unknown { return member }
    }
    if !loaded.module.language.isECMAScript {
      let variable = moduleVariable(name, of: index, readBy: reader)
      if variable != .bottom { return variable }
    }
    if name == words.default, loaded.whole == .bottom, !loaded.exports.isEmpty { return values.make(.module(index)) }
    for source in loaded.starred {
      let member = exported(name, from: source, readBy: reader, &seen)
      if member != .bottom { return member }
    }
    return submodule(name, of: loaded.module).map { values.make(.module($0)) } ?? .bottom
  }

  /// A module inside a Python package, which importing it makes a member of the package.
  private mutating func submodule(_ name: Symbol, of package: Module) -> UInt32? {
    guard package.path.hasSuffix("/__init__.py") else { return nil }
    let path = package.path.dropLast("__init__.py".utf8.count) + values.symbols[name]
    return module(at: path + ".py") ?? module(at: path + "/__init__.py")
  }

  private mutating func memberOfWhole(_ whole: ValueID, _ name: Symbol, _ seen: inout Set<UInt32>) -> ValueID {
    guard case .module(let inner) = values.shape(whole) else { return .unknown }
    let member = exported(name, from: inner, readBy: .none, &seen)
    return member == .bottom ? .unknown : member
  }

  /// What a module is as a value of its own, when it is called or constructed: its `module.exports` or default export.
  mutating func whole(of index: UInt32, readBy reader: ActivationID) -> ValueID {
    var seen: Set<UInt32> = []
    var index = index
    while seen.insert(index).inserted {
      let value = exported(words.default, from: index, readBy: reader)
      guard case .module(let next) = values.shape(value) else { return value }
      index = next
    }
    return .bottom
  }

  /// The exported names of a module as the fields of an object: `{ ...require("./lib") }`.
  mutating func exportsAsFields(of index: UInt32, readBy reader: ActivationID) -> ValueID {
    if reader != .none { modules[Int(index)].readers.insert(reader) }
    var result = values.make(.object)
    for source in modules[Int(index)].starred { result = addingExports(of: source, to: result) }
    let whole = whole(of: index, readBy: reader)
    if whole != .bottom { result = merging(whole, into: result) }
    return addingExports(of: index, to: result)
  }

  private mutating func addingExports(of index: UInt32, to object: ValueID) -> ValueID {
    modules[Int(index)].exports.sorted { $0.key < $1.key }.reduce(object) { values.setting($0, $1.key, to: $1.value) }
  }

  /// A variable of a Python module's body.
  private mutating func moduleVariable(_ name: Symbol, of index: UInt32, readBy reader: ActivationID) -> ValueID {
    let loaded = modules[Int(index)]
    let text = values.symbols[name]
    let body = loaded.module.functions[0]
    guard let position = body.variables.firstIndex(where: { loaded.module[$0.name] == text }) else { return .bottom }
    let owner = loaded.body
    if reader != .none, reader != owner { return cell(Variable(position), of: owner, readBy: reader) }
    return activations[Int(owner.index)].cells[Variable(position)] ?? .bottom
  }

  /// A name that no scope declares: of a module imported with `*`, or built in.
  mutating func global(_ name: String, _ frame: inout Frame) -> ValueID {
    if name.isEmpty { return .unknown }
    let symbol = values.symbols.intern(name)
    for source in modules[Int(frame.moduleIndex)].starred {
      let member = exported(symbol, from: source, readBy: frame.id)
      if member != .bottom { return member }
    }
    return builtIn(symbol, frame)
  }
}

extension Module {
  /// The beginning of the file, for what concerns the module as a whole.
  var start: Place { Place(file, 0, 0) }
}
