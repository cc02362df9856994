import Core
import Flow
import Languages
import Syntax

extension Machine {
  mutating func module(_ operation: Operation, in frame: Frame) -> Value {
    let texts = frame.unit.module
    switch operation {
    case .importModule(let name): return imported(texts[name], in: frame)
    case .importMember(let module, let member): return imported(texts[member], from: texts[module], in: frame)
    case .loadExports: return exports(of: frame)?.whole ?? Value(.record(exports(of: frame)?.exports ?? Record()))
    case .storeExports(let register): exports(of: frame)?.whole = frame[register]
    case .export(let name, let register): exports(of: frame)?.exports[texts[name]] = frame[register]
    case .exportAll(let register): exportAll(frame[register], in: frame)
    default: break
    }
    return .null
  }

  private func exports(of frame: Frame) -> ModuleObject? { modules[frame.unit.key] }

  private mutating func exportAll(_ value: Value, in frame: Frame) {
    guard case .module(let module) = value.content, let own = exports(of: frame) else { return }
    own.exports.merge(module.exports)
    guard let unit = module.unit, unit.isPython, let inner = module.frame else { return }
    for (index, variable) in unit.module.functions[0].variables.enumerated() {
      if let value = inner.variables[index] { own.exports[unit.module[variable.name]] = value }
    }
  }

  // MARK: Imports

  private mutating func imported(_ text: String, in frame: Frame) -> Value {
    if let name = LibraryModules.name(of: text, isPython: frame.unit.isPython) {
      return Value(.module(libraryModule(name)))
    }
    if let own = ownModule(text, from: frame) { return Value(.module(own)) }
    return NativeModules.all[text].map { Value(.record($0())) } ?? .unknown("the package \(text)")
  }

  private mutating func imported(_ member: String, from text: String, in frame: Frame) -> Value {
    if frame.unit.isPython {
      let submodule = text.hasSuffix(".") ? text + member : "\(text).\(member)"
      let base = imported(text, in: frame)
      if case .module(let module) = base.content {
        let found = moduleMember(member, of: module)
        if found.unknown == nil { return found }
      }
      if let own = ownModule(submodule, from: frame) { return Value(.module(own)) }
      return self.member(member, of: base, in: frame)
    }
    let base = imported(text, in: frame)
    if member == "default", case .module(let module) = base.content, module.exports["default"] == nil {
      return module.whole ?? base
    }
    if member == "default", base.record != nil { return base }
    return self.member(member, of: base, in: frame)
  }

  mutating func moduleMember(_ name: String, of module: ModuleObject) -> Value {
    if module.library != nil { return libraryMember(name, of: module) }
    if let export = module.exports[name] { return export }
    if let whole = module.whole { return member(name, of: whole, in: nil) }
    guard let unit = module.unit, unit.isPython, let frame = module.frame else { return .unknown(name) }
    let variables = unit.module.functions[0].variables
    let index = variables.indices.last { unit.module[variables[$0].name] == name && frame.variables[$0] != nil }
    return index.flatMap { frame.variables[$0] } ?? .unknown(name)
  }

  // MARK: The library

  /// A module of the CDK's library, with its model when the catalogue has one.
  mutating func libraryModule(_ name: String) -> ModuleObject {
    let key = "library:\(name)"
    if let known = modules[key] { return known }
    let module = ModuleObject(unit: world.library.unit(of: name), library: name)
    modules[key] = module
    let before = (callPlace, callerPath)
    callPlace = nil
    run(module)
    (callPlace, callerPath) = before
    return module
  }

  mutating func libraryMember(_ name: String, of module: ModuleObject) -> Value {
    let library = module.library ?? ""
    if let export = module.exports[name] { return export }
    if library == "core", let submodule = LibraryModules.submodule(name) {
      return Value(.module(libraryModule(submodule)))
    }
    return Value(.library(LibraryName(module: library, path: [name])))
  }

  // MARK: The program

  /// Runs a file of the program; nil when the import leads to none.
  private mutating func ownModule(_ text: String, from frame: Frame) -> ModuleObject? {
    let (unit, tree) = (frame.unit, world.tree)
    if unit.isLibrary { return nil }
    let paths = FrontEnds.frontEnd(for: unit.module.language)
      .candidates(for: text, from: unit.module.path, roots: [world.folder], in: tree)
    if let path = paths.first(where: { tree.file(at: $0) != nil }) { return load(path) }
    return unit.isPython ? namespacePackage(text, from: unit.module.path) : nil
  }

