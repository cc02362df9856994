/// Weaknesses of checks that show in a function's shape alone.
struct AuthorizationChecks {
  let module: Module
  let function: IRFunction

  init(_ module: Module, _ function: IRFunction) {
    self.module = module
    self.function = function
  }

  /// A weakness and its place in the file.
  struct Note {
    var kind: String
    var callee: String
    var start: UInt32
    var end: UInt32
  }

  var notes: [Note] { wildcardPolicies + [alwaysPassing, optionalCheck].compactMap(\.self) }

  // MARK: Policies

  /// A statement that allows every route of an API: `{Effect: "Allow", Action: "execute-api:…", Resource: "*"}`.
  private var wildcardPolicies: [Note] {
    function.instructions.compactMap { instruction in
      guard case .object(let operands) = instruction.operation else { return nil }
      let fields = constants(in: operands)
      guard fields["Effect"]?.text == "Allow", fields["Action"]?.text.hasPrefix("execute-api:") == true,
        let resource = fields["Resource"], resource.text == "*"
      else { return nil }
      let place = function.instructions[Int(resource.register.index)]
      return Note(kind: "authorizer-wildcard-policy", callee: "the policy", start: place.start, end: place.end)
    }
  }

  private func constants(in operands: Operands) -> [String: (text: String, register: Register)] {
    var result: [String: (text: String, register: Register)] = [:]
    for operand in function.operands[operands.range] {
      guard let text = constant(operand.value) else { continue }
      switch operand.kind {
      case .named(let name): result[module[name]] = (text, operand.value)
      case .computed(let key): if let name = constant(key) { result[name] = (text, operand.value) }
      default: continue
      }
    }
    return result
  }

  private func constant(_ register: Register) -> String? {
    guard case .constant(.string(let name)) = function.instructions[Int(register.index)].operation else { return nil }
    return module[name]
  }

  // MARK: Checks that never reject

  private static let checking = ["is", "valid", "check", "verify", "sanitize", "authorize", "authenticate"]

  /// A function with the name of a check whose only answer is yes.
  private var alwaysPassing: Note? {
    let name = module[function.name]
    guard !function.parameters.isEmpty, Self.checking.contains(where: { Self.begins(name, with: $0) }) else {
      return nil
    }
    var returned = 0
    for block in function.blocks where isReached(block) {
      switch block.terminator {
      case .raise: return nil
      case .return(let register):
        guard let register, case .constant(.boolean(true)) = function.instructions[Int(register.index)].operation else {
          return nil
        }
        returned += 1
      case .jump, .branch: continue
      }
    }
    if returned == 0 || callsOut { return nil }
    return Note(kind: "ineffective-validation", callee: name, start: function.start, end: function.start + 1)
  }

  /// `is_safe`, `isSafe`, but not `issue`.
  private static func begins(_ name: String, with word: String) -> Bool {
    guard name.lowercased().hasPrefix(word) else { return false }
    guard let next = name.dropFirst(word.count).first else { return word.count > 3 }
    return next == "_" || next.isUppercase || word.count > 4
  }

  /// Calls may raise; a function that calls something is no empty check.
  private var callsOut: Bool {
    function.instructions.contains { instruction in
      switch instruction.operation {
      case .call, .callMethod: true
      default: false
      }
    }
  }

  private func isReached(_ block: Block) -> Bool {
    if !block.instructions.isEmpty { return true }
    if case .return(nil) = block.terminator { return block.terminatorStart != function.end }
    return true
  }

  // MARK: Checks that can be left out

  private static let verifying: Set<String> = [
    "decode", "verify", "jwtVerify", "jwtDecode", "authenticate", "validate_token", "verify_token", "validateToken",
    "verifyToken", "verifyIdToken", "verify_id_token",
  ]

  /// `if token: verify(token)` without an else: who sends no token is not asked.
  private var optionalCheck: Note? {
    for block in function.blocks {
      guard case .branch(let condition, let then, let other) = block.terminator, namesToken(condition) else { continue }
      guard verifies(then), falls(from: then, into: other) else { continue }
      return Note(
        kind: "auth-optional", callee: "the token", start: block.terminatorStart, end: block.terminatorEnd)
    }
    return nil
  }

  private func namesToken(_ condition: Register) -> Bool {
    switch function.instructions[Int(condition.index)].operation {
    case .load(let variable):
      return Self.isToken(module[function.variables[Int(variable.index)].name])
    case .getField(_, let name): return Self.isToken(module[name])
    case .getIndex(_, let key): return constant(key).map(Self.isToken) ?? false
    case .binary(.contains, let key, _): return constant(key).map(Self.isToken) ?? false
    default: return false
    }
  }

  private static func isToken(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower == "authorization" || lower == "jwt" || lower.hasSuffix("token")
  }

  private func verifies(_ block: BlockID) -> Bool {
    function.blocks[Int(block.index)].instructions.contains { index in
      switch function.instructions[index].operation {
      case .callMethod(_, let name, _): return Self.verifying.contains(module[name])
      case .call(let callee, _, _):
        guard case .load(let variable) = function.instructions[Int(callee.index)].operation else { return false }
        return Self.verifying.contains(module[function.variables[Int(variable.index)].name])
      default: return false
      }
    }
  }

  /// Whether the run that starts in a block comes to another one by jumps alone.
  private func falls(from block: BlockID, into target: BlockID) -> Bool {
    let end = landing(of: target)
    var next = block
    for _ in 0..<function.blocks.count {
      guard case .jump(let following) = function.blocks[Int(next.index)].terminator else { return false }
      if landing(of: following) == end { return true }
      next = following
    }
    return false
  }

  /// The block that does something, behind blocks that only jump on.
  private func landing(of block: BlockID) -> BlockID {
    var next = block
    for _ in 0..<function.blocks.count {
      let block = function.blocks[Int(next.index)]
      guard block.instructions.isEmpty, case .jump(let following) = block.terminator else { return next }
      next = following
    }
    return next
  }
}
