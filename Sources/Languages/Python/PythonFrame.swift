import Flow
import Syntax

extension PythonLowering {
  /// What the front end knows of a function that is open, beyond what the builder keeps.
  struct Frame {
    /// Names declared `global` here.
    var globals: Set<String> = []
    /// Class bodies and comprehensions that are open in this function, the innermost last. Methods do not see the names of
    /// the class around them, so these are not scopes of the builder.
    var overlays: [Overlay] = []
    /// The overlay of a comprehension while its targets are assigned.
    var targetOverlay: Int?
    /// Default values are evaluated outside of the function that has them.
    var looksOutside = false
    /// The first parameter of a method.
    var receiver: String?
    /// The exceptions that the handlers around the current statement received, the innermost last.
    var caught: [Register] = []
    /// The `finally` clauses around the current statement, the innermost last.
    var finalizers: [Finalizer] = []
    /// How many `try` statements around the current statement wait for an expected exception, as `StopIteration` ends a
    /// loop around `next`.
    var expectedExceptions = 0
    /// For each open loop the number of `finally` clauses around it.
    var loops: [Int] = []
    /// How many `finally` bodies are being lowered inside one another.
    var finalBodies = 0
  }

  /// Names that are visible in one class body or comprehension only.
  struct Overlay {
    enum Entry {
      case variable(Variable)
      /// A method, as a function of its own.
      case method(FunctionID)
    }

    var isClass: Bool
    var entries: [String: Entry] = [:]
    /// The names of a class body that hold values, in the order of their first assignment.
    var order: [String] = []
  }

  /// A `finally` clause whose body must run before control leaves its `try`.
  struct Finalizer {
    var body: Node
    /// The blocks that run the body on the way to a `return`, `break` or `continue`, once there is one.
    var exits: [Exit: BlockID] = [:]
    /// What a `return` inside returns.
    var returned: Variable?
  }

  /// A way to leave a statement other than by its end or an exception.
  enum Exit: CaseIterable {
    case `return`, `break`, `continue`
  }

  /// A kind of structure note at a place.
  struct NoteKey: Hashable {
    var kind: String
    var start: UInt32
  }
}
