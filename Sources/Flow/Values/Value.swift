/// An abstract value by its number; equal values have equal numbers.
struct ValueID: Hashable {
  let index: UInt32
  /// No value yet: code that was not reached, a result still being computed.
  static let bottom = ValueID(index: 0)
  /// Any value, without taint.
  static let unknown = ValueID(index: 1)
  static let null = ValueID(index: 2)
}

/// A function of the program.
struct FunctionRef: Hashable {
  var module: UInt32
  var function: FunctionID
}

struct ClassRef: Hashable {
  var module: UInt32
  var id: ClassID
}

/// One run of a function with its arguments, kept for its captured variables and its result.
struct ActivationID: Hashable {
  let index: UInt32
  static let none = ActivationID(index: .max)
}

/// A piece of a string that is partly known.
enum TextPiece: Hashable {
  case literal(Symbol)
  /// The value of an environment variable, whatever it is at run time.
  case environment(Symbol)
  /// An attribute of a resource of the application, which came in from another function or from a store.
  case attribute(of: Symbol, name: Symbol)
  case unknown
}

struct TextID: Hashable { let index: UInt32 }
struct UnionID: Hashable { let index: UInt32 }
struct TestID: Hashable { let index: UInt32 }

/// What kind of value it is, as far as known.
enum Shape: Hashable {
  case bottom
  case unknown
  case null
  case number(Double?)
  case boolean(Bool?)
  case text(TextID)
  case pattern(Symbol)
  /// A list or tuple; elements with a known index are fields named by it.
  case list
  case object
  case closure(FunctionRef, ActivationID)
  /// A class with the activation its definition ran in.
  case classValue(ClassRef, ActivationID)
  /// An object of a class of the program, by its number in `Heap`.
  case instance(UInt32)
  /// A module of the program.
  case module(UInt32)
  /// Something of a library, by its path: "os.system".
  case member(Symbol)
  /// An instance of a type of the catalogue: "aws:s3".
  case typed(Symbol)
  /// `module.exports` of a module.
  case exports(UInt32)
  /// The outcome of a test of other values.
  case test(TestID)
  /// Calling it stores the argument: the resolve function of a promise.
  case resolver(UInt32)
  case union(UnionID)
}

struct ValueField: Hashable {
  var name: Symbol
  var value: ValueID
}

/// A value: its shape, what is known of its parts, and the taints of the value itself.
struct ValueNode: Hashable {
  var shape: Shape
  /// Sorted by name.
  var fields: [ValueField] = []
  /// Any other field or element; bottom when there is none.
  var rest = ValueID.bottom
  var taints = TaintsID.none

  func field(_ name: Symbol) -> ValueID? {
    for field in fields where field.name == name { return field.value }
    return nil
  }
}

/// Where a value came from inside a function: a variable and the fields read from it.
struct Origin: Hashable {
  /// The run of the function whose variable it is; a test that another function hands over says nothing here.
  var owner: ActivationID
  var variable: Variable
  var path: [Symbol]
}

/// A test of values of one function: which become harmless where the test turns out true, and where false.
struct Test: Hashable {
  struct Effect: Hashable {
    var subject: Origin
    var sinks: SinkSet
    /// The outcome that makes the subject harmless.
    var holds: Bool
  }
  var effects: [Effect]
  /// The outcome is no truth but the position of the subject in a collection: found where it is not below zero.
  var isPosition = false

  /// The same test as something that is true where the subject is found.
  var truth: Test { Test(effects: effects) }

  /// The test that turns out the other way.
  var negated: Test {
    Test(effects: effects.map { Effect(subject: $0.subject, sinks: $0.sinks, holds: !$0.holds) })
  }
}
