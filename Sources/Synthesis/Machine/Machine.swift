import Core
import Flow

/// Runs the program that describes an application, as far as that can be done without running it: its functions are
/// walked through, values that only a deployment knows stay unknown, both ways of a choice that is not known are taken,
/// and the constructs it makes become resources of a template.
struct Machine {
  /// What the program may ask of the world around it.
  struct World {
    var tree: FileTree
    /// The folder that the CDK runs the program in.
    var folder: String
    /// The context that cdk.json gives.
    var context: Record
    var library: ConstructLibrary
  }

  /// Instructions; the largest applications need some ten thousand.
  private static let budget = 1_500_000
  static let maximumDepth = 60
  static let maximumResources = 20_000
  static let maximumElements = 4_000

  let world: World
  /// The file that the CDK runs.
  let entryPath: String
  var modules: [String: ModuleObject] = [:]
  /// The resources in the order they were made.
  var drafts: [Draft] = []
  var ids: Set<String> = []
  /// The stacks and what they are made for.
  var stacks: [Record] = []
  /// The call in the program that the library is working for.
  var callPlace: Place?
  /// The program's file that made that call.
  var callerPath = ""
  var depth = 0
  var isExhausted = false
  private var spent = 0
  private var noted: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ world: World, entry: String) {
    self.world = world
    entryPath = entry
  }

  /// Counts an instruction; false when there were too many.
  mutating func spend() -> Bool {
    spent += 1
    if spent > Self.budget { isExhausted = true }
    return !isExhausted
  }

  /// Says what is not understood, once for each kind of thing.
  mutating func note(_ kind: Diagnostic.Kind, _ message: String, at place: Place?) {
    guard let place = place ?? callPlace, noted.insert(message).inserted else { return }
    diagnostics.append(Diagnostic(kind, message, at: place))
  }

  // MARK: Functions

  /// Calls a function of the program or of the library's model.
  mutating func invoke(_ closure: Closure, this: Value?, _ arguments: Arguments) -> Value {
    guard depth < Self.maximumDepth, !isExhausted else { return .unknown("a call that is nested too deeply") }
    let isArrow = closure.unit.module[closure.function].kind == .arrow
    let frame = Frame(
      closure, this: isArrow ? closure.frame?.this : this ?? closure.this,
      owner: isArrow ? closure.frame?.owner : closure.owner)
    ParameterBinding(closure, arguments).bind(in: frame)
    depth += 1
    _ = run(frame, from: 0, until: nil)
    depth -= 1
    return frame.result ?? .null
  }

  enum Outcome {
    /// The place where the ways meet again was reached.
    case reached
    case returned
    /// The way ends in an exception, or goes in a circle.
    case ended
  }

  /// Walks through a function from one block on.
  mutating func run(_ frame: Frame, from start: Int, until stop: Int?) -> Outcome {
    let function = frame.unit.module[frame.function]
    guard !function.blocks.isEmpty else { return .returned }
    var (index, steps) = (start, 0)
    while index != stop {
      steps += 1
      let block = function.blocks[index]
      guard steps < Self.maximumElements, execute(block, of: function, in: frame) else { return .ended }
      switch block.terminator {
      case .jump(let target): index = Int(target.index)
      case .return(let register):
        let value = register.map { frame.registers[Int($0.index)] } ?? .null
        frame.result = frame.result.map { Joining.join($0, value) } ?? value
        return .returned
      case .raise:
        guard let handler = block.handler else { return .ended }
        index = Int(handler.index)
      case .branch(let condition, let then, let other):
        let ways = (Int(then.index), Int(other.index))
        switch branch(on: condition, at: index, ways, of: function, in: frame) {
        case .next(let next): index = next
        case .end(let outcome): return outcome
        }
      }
    }
    return .reached
  }

  private mutating func execute(_ block: Block, of function: IRFunction, in frame: Frame) -> Bool {
    for index in block.instructions {
      guard spend() else { return false }
      let instruction = function.instructions[index]
      let place =
        frame.unit.isLibrary ? callPlace : Place(frame.unit.module.file, instruction.start, instruction.end)
      if !frame.rounds.isEmpty { frame.rounds[index] = nil }
      frame.registers[index] = perform(instruction.operation, at: place, of: function, in: frame).placed(at: place)
    }
    return true
  }

  // MARK: Choices

  private enum Way {
    case next(Int)
    case end(Outcome)
  }

  private mutating func branch(
    on condition: Register, at index: Int, _ ways: (then: Int, other: Int), of function: IRFunction, in frame: Frame
  ) -> Way {
    if let collection = LoopHead.collection(condition, body: ways.then, of: function) {
      return .next(Rounds.next(collection, in: frame) ? ways.then : ways.other)
    }
    if let truth = frame.registers[Int(condition.index)].truth { return .next(truth ? ways.then : ways.other) }
    guard frame.open.insert(index).inserted else { return .end(.ended) }
    defer { frame.open.remove(index) }
    return follow(ways, meetingAt: frame.unit.join(after: index, of: frame.function), in: frame)
  }

  /// Takes both ways, one after the other. Objects that they change stay changed by both.
  private mutating func follow(_ ways: (then: Int, other: Int), meetingAt join: Int?, in frame: Frame) -> Way {
    let before = frame.variables
    let first = run(frame, from: ways.then, until: join)
    let after = frame.variables
    frame.variables = before
    let second = run(frame, from: ways.other, until: join)
    switch (first, second, join) {
    case (.reached, .reached, let join?):
      frame.variables = zip(after, frame.variables).map(Joining.join)
      return .next(join)
    case (.reached, _, let join?):
      frame.variables = after
      return .next(join)
    case (_, .reached, let join?): return .next(join)
    default: return .end(first == .returned || second == .returned ? .returned : .ended)
    }
  }
}