  /// A Python package without a file of its own: its modules are found by their own names.
  private mutating func namespacePackage(_ text: String, from path: String) -> ModuleObject? {
    let base = text.hasPrefix(".") ? Path.folder(of: path) : world.folder
    let relative = text.split(separator: ".").joined(separator: "/")
    guard let folder = Path.join(base, relative), !relative.isEmpty || text == ".", world.tree.containsFolder(folder)
    else { return nil }
    return ModuleObject(unit: nil, library: nil)
  }

  /// The module of a path, run once.
  mutating func load(_ path: String) -> ModuleObject? {
    if let known = modules[path] { return known }
    guard let file = world.tree.file(at: path), let language = Language(path: path) else {
      return jsonModule(path)
    }
    let unit = Unit(Lowering.module(of: file, language), isLibrary: false)
    let module = ModuleObject(unit: unit, library: nil)
    modules[path] = module
    run(module)
    return module
  }

  private mutating func jsonModule(_ path: String) -> ModuleObject? {
    guard Path.pathExtension(of: path) == "json", let file = world.tree.file(at: path) else { return nil }
    let module = ModuleObject(unit: nil, library: nil)
    module.whole = JSONValues.value(of: file)
    modules[path] = module
    return module
  }

  private mutating func run(_ module: ModuleObject) {
    guard let unit = module.unit, !unit.module.functions.isEmpty, depth < Self.maximumDepth else { return }
    let closure = Closure(unit: unit, function: FunctionID(0), frame: nil, this: nil, owner: nil)
    let frame = Frame(closure, this: nil, owner: nil)
    module.frame = frame
    depth += 1
    _ = run(frame, from: 0, until: nil)
    depth -= 1
  }

  // MARK: Names that nothing declares

  mutating func global(_ name: String, in frame: Frame) -> Value {
    if name.hasPrefix("$"), frame.unit.isLibrary, let body = LibraryFunctions.all[name] {
      return Value(.native(NativeFunction(receiver: .null, body: body)))
    }
    let path = frame.unit.module.path
    switch name {
    case "__dirname": return .text(Locations.absolute(Path.folder(of: path)))
    case "__filename", "__file__": return .text(Locations.absolute(path))
    case "__name__": return .text(path == entryPath ? "__main__" : path)
    case "undefined", "None", "NaN": return .null
    default: break
    }
    if let body = Globals.functions[name] { return Value(.native(NativeFunction(receiver: .null, body: body))) }
    if let object = Globals.objects[name] { return Value(.record(object())) }
    return starImported(name, in: frame) ?? .unknown(name)
  }

  /// After `from m import *` a name may be one of that module's.
  private func starImported(_ name: String, in frame: Frame) -> Value? {
    frame.unit.isPython ? exports(of: frame)?.exports[name] : nil
  }
}

extension Unit {
  /// The name that its module object is kept under.
  var key: String { isLibrary ? "library:\(module.path)" : module.path }
}

/// Paths as the program sees them. Absolute ones begin with a mark that stands for the scanned folder.
enum Locations {
  private static let root = "/~"

  static func absolute(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }

  /// The path in the scanned folder of a path that the program names; nil when it leads out.
  static func resolve(_ path: String, from folder: String) -> String? {
    if path == root { return "" }
    if path.hasPrefix(root + "/") { return Path.join("", String(path.dropFirst(root.count + 1))) }
    return path.hasPrefix("/") ? nil : Path.join(folder, path)
  }

  /// "a/b" to "a/c" is "../c"; the folder itself is ".".
  static func relative(from base: String, to target: String) -> String {
    let (from, to) = (base.split(separator: "/"), target.split(separator: "/"))
    let common = zip(from, to).prefix { $0 == $1 }.count
    let parts = Array(repeating: Substring(".."), count: from.count - common) + to.dropFirst(common)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}

/// Parses and lowers a file.
enum Lowering {
  static func module(of file: SourceFile, _ language: Language) -> Module {
    let tree = Parser(language)?.parse(file.bytes) ?? SyntaxTree()
    return FrontEnds.frontEnd(for: language).lower(tree, of: file, language: language)
  }
}
