import Core

/// What a handler takes for granted about its event, as its own shape tells: that a text parses, that a part is there. A
/// place inside `try` is left out, and a part that the handler asks about anywhere is taken to be asked about everywhere.
struct EventAssumptions {
  typealias Note = AuthorizationChecks.Note

  private let module: Module
  private let function: IRFunction
  private let event: Variable

  /// nil for what is no handler of an event.
  init?(_ module: Module, _ function: IRFunction) {
    guard let first = function.parameters.first, function.kind != .module else { return nil }
    self.module = module
    self.function = function
    event = first.variable
  }

  /// Whether the module uses middleware, which parses and answers before and after the handler.
  static func hasMiddleware(_ module: Module) -> Bool {
    module.names.contains { $0.holds("middy") || $0.holds("powertools") }
  }

  func notes(for triggers: [TriggerKind]) -> [Note] {
    let isHTTP = triggers.contains { [.apiGatewayREST, .apiGatewayHTTP, .functionURL, .loadBalancer].contains($0) }
    let isQueue = triggers.contains { [.sqs, .kinesis].contains($0) }
    let parsed = isHTTP ? ["body"] : isQueue ? ["Records", "*", "body"] : []
    return (parsed.isEmpty ? [] : parses(of: parsed)) + (isHTTP ? missingParameters : [])
  }

  // MARK: Text that may not parse

  private func parses(of path: [String]) -> [Note] {
    unguarded.compactMap { number in
      guard case .callMethod(let receiver, let name, let operands) = function.instructions[number].operation,
        isParser(receiver, module[name]), let argument = function.operands[operands.range].first,
        self.path(of: argument.value) == path
      else { return nil }
      let callee = module[name] == "parse" ? "JSON.parse" : "json.loads"
      return note("unhandled-exception", callee, number)
    }
  }

  private func isParser(_ receiver: Register, _ method: String) -> Bool {
    switch (function.instructions[Int(receiver.index)].operation, method) {
    case (.loadGlobal(let name), "parse"): module[name] == "JSON"
    case (.load, "loads"), (.loadOuter, "loads"): true
    default: false
    }
  }

  // MARK: Parts that may be missing

  /// API Gateway sends null, or nothing, where a request has no query.
  /// https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html
  private static let optional: Set<String> = ["queryStringParameters", "multiValueQueryStringParameters"]

  private var missingParameters: [Note] {
    let reads = function.instructions.indices.filter { number in
      guard isRead(number), let part = path(of: Register(number)), part.count == 1 else { return false }
      return Self.optional.contains(part[0])
    }
    let isTested = function.blocks.contains { block in
      if case .branch(let condition, _, _) = block.terminator { reads.contains(Int(condition.index)) } else { false }
    }
    let found = function.instructions.indices.flatMap { uses(in: $0, of: Set(reads)) }
    if isTested || found.contains(where: { !$0.isMember }) { return [] }
    let open = Set(unguarded)
    return found.filter { open.contains($0.number) }.map { use in
      note("null-parameter-exception", "event.\(path(of: Register(use.read))?[0] ?? "")", use.number)
    }
  }

  private func isRead(_ number: Int) -> Bool {
    switch function.instructions[number].operation {
    case .getField, .getIndex: true
    case .callMethod(_, _, let operands): operands.count == 1
    default: false
    }
  }

  /// How an instruction uses one of the reads: as the object of a member, or in any other way.
  private func uses(in number: Int, of reads: Set<Int>) -> [(number: Int, read: Int, isMember: Bool)] {
    let used: [(Register, Bool)]
    switch function.instructions[number].operation {
    case .getField(let object, _), .getIndex(let object, _): used = [(object, true)]
    case .store(_, let value), .await(let value): used = [(value, false)]
    case .binary(_, let left, let right): used = [(left, false), (right, false)]
    case .unary(_, let value): used = [(value, false)]
    case .call(_, let operands, _), .list(let operands), .object(let operands), .text(let operands):
      used = values(operands)
    case .callMethod(let object, _, let operands): used = [(object, true)] + values(operands)
    default: used = []
    }
    return used.filter { reads.contains(Int($0.0.index)) }.map { (number, Int($0.0.index), $0.1) }
  }

  private func values(_ operands: Operands) -> [(Register, Bool)] {
    function.operands[operands.range].map { ($0.value, false) }
  }

  // MARK: Reading the shape

  /// The instructions outside of every `try`.
  private var unguarded: [Int] {
    function.blocks.filter { $0.handler == nil }.flatMap { Array($0.instructions) }
  }

  /// The way from the event to a value; nil for what is no part of it.
  private func path(of register: Register, depth: Int = 0) -> [String]? {
    guard depth < 12 else { return nil }
    switch function.instructions[Int(register.index)].operation {
    case .load(event): return []
    case .load(let variable):
      let stored = stores(into: variable)
      return stored.count == 1 ? path(of: stored[0], depth: depth + 1) : nil
    case .getField(let object, let name): return path(of: object, depth: depth + 1).map { $0 + [module[name]] }
    case .getIndex(let object, let key):
      guard let outer = path(of: object, depth: depth + 1) else { return nil }
      return outer + [constant(key) ?? "*"]
    case .callMethod(let object, let name, let operands) where module[name] == "get":
      guard let key = function.operands[operands.range].first.flatMap({ constant($0.value) }) else { return nil }
      return path(of: object, depth: depth + 1).map { $0 + [key] }
    case .iterate(let list): return path(of: list, depth: depth + 1).map { $0 + ["*"] }
    default: return nil
    }
  }

  private func stores(into variable: Variable) -> [Register] {
    function.instructions.compactMap { instruction in
      if case .store(variable, let value) = instruction.operation { value } else { nil }
    }
  }

  private func constant(_ register: Register) -> String? {
    guard case .constant(.string(let name)) = function.instructions[Int(register.index)].operation else { return nil }
    return module[name]
  }

  private func note(_ kind: String, _ callee: String, _ number: Int) -> Note {
    let instruction = function.instructions[number]
    return Note(kind: kind, callee: callee, start: instruction.start, end: instruction.end)
  }
}