/// What a value is when it depends on a choice that is not known.
enum Joining {
  static func join(_ left: Value?, _ right: Value?) -> Value? {
    guard let left, let right else { return left ?? right }
    return join(left, right)
  }

  static func join(_ left: Value, _ right: Value) -> Value {
    if left.equals(right) == true { return left }
    // What is used unless the deployer says something else is what counts.
    if left.unknown?.isGivenOutside == true, !right.isNull { return right }
    if right.unknown?.isGivenOutside == true, !left.isNull { return left }
    if isStructure(left) { return left }
    if isStructure(right) { return right }
    return Value(.unknown(Value.Unknown(reason: "it depends on a condition")), at: left.place)
  }

  private static func isStructure(_ value: Value) -> Bool {
    switch value.content {
    case .list, .record, .closure, .type, .module, .native: true
    default: false
    }
  }
}

/// The head of a loop over a collection, which the front ends lower to a choice that nothing decides.
enum LoopHead {
  /// The register of the collection whose elements the loop's body takes.
  static func collection(_ condition: Register, body: Int, of function: IRFunction) -> (Register, isKeys: Bool)? {
    guard case .unknown = function.instructions[Int(condition.index)].operation,
      let first = function.blocks[body].instructions.first
    else { return nil }
    switch function.instructions[first].operation {
    case .iterate(let collection): return (collection, false)
    case .iterateKeys(let collection): return (collection, true)
    default: return nil
    }
  }
}

/// The rounds of a loop over a collection.
enum Rounds {
  /// Goes on to the next round; false when there is none. A collection that is not known has one element, of which
  /// nothing is known.
  static func next(_ loop: (register: Register, isKeys: Bool), in frame: Frame) -> Bool {
    let key = Int(loop.register.index)
    let round = frame.rounds[key] ?? 0
    let count = Elements.of(frame.registers[key], keys: loop.isKeys, isPython: frame.unit.isPython)?.count ?? 1
    let goesOn = round < min(count, Machine.maximumElements)
    frame.rounds[key] = goesOn ? round + 1 : nil
    return goesOn
  }

  static func element(_ register: Register, isKeys: Bool, in frame: Frame) -> Value {
    let key = Int(register.index)
    let elements = Elements.of(frame.registers[key], keys: isKeys, isPython: frame.unit.isPython)
    guard let elements, let round = frame.rounds[key], elements.indices.contains(round - 1) else {
      return .unknown("an element of \(frame.registers[key].unknown?.reason ?? "a list that is not known")")
    }
    return elements[round - 1]
  }
}

/// What a loop over a value goes through.
enum Elements {
  static func of(_ value: Value, keys: Bool, isPython: Bool) -> [Value]? {
    switch value.content {
    case .list(let list):
      if list.items.isEmpty, list.openEnd != nil { return nil }
      return keys ? list.items.indices.map { .text(String($0)) } : list.items
    case .record(let record) where keys || isPython:
      if record.names.isEmpty, record.openEnd != nil { return nil }
      return record.names.map { .text($0) }
    case .text(let text): return text.literal.map { literal in literal.map { .text(String($0)) } }
    default: return nil
    }
  }
}
