import Core

/// The state of one function while it is interpreted.
struct Frame {
  let id: ActivationID
  let module: Module
  let moduleIndex: UInt32
  let function: IRFunction
  let file: FileID
  /// The values of the current block's instructions, and of those before it.
  var registers: [ValueID]
  /// The values of the variables at the current point, and behind them the media type that is announced.
  var variables: [ValueID]
  /// The values of the variables at the start of each block; nil for blocks not reached.
  var entryStates: [[ValueID]?]
  var visits: [Int]
  /// Variables that are assigned beside being a parameter: refining them says nothing about the argument.
  let isAssigned: [Bool]
  /// What the arguments are at the start, for comparing.
  var initial: [ValueID] = []
  var result = ValueID.bottom
  var effects = Activation.Effects()
  var returns = 0
  /// The function that was called last does not come back.
  var endsHere = false

  init(_ id: ActivationID, _ activation: Activation, module: Module) {
    self.id = id
    self.module = module
    moduleIndex = activation.function.module
    function = module[activation.function.function]
    file = module.file
    registers = Array(repeating: .bottom, count: function.instructions.count)
    variables = Array(repeating: .bottom, count: function.variables.count)
    variables.append(.unknown)
    entryStates = Array(repeating: nil, count: function.blocks.count)
    visits = Array(repeating: 0, count: function.blocks.count)
    var isAssigned = Array(repeating: false, count: function.variables.count)
    for instruction in function.instructions {
      if case .store(let variable, _) = instruction.operation { isAssigned[Int(variable.index)] = true }
    }
    self.isAssigned = isAssigned
  }

  func place(_ instruction: Instruction) -> Place { Place(file, instruction.start, instruction.end) }

  subscript(register: Register) -> ValueID {
    get { registers[Int(register.index)] }
    set { registers[Int(register.index)] = newValue }
  }

  /// What the function has said on the way here that its answer is; unknown while it has said nothing.
  var mediaType: ValueID {
    get { variables[function.variables.count] }
    set { variables[function.variables.count] = newValue }
  }

  func operation(_ register: Register) -> Operation { function.instructions[Int(register.index)].operation }
}
