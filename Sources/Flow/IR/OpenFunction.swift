/// A function under construction.
struct OpenFunction {
  struct Loop {
    var breakTo: BlockID
    var continueTo: BlockID?
    var label: String?
    var isBlock = false
  }

  let id: FunctionID
  var function: IRFunction
  var scopes: [[Name: Variable]] = [[:]]
  var handlers: [BlockID] = []
  var loops: [Loop] = []
  /// The block that instructions go to; nil after a terminator.
  private(set) var currentBlock: Int?
  private var hasBegun: [Bool] = []

  init(id: FunctionID, function: IRFunction) {
    self.id = id
    self.function = function
    begin(newBlock())
  }

  func lookUp(_ name: Name) -> Variable? {
    for scope in scopes.reversed() { if let variable = scope[name] { return variable } }
    return nil
  }

  mutating func declare(_ name: Name, inFunctionScope: Bool) -> Variable {
    let scope = inFunctionScope ? 0 : scopes.count - 1
    if let known = scopes[scope][name] { return known }
    let variable = addVariable(name)
    scopes[scope][name] = variable
    return variable
  }

  mutating func addVariable(_ name: Name) -> Variable {
    function.variables.append(VariableInfo(name: name))
    return Variable(function.variables.count - 1)
  }

  mutating func add(_ operands: [Operand]) -> Operands {
    let start = function.operands.count
    function.operands.append(contentsOf: operands)
    return Operands(start: start, count: operands.count)
  }

  mutating func emit(_ instruction: Instruction) -> Register {
    if currentBlock == nil { begin(newBlock()) }
    function.instructions.append(instruction)
    return Register(function.instructions.count - 1)
  }

  mutating func newBlock() -> BlockID {
    let here = function.instructions.count
    let block = Block(
      instructions: here..<here, terminator: .return(nil), terminatorStart: function.end, terminatorEnd: function.end)
    function.blocks.append(block)
    hasBegun.append(false)
    return BlockID(function.blocks.count - 1)
  }

  mutating func begin(_ block: BlockID) {
    if currentBlock != nil { terminate(.jump(block), function.end, function.end) }
    let index = Int(block.index)
    let here = function.instructions.count
    function.blocks[index].instructions = here..<here
    function.blocks[index].handler = handlers.last
    hasBegun[index] = true
    currentBlock = index
  }

  mutating func terminate(_ terminator: Terminator, _ start: UInt32, _ end: UInt32) {
    if currentBlock == nil { begin(newBlock()) }
    guard let index = currentBlock else { return }
    let first = function.blocks[index].instructions.lowerBound
    function.blocks[index].instructions = first..<function.instructions.count
    function.blocks[index].terminator = terminator
    function.blocks[index].terminatorStart = start
    function.blocks[index].terminatorEnd = end
    currentBlock = nil
  }

  mutating func finish() {
    if currentBlock != nil { terminate(.return(nil), function.end, function.end) }
  }
}
