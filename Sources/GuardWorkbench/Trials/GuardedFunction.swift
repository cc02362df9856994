import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A function's process with the guard before it. What it prints goes to standard error, since standard output is for what
/// is found.
struct GuardedFunction: ~Copyable {
  private let process: pid_t

  /// - Parameters:
  ///   - guardProgram: a path, or a name that is looked for along PATH.
  ///   - variables: of the environment, in addition to this process' own or in their place.
  static func start(
    _ guardProgram: String, _ command: [String], variables: [(name: String, value: String)]
  ) throws(SystemFailure) -> GuardedFunction {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    var words = ([guardProgram, "run", "--"] + command).map { strdup($0) } + [nil]
    var settings = environment(with: variables).map { strdup($0) } + [nil]
    defer { for word in words + settings { free(word) } }
    var process = pid_t()
    let code = posix_spawnp(&process, guardProgram, &actions, nil, &words, &settings)
    if code != 0 { throw SystemFailure("start \(guardProgram)", code: code) }
    return GuardedFunction(process: process)
  }

  private static func environment(with variables: [(name: String, value: String)]) -> [String] {
    var entries: [String] = []
    var entry = environ
    while let text = entry.pointee {
      let own = String(cString: text)
      if !variables.contains(where: { own.hasPrefix($0.name + "=") }) { entries.append(own) }
      entry += 1
    }
    return entries + variables.map { "\($0.name)=\($0.value)" }
  }

  /// How it ended; nil while it runs.
  var end: String? {
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? "with exit code \(status >> 8 & 0xFF)" : "by signal \(signal)"
  }

  /// Ends it, in good order if it can.
  consuming func stop() {
    kill(process, SIGTERM)
    for _ in 0..<100 {
      if waitpid(process, nil, WNOHANG) != 0 { return }
      usleep(10_000)
    }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }
}
