/// A name of a module: an index into `Module.names`. Identifiers, member names and string constants share one table.
package struct Name: Hashable, Sendable {
  package let index: UInt32
  package init(_ index: Int) { self.index = UInt32(index) }
}

/// The result of an instruction: the index of that instruction in its function.
package struct Register: Hashable, Sendable {
  package let index: UInt32
  package init(_ index: Int) { self.index = UInt32(index) }
}

/// A variable of a function: an index into `IRFunction.variables`.
package struct Variable: Hashable, Sendable {
  package let index: UInt32
  package init(_ index: Int) { self.index = UInt32(index) }
}

package struct BlockID: Hashable, Sendable {
  package let index: UInt32
  package init(_ index: Int) { self.index = UInt32(index) }
}

/// A function of a module: an index into `Module.functions`.
package struct FunctionID: Hashable, Sendable {
  package let index: UInt32
  package init(_ index: Int) { self.index = UInt32(index) }
}

/// A class of a module: an index into `Module.classes`.
package struct ClassID: Hashable, Sendable {
  package let index: UInt32
  package init(_ index: Int) { self.index = UInt32(index) }
}

/// A run of operands in `IRFunction.operands`.
package struct Operands: Hashable, Sendable {
  package let start: UInt32
  package let count: UInt32
  package init(start: Int, count: Int) {
    self.start = UInt32(start)
    self.count = UInt32(count)
  }
  package var range: Range<Int> { Int(start)..<Int(start + count) }
}

/// One operand of a call, a list, an object or a text.
package struct Operand: Sendable {
  package enum Kind: Sendable {
    case positional
    /// A keyword argument, or the field of an object literal.
    case named(Name)
    /// A field whose name is computed: the name's register; the operand's own register is the value.
    case computed(Register)
    /// `*list`, `...list`
    case spread
    /// `**dictionary`, `{...object}`
    case spreadFields
  }
  package var kind: Kind
  package var value: Register

  package init(_ kind: Kind, _ value: Register) {
    self.kind = kind
    self.value = value
  }
  package init(_ value: Register) { self.init(.positional, value) }
}

package enum Constant: Hashable, Sendable {
  case string(Name)
  case number(Double)
  case boolean(Bool)
  /// None, null, undefined.
  case null
}

package enum BinaryOperator: Sendable {
  /// `+`: a sum or a joined string.
  case add
  /// `%`: a remainder, or Python's string formatting.
  case remainder
  /// Any other arithmetic or bit operation: the result is a number.
  case arithmetic
  /// `==`, `is`, `===`; with `null` on the right a test for None, null or undefined.
  case equal, notEqual
  case less, lessOrEqual, greater, greaterOrEqual
  /// `x in xs`: the element on the left, the collection or string on the right.
  case contains, notContains
  /// `isinstance(x, C)`, `x instanceof C`, and the type test of a Python `except C`; C may be a list of classes.
  case isInstance
}

package enum UnaryOperator: Sendable {
  case not
  /// `-x`, `+x`, `~x`, `x++`: the result is a number.
  case arithmetic
  /// `typeof x`
  case typeName
}

package enum CallKind: Sendable {
  case function
  /// `new C(…)`
  case construct
  /// A decorator applied to the function or class it decorates, which is the only argument.
  case decorate
}

/// What an instruction does. Every front end lowers to these; the solver knows no language.
package enum Operation: Sendable {
  case constant(Constant)
  /// A pattern literal as written: `/^[a-z]+$/i` in JavaScript.
  case pattern(Name)

  case load(Variable)
  case store(Variable, Register)
  /// A variable of the function that lexically encloses this one, `depth` (1 or more) levels out.
  case loadOuter(depth: UInt32, Variable)
  case storeOuter(depth: UInt32, Variable, Register)
  /// A name that no enclosing scope declares: a built-in (`open`, `console`) or an undeclared global.
  case loadGlobal(Name)
  /// Sets a parameter's variable to the register's value in calls that do not pass the parameter.
  case defaultArgument(Variable, Register)
  case loadThis
  /// The superclass's members, bound to `this`.
  case loadSuper

  /// CommonJS: the value of `module.exports`, and setting it whole.
  case loadExports
  case storeExports(Register)
  /// ES modules: one exported name.
  case export(Name, Register)
  /// Every name of a module becomes one of this module's: `export * from`, and Python's `from m import *`. After the
  /// latter a `loadGlobal` may mean a variable of that module.
  case exportAll(Register)
  /// A module by the text in the import: "./db", "boto3", ".models".
  case importModule(Name)
  /// `from module import member`: a member, or a submodule of that name.
  case importMember(module: Name, member: Name)

  case getField(Register, Name)
  case setField(Register, Name, Register)
  case getIndex(Register, Register)
  case setIndex(Register, Register, Register)
  /// A part of a list or a string: `x[1:]`.
  case slice(Register)

  case list(Operands)
  /// A dictionary or object literal: named, computed and spreadFields operands.
  case object(Operands)
  /// A string joined from pieces: f-strings, template literals.
  case text(Operands)
  case binary(BinaryOperator, Register, Register)
  case unary(UnaryOperator, Register)

  case call(Register, Operands, CallKind)
  case callMethod(Register, Name, Operands)
  case closure(FunctionID)
  /// A class with its base classes.
  case makeClass(ClassID, Operands)

  /// One element of a collection: `for x in xs`, `for (const x of xs)`.
  case iterate(Register)
  /// One key of an object: `for (const k in o)`.
  case iterateKeys(Register)
  case await(Register)
  case yield(Register)
  /// The exception that a handler block received.
  case caught
  /// A value of which nothing is known: what a front end could not lower, or a decision of the language itself, such as
  /// whether a loop has another element.
  case unknown
}

/// An operation with the range of source bytes it was lowered from.
package struct Instruction: Sendable {
  package var operation: Operation
  package var start: UInt32
  package var end: UInt32
}
