import GuardConfinement
import GuardPolicy
import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `cordon-guard run -- COMMAND`: what AWS_LAMBDA_EXEC_WRAPPER points at. The guard listens before the runtime starts, and
/// this process becomes the runtime, so that its identity, signals and exit code stay what the platform expects.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html#runtime-wrapper
enum Launch {
  /// - Parameter front: the command of the guard that serves.
  static func run(_ arguments: [String], as front: String = "serve") throws -> Int32 {
    let command = Array(arguments.first == "--" ? arguments.dropFirst() : arguments[...])
    guard !command.isEmpty else { throw UsageFault(description: CordonGuard.usage) }
    var settings = try Settings.read()
    guard let policy = try usablePolicy() else { return try become(command) }
    let listener = try Listener.listen(on: settings.listen)
    settings.listen = listener.endpoint
    let confinement = policy.confinement.flatMap { $0.isActive ? $0 : nil }
    let handshake = try startGuard(listener, settings, front, confines: confinement != nil)
    if let confinement, let handshake { try confine(confinement, handshake) }
    if front == "serve" { setenv(Settings.runtimeVariable, settings.listen.description, 1) }
    return try become(command)
  }

  /// Becomes a command that talks to a guard which runs as an extension. The platform starts extensions before the runtime,
  /// so it listens already.
  static func join(_ arguments: [String]) throws -> Int32 {
    let command = Array(arguments.first == "--" ? arguments.dropFirst() : arguments[...])
    guard !command.isEmpty else { throw UsageFault(description: CordonGuard.usage) }
    let settings = try Settings.read()
    guard let policy = try usablePolicy() else { return try become(command) }
    if let confinement = policy.confinement, confinement.isActive, confinement.onFailure == .closed {
      throw UsageFault(description: "the policy's confinement needs 'cordon-guard run'; an extension confines nobody")
    }
    setenv(Settings.runtimeVariable, settings.listen.description, 1)
    return try become(command)
  }

  /// The policy when the guard can do its work.
  /// - Returns: nil when it cannot and the policy wants the function to run all the same.
  private static func usablePolicy() throws(PolicyFile.Failure) -> Policy? {
    do {
      return try PolicyFile.load(handsSecrets: true).policy
    } catch {
      guard error.consequence == .open else { throw error }
      Console.complain("\(error)")
      Console.complain("the function runs unguarded, as the policy's on-failure says")
      return nil
    }
  }

  /// Confines this process before it becomes the runtime.
  private static func confine(_ confinement: Confinement, _ handshake: Int32) throws(ConfinementFailure) {
    do {
      try Handshake(handshake).enter(confinement)
    } catch {
      guard confinement.onFailure == .open else { throw error }
      Console.complain("\(error)")
      Console.complain("the function runs unconfined, as the policy's on-failure says")
    }
  }

  /// Starts the guard as a process of its own, which has the listening socket from its first moment.
  /// - Returns: this side's end of the handshake, when there is to be one.
  private static func startGuard(
    _ listener: borrowing Listener, _ settings: Settings, _ front: String, confines: Bool
  ) throws(SystemFailure) -> Int32? {
    let lifeLine = try LifeLine.make()
    let handshake = confines ? try Handshake.makePair() : nil
    setenv("CORDON_GUARD_UPSTREAM", settings.upstream.description, 1)
    setenv("CORDON_GUARD_LISTEN", settings.listen.description, 1)
    var process = Spawn(path: ownPath, arguments: ["cordon-guard", front, Serve.inheritOption])
    process.inherit(listener.descriptor, as: Serve.inheritedListener)
    process.inherit(lifeLine.reading, as: Serve.inheritedLifeLine)
    process.withhold(lifeLine.writing)
    if let handshake { process.inherit(handshake.1, as: Serve.inheritedHandshake) }
    Handshake.admit(guard: try process.start())
    close(lifeLine.reading)
    if let handshake { close(handshake.1) }
    return handshake?.0
  }

  private static var ownPath: String { "/proc/self/exe" }

  /// Replaces this process; returns only by throwing.
  private static func become(_ command: [String]) throws(SystemFailure) -> Int32 {
    var words = command.map { strdup($0) }
    words.append(nil)
    if let program = words[0] { execvp(program, words) }
    throw SystemFailure("start \(command[0])")
  }
}

/// A child process with chosen descriptors.
private struct Spawn: ~Copyable {
  private let path: String
  private let arguments: [String]
  private let actions: UnsafeMutablePointer<posix_spawn_file_actions_t>

  init(path: String, arguments: [String]) {
    self.path = path
    self.arguments = arguments
    actions = .allocate(capacity: 1)
    posix_spawn_file_actions_init(actions)
  }

  deinit {
    posix_spawn_file_actions_destroy(actions)
    actions.deallocate()
  }

  /// The numbers wanted are below all that are open otherwise, or equal; a copy onto itself stays open too.
  mutating func inherit(_ descriptor: Int32, as number: Int32) {
    posix_spawn_file_actions_adddup2(actions, descriptor, number)
  }

  mutating func withhold(_ descriptor: Int32) { posix_spawn_file_actions_addclose(actions, descriptor) }

  /// - Returns: the process' number.
  func start() throws(SystemFailure) -> Int32 {
    var words = arguments.map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var process = pid_t()
    let code = posix_spawn(&process, path, actions, nil, words, environ)
    if code != 0 { throw SystemFailure("start the guard", code: code) }
    return process
  }
}
