package import Core
package import Syntax

/// How a block ends.
package enum Terminator: Sendable {
  case jump(BlockID)
  case branch(Register, then: BlockID, else: BlockID)
  case `return`(Register?)
  case raise(Register?)
}

/// A straight run of instructions.
package struct Block: Sendable {
  /// Indices into `IRFunction.instructions`.
  package var instructions: Range<Int>
  package var terminator: Terminator
  /// The statement that ends the block.
  package var terminatorStart: UInt32
  package var terminatorEnd: UInt32
  /// The block that receives an exception raised here.
  package var handler: BlockID?
}

package struct Parameter: Sendable {
  package enum Kind: Sendable {
    case positional
    /// Only by name (after `*` in Python).
    case keyword
    /// `*args`, `...args`
    case rest
    /// `**kwargs`
    case keywordRest
  }
  package var name: Name
  package var variable: Variable
  package var kind: Kind
  /// The type that the source declares for the parameter, as written.
  package var annotation: Name?
  package var start: UInt32
  package var end: UInt32
}

package struct VariableInfo: Sendable {
  package var name: Name
  /// A function inside this one uses it too.
  package var isCaptured = false
}

/// A function, a method, a lambda, or the body of a module (function 0 of every module).
package struct IRFunction: Sendable {
  package enum Kind: Sendable {
    case module, function, method
    /// Shares `this` with the function around it.
    case arrow
  }

  package var name: Name
  package var kind: Kind
  /// The lexically enclosing function.
  package var parent: FunctionID?
  package var parameters: [Parameter] = []
  package var variables: [VariableInfo] = []
  package var blocks: [Block] = []
  package var instructions: [Instruction] = []
  package var operands: [Operand] = []
  package var isAsync = false
  package var isGenerator = false
  /// The whole definition.
  package var start: UInt32
  package var end: UInt32
}

/// A method of a class. Its parameters do not include the receiver, not even in Python: `loadThis` reads it (in a static
/// method, the class itself).
package struct Method: Sendable {
  package var name: Name
  package var function: FunctionID
  package var isStatic: Bool
  /// Read like a field: a getter, a @property.
  package var isProperty: Bool
  package init(name: Name, function: FunctionID, isStatic: Bool = false, isProperty: Bool = false) {
    self.name = name
    self.function = function
    self.isStatic = isStatic
    self.isProperty = isProperty
  }
}

package struct IRClass: Sendable {
  package var name: Name
  package var methods: [Method]
  package var start: UInt32
  package var end: UInt32
  package init(name: Name, methods: [Method], start: UInt32, end: UInt32) {
    self.name = name
    self.methods = methods
    self.start = start
    self.end = end
  }
}

/// Something a front end notices that has no counterpart in the IR: a bare `except:`, an empty handler.
package struct StructureNote: Sendable {
  /// A misuse kind, such as "bare-except".
  package var kind: String
  package var detail: String
  /// What is spoken of, when the message needs its name.
  package var callee = ""
  package var function: FunctionID
  package var start: UInt32
  package var end: UInt32
}

/// One source file, lowered.
package struct Module: Sendable {
  package var file: FileID
  package var path: String
  package var language: Language
  package var names: [String] = []
  package var functions: [IRFunction] = []
  package var classes: [IRClass] = []
  package var notes: [StructureNote] = []
  /// Imported module texts, each once, for finding unused dependencies and following modules.
  package var imports: [Name] = []
  /// Deeper or larger than the front end goes; the rest was left out.
  package var incomplete: String?

  package init(file: FileID, path: String, language: Language) {
    self.file = file
    self.path = path
    self.language = language
  }

  package subscript(name: Name) -> String { names[Int(name.index)] }
  package subscript(function: FunctionID) -> IRFunction { functions[Int(function.index)] }
  package subscript(class id: ClassID) -> IRClass { classes[Int(id.index)] }
}
