import Core
import Flow
import Syntax

// The objects of the program. They are shared and changed as the program's own are, so these are classes.

/// A list, a tuple or an array.
final class List {
  var items: [Value]
  /// Why there may be other elements than these; nil when these are all.
  var openEnd: String?

  init(_ items: [Value], openEnd: String? = nil) {
    self.items = items
    self.openEnd = openEnd
  }
}

/// An object literal, a dictionary, or an instance of a class.
final class Record {
  private(set) var names: [String] = []
  private var values: [String: Value] = [:]
  /// The class; nil for object literals and dictionaries.
  let type: ClassObject?
  /// Why there may be other fields than these; nil when these are all.
  var openEnd: String?
  /// Where it stands in the tree of constructs, when it is one.
  var construct: ConstructNode?
  /// The resource of the template that it stands for.
  var draft: Draft?

  init(type: ClassObject? = nil, openEnd: String? = nil) {
    self.type = type
    self.openEnd = openEnd
  }

  convenience init(_ fields: [(String, Value)]) {
    self.init()
    for (name, value) in fields { self[name] = value }
  }

  var fields: [(name: String, value: Value)] {
    names.compactMap { name in values[name].map { (name, $0) } }
  }

  subscript(name: String) -> Value? {
    get { values[name] }
    set {
      if let newValue {
        if values.updateValue(newValue, forKey: name) == nil { names.append(name) }
      } else if values.removeValue(forKey: name) != nil {
        names.removeAll { $0 == name }
      }
    }
  }

  /// Takes over the fields of another.
  func merge(_ other: Record) {
    for field in other.fields { self[field.name] = field.value }
    openEnd = openEnd ?? other.openEnd
  }
}

/// A function of the program with the variables around it.
struct Closure {
  var unit: Unit
  var function: FunctionID
  /// The call that its definition ran in.
  var frame: Frame?
  var this: Value?
  /// The class whose method it is.
  var owner: ClassObject?
}

/// A class, made when its definition ran.
final class ClassObject {
  let unit: Unit
  let id: ClassID
  let frame: Frame
  let bases: [Value]
  let statics = Record()

  init(unit: Unit, id: ClassID, frame: Frame, bases: [Value]) {
    self.unit = unit
    self.id = id
    self.frame = frame
    self.bases = bases
  }

  var name: String { unit.module[unit.module[class: id].name] }

  /// The class and its bases, the nearest first.
  var lineage: [ClassObject] {
    var all = [self]
    for base in bases.prefix(8) {
      if case .type(let parent) = base.content, all.count < 32 { all += parent.lineage }
    }
    return all
  }

  /// Whether it derives from a class that is not there to be read.
  var hasForeignBase: Bool {
    lineage.contains { type in
      type.bases.contains { if case .type = $0.content { false } else { true } }
    }
  }
}

/// A module of the program or of the library.
final class ModuleObject {
  /// The module's text; nil for one that the catalogue has no model of.
  let unit: Unit?
  /// The name in the CDK's library, such as "aws-s3"; nil for the program's own modules.
  let library: String?
  let exports = Record()
  /// What CommonJS exports as a whole.
  var whole: Value?
  var frame: Frame?

  init(unit: Unit?, library: String?) {
    self.unit = unit
    self.library = library
  }
}

/// A name in the CDK's library: a module and the names that lead on from it.
struct LibraryName: Equatable, CustomStringConvertible {
  var module: String
  var path: [String]

  var description: String { ([module] + path).joined(separator: ".") }

  func member(_ name: String) -> LibraryName { LibraryName(module: module, path: path + [name]) }
}

/// A function that Cordon itself brings.
struct NativeFunction {
  typealias Body = @Sendable (inout Machine, Value, Arguments) -> Value
  var receiver: Value
  var body: Body
}

/// A source file that was lowered, with what running it needs to know of its functions.
final class Unit {
  let module: Module
  let isLibrary: Bool
  private var joins: [Int: [Int?]] = [:]

  init(_ module: Module, isLibrary: Bool) {
    self.module = module
    self.isLibrary = isLibrary
  }

  var isPython: Bool { module.language == .python }

  /// Where the two ways of a branch meet again.
  func join(after block: Int, of function: FunctionID) -> Int? {
    let index = Int(function.index)
    if let known = joins[index] { return known[block] }
    let computed = PostDominators.compute(module[function])
    joins[index] = computed
    return computed[block]
  }
}

/// A call that is running, or that closures remember.
final class Frame {
  let unit: Unit
  let function: FunctionID
  let parent: Frame?
  let this: Value?
  let owner: ClassObject?
  var variables: [Value?]
  var registers: [Value]
  /// How far each loop has got, by the block of its head.
  var rounds: [Int: Int] = [:]
  /// Branches whose two ways are being followed.
  var open: Set<Int> = []
  /// What the ways that have ended return.
  var result: Value?

  init(_ closure: Closure, this: Value?, owner: ClassObject?) {
    unit = closure.unit
    function = closure.function
    parent = closure.frame
    self.this = this
    self.owner = owner
    let body = closure.unit.module[closure.function]
    variables = Array(repeating: nil, count: body.variables.count)
    registers = Array(repeating: .null, count: body.instructions.count)
  }

  /// The call that lexically encloses this one, some levels out.
  func outer(_ depth: UInt32) -> Frame? {
    var frame: Frame? = self
    for _ in 0..<depth { frame = frame?.parent }
    return frame
  }
}

/// A construct's place in the tree of constructs.
final class ConstructNode {
  let id: String
  let parent: ConstructNode?
  /// The object of the parent.
  let scope: Value
  let place: Place?
  var isStack = false
  var children: [Value] = []

  init(id: String, parent: ConstructNode?, scope: Value, place: Place?) {
    self.id = id
    self.parent = parent
    self.scope = scope
    self.place = place
  }

  /// The names from the application down.
  var path: [String] { (parent?.path ?? []) + (id.isEmpty ? [] : [id]) }

  /// The names below the stack that it belongs to.
  var pathInStack: [String] {
    if isStack { return [] }
    return (parent?.pathInStack ?? []) + (id.isEmpty || id == "Resource" || id == "Default" ? [] : [id])
  }

  var stack: ConstructNode? { isStack ? self : parent?.stack }
}

/// A resource of the template while it is put together.
final class Draft {
  let id: String
  let type: String
  let place: Place
  let properties: Record
  /// What stands beside the properties.
  let attributes: Record
  var isRemoved = false

  init(id: String, type: String, place: Place, properties: Record, attributes: Record) {
    self.id = id
    self.type = type
    self.place = place
    self.properties = properties
    self.attributes = attributes
  }
}
