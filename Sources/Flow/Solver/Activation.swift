import Core

/// A function being analysed with one set of arguments. What its closures capture, what it returns and whom it calls are
/// kept here; the rest of its state lives only while it runs.
struct Activation {
  /// What a call leaves behind for its caller, beside the result.
  struct Effects: Equatable {
    /// Objects given as arguments and changed by the function, by parameter.
    var changedArguments: [Int: ValueID] = [:]
    /// Dangers that every returning run has ruled out (it raises otherwise).
    var ruledOut: RuledOut = [:]
    /// Dangers ruled out when the result is true, and when it is false; nil when it never is.
    var ruledOutWhenTrue: RuledOut?
    var ruledOutWhenFalse: RuledOut?
  }

  let function: FunctionRef
  let outer: ActivationID
  /// What the environment's variables hold here, by index in `Solver.environments`.
  let environment: Int
  var this: ValueID
  var arguments: [ValueID]
  /// Named arguments that no parameter takes by name, gathered for `**kwargs`.
  var extra: ValueID
  /// Whether a parameter is passed; the others take their defaults.
  var isPassed: [Bool]

  var result = ValueID.bottom
  var effects = Effects()
  /// Captured variables: everything that is ever stored in them.
  var cells: [Variable: ValueID] = [:]
  /// What inner functions store in them, seen by this function too.
  var innerStores: [Variable: ValueID] = [:]
  var callers: Set<ActivationID> = []
  var callees: Set<ActivationID> = []
  /// Those of them that it calls whenever it runs.
  var plainCallees: Set<ActivationID> = []
  /// What it runs at the moment stands behind no condition.
  var isInPlainBlock = true
  /// Activations that read one of the cells.
  var readers: Set<ActivationID> = []
  var isRunning = false
  var hasRun = false
  /// Some way through the function ends in a return; otherwise it always raises or ends the process.
  var mayReturn = false
  /// Runs so far; a function that does not settle is stopped.
  var runs = 0

  init(_ context: Solver.ContextKey, _ call: CallArguments) {
    function = context.function
    outer = context.outer
    environment = context.environment
    this = call.this
    arguments = call.values
    extra = call.extra
    isPassed = call.isPassed
  }
}

/// The arguments of a call, matched to the parameters of the function that is called.
struct CallArguments: Hashable {
  var this = ValueID.unknown
  var values: [ValueID]
  var isPassed: [Bool]
  var extra = ValueID.bottom
}

/// The arguments of a call as they are written.
struct CallSite {
  struct Named {
    var name: Symbol
    var value: ValueID
    var register: Register?
  }
  var positional: [ValueID] = []
  /// The register of each positional argument, for writing changes back.
  var registers: [Register?] = []
  var named: [Named] = []
  /// Something unknown may be passed beside: `*args`, `**kwargs`.
  var spread = ValueID.bottom
  var spreadFields = ValueID.bottom
  var receiver = ValueID.unknown
  var receiverRegister: Register?
  var isConstruction = false
  var place: Place

  init(place: Place) { self.place = place }

  func named(_ name: Symbol) -> ValueID? { named.first { $0.name == name }?.value }
}

/// Objects of the program's classes and constructor functions: one a class and place of creation, its fields joined over
/// everything stored in them.
struct Heap {
  enum Maker: Hashable {
    case type(ClassRef)
    case function(FunctionRef)
  }
  struct Object {
    var maker: Maker
    var outer: ActivationID
    var place: Place
    var fields: [Symbol: ValueID] = [:]
    var readers: Set<ActivationID> = []

    var type: ClassRef? {
      if case .type(let type) = maker { type } else { nil }
    }
  }
  struct Key: Hashable {
    var maker: Maker
    var outer: ActivationID
    var place: Place
  }

  private(set) var objects: [Object] = []
  private var numbers: [Key: UInt32] = [:]

  mutating func object(of maker: Maker, _ outer: ActivationID, _ place: Place) -> UInt32 {
    let key = Key(maker: maker, outer: outer, place: place)
    if let known = numbers[key] { return known }
    objects.append(Object(maker: maker, outer: outer, place: place))
    numbers[key] = UInt32(objects.count - 1)
    return UInt32(objects.count - 1)
  }

  subscript(number: UInt32) -> Object {
    get { objects[Int(number)] }
    _modify { yield &objects[Int(number)] }
  }
}
