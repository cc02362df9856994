package import GuardPolicy
package import GuardProxy

#if os(Linux)
  import CGuardKernel
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the function cannot be confined here.
package struct ConfinementFailure: Error, CustomStringConvertible, Sendable {
  /// What was tried.
  package enum Step: Int32, Sendable {
    case system = 1
    case handshake, supervision, descriptors, memory, filter

    var text: String {
      switch self {
      case .system: "confining processes needs Linux"
      case .handshake: "the guard did not answer"
      case .supervision: "the kernel hands no calls over (seccomp user notification)"
      case .descriptors: "the kernel copies no descriptors between processes (pidfd_getfd)"
      case .memory: "the kernel lets the guard not read the function's memory (process_vm_readv)"
      case .filter: "the kernel takes no filter (seccomp)"
      }
    }
  }

  package var step: Step
  package var code: Int32

  package var description: String {
    let reason = code == 0 ? "" : ": \(String(cString: strerror(code)))"
    return "the function cannot be confined: \(step.text)\(reason)"
  }
}

/// How the process that becomes the runtime and the guard agree: a pair of connected sockets on which each side says one
/// thing after the other, in 16 bytes.
///
/// The runtime's side says where a number stands in its memory and gives one of its descriptors to copy; the guard says
/// whether it could read and copy. Only then is the filter installed, since a filter never goes away again.
package struct Handshake: ~Copyable {
  private let descriptor: Int32

  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Two ends, the first for the runtime's side.
  package static func makePair() throws(SystemFailure) -> (Int32, Int32) {
    var ends: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, streamType, 0, &ends) == 0 else { throw SystemFailure("open a pair of sockets") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private func say(_ first: Int64, _ second: Int64 = 0) {
    let words = [first, second]
    _ = words.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  private func hear() -> (Int64, Int64)? {
    var words: [Int64] = [0, 0]
    let count = words.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count == 16 ? (words[0], words[1]) : nil
  }

  private func hearAnswer() throws(ConfinementFailure) {
    guard let (step, code) = hear() else { throw ConfinementFailure(step: .handshake, code: 0) }
    if let step = ConfinementFailure.Step(rawValue: Int32(step)) {
      throw ConfinementFailure(step: step, code: Int32(code))
    }
  }
}

// MARK: - The runtime's side

extension Handshake {
  /// Confines this process and all that come of it.
  /// - Throws: `ConfinementFailure`; nothing is confined then, and the guard was told.
  package consuming func enter(_ confinement: Confinement) throws(ConfinementFailure) {
    do {
      try prove()
      let listener = try Self.install(confinement)
      say(Int64(listener))
      try hearAnswer()
    } catch {
      say(-Int64(error.step.rawValue), Int64(error.code))
      throw error
    }
  }

  /// Lets the guard try what it will have to do.
  private func prove() throws(ConfinementFailure) {
    #if os(Linux)
      let outcome = cordon_can_supervise()
      if outcome < 0 { throw ConfinementFailure(step: .supervision, code: -outcome) }
    #else
      throw ConfinementFailure(step: .system, code: 0)
    #endif
    let number = UnsafeMutablePointer<Int64>.allocate(capacity: 1)
    defer { number.deallocate() }
    number.pointee = Self.number
    say(Int64(Int(bitPattern: number)), Int64(descriptor))
    try hearAnswer()
  }

  private static func install(_ confinement: Confinement) throws(ConfinementFailure) -> Int32 {
    #if os(Linux)
      let paths = confinement.writes == .block ? confinement.writablePaths : nil
      if confinement.blocks { _ = Landlock.enter(writable: paths) }
      let program = ConfinementFilter(confinement).program(on: .current).map {
        cordon_instruction(code: $0.code, if_true: $0.ifTrue, if_false: $0.ifFalse, value: $0.value)
      }
      let listener = program.withUnsafeBufferPointer { program in
        program.baseAddress.map { cordon_install_filter($0, UInt16(program.count)) } ?? -EINVAL
      }
      if listener < 0 { throw ConfinementFailure(step: .filter, code: -listener) }
      return listener
    #else
      throw ConfinementFailure(step: .system, code: 0)
    #endif
  }

  private static let number: Int64 = 0x636F_7264_6F6E_2031
}

// MARK: - The guard's side

extension Handshake {
  /// Waits for the other side.
  /// - Returns: the descriptor from which calls are received.
  /// - Throws: `ConfinementFailure` when there is nothing to supervise.
  package consuming func accept(from process: Int32) throws(ConfinementFailure) -> Int32 {
    #if os(Linux)
      guard let (address, descriptor) = hear() else { throw ConfinementFailure(step: .handshake, code: 0) }
      if address < 0 { throw Self.failure(address, descriptor) }
      let remote = RemoteProcess(thread: process)
      let copy = remote.copy(UInt64(bitPattern: descriptor))
      if copy >= 0 { close(copy) }
      let memory = remote.read(UInt64(bitPattern: address), 8)
      let isRead = memory == withUnsafeBytes(of: Self.number) { Array($0) }
      if copy < 0 {
        say(Int64(ConfinementFailure.Step.descriptors.rawValue), Int64(-copy))
      } else {
        say(isRead ? 0 : Int64(ConfinementFailure.Step.memory.rawValue))
      }
      guard let (listener, code) = hear() else { throw ConfinementFailure(step: .handshake, code: 0) }
      if listener < 0 { throw Self.failure(listener, code) }
      let own = remote.copy(UInt64(bitPattern: listener))
      say(own < 0 ? Int64(ConfinementFailure.Step.descriptors.rawValue) : 0, Int64(max(0, -own)))
      if own < 0 { throw ConfinementFailure(step: .descriptors, code: -own) }
      return own
    #else
      throw ConfinementFailure(step: .system, code: 0)
    #endif
  }

  private static func failure(_ step: Int64, _ code: Int64) -> ConfinementFailure {
    ConfinementFailure(step: .init(rawValue: Int32(clamping: -step)) ?? .handshake, code: Int32(clamping: code))
  }

  /// Lets the guard look into this process, where the system asks to be told.
  package static func admit(guard process: Int32) {
    #if os(Linux)
      _ = cordon_let_trace(process)
    #endif
  }

  /// Keeps the function from looking into the guard.
  package static func hideMemory() {
    #if os(Linux)
      _ = cordon_hide_memory()
    #endif
  }
}

#if canImport(Darwin)
  private let streamType = SOCK_STREAM
#else
  private let streamType = Int32(SOCK_STREAM.rawValue)
#endif
