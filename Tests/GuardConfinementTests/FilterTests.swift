import GuardPolicy
import Testing

@testable import GuardConfinement

#if os(Linux)
  import CGuardKernel
#endif

/// Filters, carried out here as the kernel would, on the tables of both architectures.
@Suite struct FilterTests {
  private static let clone: [UInt64] = [0x50F00 | 0x10000, 0, 0, 0, 0, 0]
  private static let fork: [UInt64] = [0x0120_0011, 0, 0, 0, 0, 0]

  private func confinement(_ change: (inout Confinement) -> Void) -> Confinement {
    var confinement = Confinement()
    change(&confinement)
    return confinement
  }

  private func run(
    _ call: SystemCall, _ arguments: [UInt64], _ confinement: Confinement, _ architecture: Architecture
  ) throws -> UInt32 {
    let program = ConfinementFilter(confinement).program(on: architecture)
    let number = try #require(call.number(on: architecture))
    return FilterMachine(number, architecture.auditValue, arguments).run(program)
  }

  @Test(arguments: Architecture.allCases) func threadsPassAndProcessesAreAskedAbout(on architecture: Architecture)
    throws
  {
    let policy = confinement { $0.children = .block }
    #expect(try run(.clone, Self.clone, policy, architecture) == FilterAction.allow.value)
    #expect(try run(.clone, Self.fork, policy, architecture) == FilterAction.ask.value)
    #expect(try run(.clone3, Self.fork, policy, architecture) == FilterAction.fail(38).value)
    #expect(try run(.execve, Self.fork, policy, architecture) == FilterAction.ask.value)
    #expect(try run(.connect, Self.fork, policy, architecture) == FilterAction.allow.value)
    #expect(try run(.ptrace, Self.fork, policy, architecture) == FilterAction.fail(1).value)
  }

  @Test(arguments: Architecture.allCases) func onlyWhatCanConnectIsAskedAbout(on architecture: Architecture) throws {
    let policy = confinement { $0.connections = .block }
    func action(_ call: SystemCall, _ arguments: [UInt64]) throws -> UInt32 {
      try run(call, arguments, policy, architecture)
    }
    #expect(try action(.connect, [3, 8, 16, 0, 0, 0]) == FilterAction.ask.value)
    #expect(try action(.sendto, [3, 8, 16, 0, 0, 0]) == FilterAction.allow.value)
    #expect(try action(.sendto, [3, 8, 16, 0, 8, 16]) == FilterAction.ask.value)
    // A pointer whose lower half is zero is none the less one.
    #expect(try action(.sendto, [3, 8, 16, 0, 8 << 32, 16]) == FilterAction.ask.value)
    #expect(try action(.sendto, [3, 8, 16, 0x2000_0000, 0, 0]) == FilterAction.fail(95).value)
    #expect(try action(.recvfrom, [3, 8, 16, 0, 0, 0]) == FilterAction.allow.value)
    #expect(try action(.socket, [2, 1, 6, 0, 0, 0]) == FilterAction.allow.value)
    #expect(try action(.socket, [2, 1, 132, 0, 0, 0]) == FilterAction.fail(97).value)
    #expect(try action(.socket, [10, 0x80005, 0, 0, 0, 0]) == FilterAction.fail(97).value)
    #expect(try action(.socket, [1, 5, 0, 0, 0, 0]) == FilterAction.allow.value)
    #expect(try action(.socket, [40, 1, 0, 0, 0, 0]) == FilterAction.fail(97).value)
    #expect(try action(.ioUringSetup, [8, 8, 0, 0, 0, 0]) == FilterAction.fail(38).value)
  }

  @Test(arguments: Architecture.allCases) func openingToReadPassesUnlessSourcesAreKept(on architecture: Architecture)
    throws
  {
    let writes = confinement { $0.writes = .block }
    #expect(try run(.openat, [0, 8, 0o2000000, 0, 0, 0], writes, architecture) == FilterAction.allow.value)
    for flags: UInt64 in [1, 2, 0o100, 0o1000] {
      #expect(try run(.openat, [0, 8, flags, 0, 0, 0], writes, architecture) == FilterAction.ask.value)
    }
    #expect(try run(.unlinkat, [0, 8, 0, 0, 0, 0], writes, architecture) == FilterAction.ask.value)
    let sources = confinement { $0.sources = .block }
    #expect(try run(.openat, [0, 8, 0, 0, 0, 0], sources, architecture) == FilterAction.ask.value)
    #expect(try run(.unlinkat, [0, 8, 0, 0, 0, 0], sources, architecture) == FilterAction.allow.value)
  }

  @Test func numbersOfOtherArchitecturesAreNoWayAround() throws {
    let policy = confinement { $0.children = .block }
    let program = ConfinementFilter(policy).program(on: .x86_64)
    let refused = FilterAction.fail(38).value
    // i386 by its own interface, x32 by its bit.
    #expect(FilterMachine(11, 0x4000_0003, Self.fork).run(program) == refused)
    #expect(FilterMachine(0x4000_0000 | 520, 0xC000_003E, Self.fork).run(program) == refused)
    #expect(FilterMachine(0, 0xC000_003E, Self.fork).run(program) == FilterAction.allow.value)
    #expect(FilterMachine(221, 0xC000_003E, Self.fork).run(ConfinementFilter(policy).program(on: .arm64)) == refused)
  }

  #if os(Linux)
    @Test(arguments: SystemCall.allCases) func numbersAreThoseOfTheHeaders(call: SystemCall) {
      let number = cordon_number_of(call.rawValue)
      if number >= 0 { #expect(call.number(on: .current) == UInt32(number)) }
    }
  #endif
}

/// Carries out a filter's instructions. https://www.kernel.org/doc/html/latest/networking/filter.html
private struct FilterMachine {
  private let words: [UInt32]

  init(_ number: UInt32, _ architecture: UInt32, _ arguments: [UInt64]) {
    words =
      [number, architecture, 0, 0]
      + arguments.flatMap { [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)] }
  }

  /// - Returns: what the filter decides; zero, which kills, for a program that the kernel would not take.
  func run(_ program: [FilterInstruction]) -> UInt32 {
    var (value, place): (UInt32, Int) = (0, 0)
    while place < program.count {
      let step = program[place]
      place += 1
      switch step.code {
      case 0x20: value = words[Int(step.value) / 4]
      case 0x54: value &= step.value
      case 0x06: return step.value
      case 0x15: place += Int(value == step.value ? step.ifTrue : step.ifFalse)
      case 0x35: place += Int(value >= step.value ? step.ifTrue : step.ifFalse)
      case 0x45: place += Int(value & step.value != 0 ? step.ifTrue : step.ifFalse)
      default: return 0
      }
    }
    return 0
  }
}
