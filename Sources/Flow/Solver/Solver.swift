import Core

/// Abstract interpretation of one program: every entry point is called with the event its triggers send, functions are
/// followed into with the arguments they are really called with, and what changes is run again until nothing does.
package struct Solver {
  /// Instructions evaluated before a program is given up as too large.
  package static let usualBudget = 6_000_000
  /// Nested calls that are followed at once; deeper ones wait for the next round.
  static let deepestCall = 36
  /// Argument sets that one function is told apart by; then they are joined. Small functions, such as the one that makes
  /// every answer of an API, are told apart further: they cost little, and a mistake about them shows everywhere.
  private static let mostContexts = 24
  private static let contextualInstructions = 3_000
  private static let mostRuns = 24

  let program: Program
  let environments: Environments
  let catalog: Catalog
  private let budget: Int
  var values = ValueStore()
  var words: Words
  var heap = Heap()
  var modules: [LoadedModule] = []
  var modulesByPath: [String: UInt32] = [:]
  var activations: [Activation] = []
  var contexts: [ContextKey: [ActivationID]] = [:]
  var queue: [ActivationID] = []
  var isQueued: Set<ActivationID> = []
  var depth = 0
  var work = 0
  var evidence = EvidenceCollector()
  var files: [ValueID: ValueID] = [:]
  var promises: [PendingPromise] = []
  var roots: [EntryRoot] = []
  /// What fires handlers that no template speaks of, as their code tells.
  var inferred: [ActivationID: TriggerKind] = [:]
  /// Routes of frameworks that send a string as a page.
  var pages: Set<ActivationID> = []
  /// Handlers whose result somebody waits for.
  var answers: Set<ActivationID> = []
  /// Handlers, whether or not somebody waits.
  var handlers: Set<ActivationID> = []
  var pendingEntries: [PendingEntry] = []
  var seenEntries: Set<PendingEntry> = []
  /// The entry whose modules and handler are being run for the first time.
  var currentEntry = 0
  /// In which order the blocks of functions are run.
  var blockOrders: [FunctionRef: BlockOrder] = [:]
  var plainBlocks: [FunctionRef: PlainBlocks] = [:]
  /// Whether a function names whose something is.
  var ownerMentions: [FunctionRef: Bool] = [:]
  var rowCache: [Symbol: [CatalogRow]] = [:]
  /// Variables of the environment that were asked for, and whether they hold secrets.
  var secretVariables: [Symbol: Bool] = [:]
  /// The base classes of each class, as values.
  var classBases: [ClassRef: [ValueID]] = [:]
  /// Fields set on a class itself.
  var classFields: [ClassRef: [Symbol: ValueID]] = [:]

  /// A promise that the code makes, with everything that it is ever resolved with.
  struct PendingPromise {
    var place: Place
    var owner: ActivationID
    var value = ValueID.bottom
  }

  struct ContextKey: Hashable {
    var function: FunctionRef
    var outer: ActivationID
    /// By its index in `environments`.
    var environment: Int
  }

  /// The activation of an entry's handler.
  struct EntryRoot {
    var entry: Int
    var activation: ActivationID
  }

  /// A function registered as an entry point by the code itself: a route of a web framework.
  struct PendingEntry: Hashable {
    var handler: ValueID
    var trigger: TriggerKind
    /// The types of its parameters, when the registration tells them.
    var types: [String?]
    /// A string that it returns is sent as a page.
    var answersHTML: Bool
    var entry: Int
  }

  package init(_ program: Program, catalog: Catalog, budget: Int = Self.usualBudget) {
    self.program = program
    environments = Environments(program.entries)
    self.catalog = catalog
    self.budget = budget
    words = Words(&values.symbols)
  }

  /// Solves the program.
  /// - Parameter budget: instructions evaluated before what is left is given up.
  package static func solve(_ program: Program, catalog: Catalog, budget: Int = Self.usualBudget) -> Solution {
    var solver = Solver(program, catalog: catalog, budget: budget)
    for index in program.entries.indices { solver.call(entry: index) }
    solver.settle()
    solver.runUnreached()
    return solver.solution()
  }

  /// Runs queued activations, and the routes that they register, until nothing changes.
  mutating func settle() {
    repeat {
      while let next = queue.popLast() {
        isQueued.remove(next)
        if isExhausted { return }
        run(next)
      }
      callPendingEntries()
    } while !queue.isEmpty && !isExhausted
  }

  var isExhausted: Bool { work > budget }

  mutating func enqueue(_ activation: ActivationID) {
    let index = Int(activation.index)
    if activations[index].runs >= Self.mostRuns || !isQueued.insert(activation).inserted { return }
    queue.append(activation)
  }

  /// Enqueues several, in the order in which they were made, so that every run of the solver goes the same way.
  mutating func enqueue(_ activations: Set<ActivationID>) {
    for activation in activations.sorted(by: { $0.index < $1.index }) { enqueue(activation) }
  }

  // MARK: Activations

  /// The result of a function for these arguments, which is computed now unless it is known or the calls are too deep.
  mutating func enter(
    _ function: FunctionRef, outer: ActivationID, _ call: CallArguments, from caller: ActivationID
  ) -> ActivationID {
    let environment = caller == .none ? currentEnvironment : activations[Int(caller.index)].environment
    let id = activation(of: ContextKey(function: function, outer: outer, environment: environment), call)
    if caller != .none {
      activations[Int(id.index)].callers.insert(caller)
      activations[Int(caller.index)].callees.insert(id)
      if activations[Int(caller.index)].isInPlainBlock { activations[Int(caller.index)].plainCallees.insert(id) }
    }
    let state = activations[Int(id.index)]
    if !state.hasRun, !state.isRunning {
      if depth < Self.deepestCall, !isExhausted { run(id) } else { enqueue(id) }
    }
    return id
  }

  /// The activation of a function for arguments that no call in the code gives.
  mutating func prepare(_ function: FunctionRef, outer: ActivationID, _ call: CallArguments) -> ActivationID {
    activation(of: ContextKey(function: function, outer: outer, environment: currentEnvironment), call)
  }

  /// The environment of the entry that is being called.
  var currentEnvironment: Int {
    currentEntry < environments.ofEntry.count ? environments.ofEntry[currentEntry] : 0
  }

  private mutating func activation(of key: ContextKey, _ call: CallArguments) -> ActivationID {
    let known = contexts[key, default: []]
    for id in known where matches(activations[Int(id.index)], call) { return id }
    let limit = contextLimit(of: key.function)
    if known.count >= limit, let alike = mostAlike(call, known, limit) { return widen(alike, by: call) }
    let id = ActivationID(index: UInt32(activations.count))
    activations.append(Activation(key, call))
    contexts[key, default: []].append(id)
    return id
  }

  private func contextLimit(of function: FunctionRef) -> Int {
    let length = modules[Int(function.module)].module[function.function].instructions.count
    return max(Self.mostContexts, Self.contextualInstructions / max(length, 10))
  }

  private func matches(_ activation: Activation, _ call: CallArguments) -> Bool {
    activation.arguments == call.values && activation.this == call.this && activation.extra == call.extra
      && activation.isPassed == call.isPassed
  }

  /// The context that loses least when it takes in further arguments: one that holds foreign data where they do.
  private mutating func mostAlike(_ call: CallArguments, _ known: [ActivationID], _ limit: Int) -> ActivationID? {
    let isForeign = call.values.map { !values.deepTaints($0).isEmpty }
    for id in known.reversed() {
      if activations[Int(id.index)].arguments.map({ !values.deepTaints($0).isEmpty }) == isForeign { return id }
    }
    return known.count < limit * 2 ? nil : known[known.count - 1]
  }

  /// Joins further arguments into the last context of a function that has too many.
  private mutating func widen(_ id: ActivationID, by call: CallArguments) -> ActivationID {
    let index = Int(id.index)
    var widened = activations[index]
    widened.this = values.join(widened.this, call.this)
    widened.extra = values.join(widened.extra, call.extra)
    for position in widened.arguments.indices {
      widened.arguments[position] = values.join(widened.arguments[position], call.values[position])
      widened.isPassed[position] = widened.isPassed[position] || call.isPassed[position]
    }
    let hasChanged =
      widened.arguments != activations[index].arguments || widened.this != activations[index].this
      || widened.extra != activations[index].extra
    activations[index] = widened
    if hasChanged, widened.hasRun { enqueue(id) }
    return id
  }

  /// Runs a function and passes on what changed.
  mutating func run(_ id: ActivationID) {
    let index = Int(id.index)
    if activations[index].isRunning { return enqueue(id) }
    activations[index].isRunning = true
    activations[index].runs += 1
    depth += 1
    var frame = Frame(id, activations[index], module: modules[Int(activations[index].function.module)].module)
    interpret(&frame)
    depth -= 1
    activations[index].isRunning = false
    activations[index].hasRun = true
    finish(frame, id)
  }

  private mutating func finish(_ frame: Frame, _ id: ActivationID) {
    let index = Int(id.index)
    let result = values.join(activations[index].result, frame.result)
    let effects = joined(activations[index].effects, frame.effects, isFirst: activations[index].runs == 1)
    let mayReturn = activations[index].mayReturn || frame.returns > 0
    guard
      result != activations[index].result || effects != activations[index].effects
        || mayReturn != activations[index].mayReturn
    else { return }
    activations[index].mayReturn = mayReturn
    activations[index].result = result
    activations[index].effects = effects
    enqueue(activations[index].callers)
  }

  private mutating func joined(_ old: Activation.Effects, _ new: Activation.Effects, isFirst: Bool)
    -> Activation.Effects
  {
    var result = new
    if isFirst { return result }
    for (parameter, value) in old.changedArguments {
      result.changedArguments[parameter] = values.join(value, new.changedArguments[parameter] ?? .bottom)
    }
    return result
  }

  // MARK: Captured variables

  /// Joins a value into a captured variable, for the closures that read it.
  mutating func store(_ value: ValueID, in variable: Variable, of id: ActivationID, fromInside: Bool) {
    let index = Int(id.index)
    let old = activations[index].cells[variable] ?? .bottom
    let new = values.join(old, value)
    activations[index].cells[variable] = new
    if new != old { enqueue(activations[index].readers) }
    guard fromInside else { return }
    let oldInner = activations[index].innerStores[variable] ?? .bottom
    let newInner = values.join(oldInner, value)
    activations[index].innerStores[variable] = newInner
    if newInner != oldInner, activations[index].hasRun { enqueue(id) }
  }

  mutating func cell(_ variable: Variable, of id: ActivationID, readBy reader: ActivationID) -> ValueID {
    activations[Int(id.index)].readers.insert(reader)
    return activations[Int(id.index)].cells[variable] ?? .bottom
  }

  /// The activation that is `depth` functions further out.
  func outer(_ depth: UInt32, of id: ActivationID) -> ActivationID {
    var id = id
    for _ in 0..<depth where id != .none { id = activations[Int(id.index)].outer }
    return id
  }
}

/// Names that the solver itself compares with.
struct Words {
  let prototype: Symbol
  let constructor: Symbol
  let pythonInit: Symbol
  let `default`: Symbol
  let length: Symbol
  let body: Symbol
  let headers: Symbol
  let exports: Symbol
  let this: Symbol
  /// The function inside an object that an unknown function made of it.
  let wrapped: Symbol
  /// The arguments that `bind` fixes.
  let bound: Symbol

  init(_ symbols: inout SymbolTable) {
    prototype = symbols.intern("__proto__")
    constructor = symbols.intern("constructor")
    pythonInit = symbols.intern("__init__")
    `default` = symbols.intern("default")
    length = symbols.intern("length")
    body = symbols.intern("body")
    headers = symbols.intern("headers")
    exports = symbols.intern("exports")
    this = symbols.intern("this")
    wrapped = symbols.intern("@wrapped")
    bound = symbols.intern("@bound")
  }
}
