/// What the kernel does with a call.
package enum FilterAction: Equatable, Sendable {
  case allow
  /// The call fails with this error number and is not carried out.
  case fail(Int32)
  /// The guard decides.
  case ask

  /// https://man7.org/linux/man-pages/man2/seccomp.2.html
  package var value: UInt32 {
    switch self {
    case .allow: 0x7FFF_0000
    case .fail(let error): 0x0005_0000 | UInt32(error) & 0xFFFF
    case .ask: 0x7FC0_0000
    }
  }
}

/// A condition on a call's arguments and what follows from it. Filters see arguments as numbers and cannot follow pointers.
package struct FilterClause: Equatable, Sendable {
  package enum Condition: Equatable, Sendable {
    case always
    /// The lower half of an argument, under a mask, is the value.
    case equals(argument: Int, mask: UInt32, value: UInt32)
    case hasAnyBit(argument: Int, of: UInt32)
    /// The argument as a pointer is not null.
    case isPresent(argument: Int)
  }

  package var condition: Condition
  package var action: FilterAction

  static func always(_ action: FilterAction) -> FilterClause { FilterClause(condition: .always, action: action) }

  static func equals(_ argument: Int, _ value: UInt32, mask: UInt32 = .max, _ action: FilterAction) -> FilterClause {
    FilterClause(condition: .equals(argument: argument, mask: mask, value: value), action: action)
  }

  static func hasAnyBit(_ argument: Int, of bits: UInt32, _ action: FilterAction) -> FilterClause {
    FilterClause(condition: .hasAnyBit(argument: argument, of: bits), action: action)
  }

  static func isPresent(_ argument: Int, _ action: FilterAction) -> FilterClause {
    FilterClause(condition: .isPresent(argument: argument), action: action)
  }
}

/// One instruction of a packet filter, laid out as the kernel reads it.
package struct FilterInstruction: Equatable, Sendable {
  package var code: UInt16
  package var ifTrue: UInt8 = 0
  package var ifFalse: UInt8 = 0
  package var value: UInt32

  /// Loads 32 bits of the call's data.
  static func load(_ offset: Int) -> FilterInstruction { FilterInstruction(code: 0x20, value: UInt32(offset)) }
  static func and(_ mask: UInt32) -> FilterInstruction { FilterInstruction(code: 0x54, value: mask) }
  static func leave(_ action: FilterAction) -> FilterInstruction {
    FilterInstruction(code: 0x06, value: action.value)
  }

  /// Skips so many instructions by whether the loaded value is this one.
  static func ifEqual(_ value: UInt32, skip: Int = 0, else other: Int = 0) -> FilterInstruction {
    FilterInstruction(code: 0x15, ifTrue: UInt8(skip), ifFalse: UInt8(other), value: value)
  }

  static func ifAtLeast(_ value: UInt32, else other: Int) -> FilterInstruction {
    FilterInstruction(code: 0x35, ifFalse: UInt8(other), value: value)
  }

  static func ifAnyBit(of bits: UInt32, else other: Int) -> FilterInstruction {
    FilterInstruction(code: 0x45, ifFalse: UInt8(other), value: bits)
  }
}

/// Makes a filter's instructions. The kernel keeps for every call whether it passes whatever its arguments, so calls that
/// nobody asked about cost nothing. https://docs.kernel.org/userspace-api/seccomp_filter.html
package enum FilterProgram {
  /// - Parameters:
  ///   - foreign: what becomes of calls by the numbers of another architecture, which the clauses do not know.
  package static func make(
    _ clauses: [(call: SystemCall, clauses: [FilterClause])], on architecture: Architecture, foreign: FilterAction
  ) -> [FilterInstruction] {
    var program: [FilterInstruction] = [
      .load(4), .ifEqual(architecture.auditValue, skip: 1), .leave(foreign), .load(0),
    ]
    // The numbers of x32 are those of x86_64 with this bit.
    if architecture == .x86_64 { program += [.ifAtLeast(0x4000_0000, else: 1), .leave(foreign)] }
    for (call, clauses) in clauses {
      guard let number = call.number(on: architecture) else { continue }
      let body = clauses.flatMap(instructions) + [.leave(.allow)]
      program += [.ifEqual(number, else: body.count)] + body
    }
    return program + [.leave(.allow)]
  }

  private static func instructions(_ clause: FilterClause) -> [FilterInstruction] {
    let leave = FilterInstruction.leave(clause.action)
    switch clause.condition {
    case .always: return [leave]
    case .equals(let argument, let mask, let value):
      return [.load(low(argument)), .and(mask), .ifEqual(value, else: 1), leave]
    case .hasAnyBit(let argument, let bits): return [.load(low(argument)), .ifAnyBit(of: bits, else: 1), leave]
    case .isPresent(let argument):
      return [
        .load(low(argument)), .ifEqual(0, else: 2), .load(low(argument) + 4), .ifEqual(0, skip: 1), leave,
      ]
    }
  }

  /// Where the lower half of an argument stands in the call's data; both architectures are little-endian.
  private static func low(_ argument: Int) -> Int { 16 + 8 * argument }
}
