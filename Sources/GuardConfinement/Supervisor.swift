#if os(Linux)
  import GuardPolicy
  import GuardProxy
  import Synchronization

  /// Answers the calls that confined processes are asked about. What it lets happen to the network it does itself, on a copy
  /// of the caller's socket and with its own copy of the address, so that nothing can be changed between look and deed.
  final class Supervisor: Sendable {
    let listener: CallListener
    let confinement: Confinement
    let surroundings: Surroundings
    let network: NetworkRules
    private let files: FileRules
    private let report: @Sendable (ConfinementEvent) -> Void
    /// Whether the function has had its first event.
    private let isStarted = Atomic<Bool>(false)

    /// - Parameter listener: the descriptor that the filter's installation gave.
    convenience init(
      _ confinement: Confinement, _ surroundings: Surroundings, listener: Int32,
      report: @escaping @Sendable (ConfinementEvent) -> Void
    ) {
      self.init(confinement, surroundings, listener: listener, resolver: .ofMachine(), report: report)
    }

    init(
      _ confinement: Confinement, _ surroundings: Surroundings, listener: Int32, resolver: NameResolver,
      report: @escaping @Sendable (ConfinementEvent) -> Void
    ) {
      self.listener = CallListener(descriptor: listener)
      self.confinement = confinement
      self.surroundings = surroundings
      network = NetworkRules(confinement, surroundings, resolver: resolver)
      files = FileRules(confinement, surroundings)
      self.report = report
    }

    /// Serves until no confined process is left.
    func run() {
      while let call = listener.receive() { listener.answer(call.id, decide(call)) }
    }

    /// The start is over: from now on the runtime neither becomes another program nor needs its code's files.
    func finishStart() { isStarted.store(true, ordering: .relaxed) }

    var hasStarted: Bool { isStarted.load(ordering: .relaxed) }

    private func decide(_ call: PendingCall) -> CallAnswer {
      switch call.call {
      case .clone, .fork, .vfork, .execve, .execveat: children(call)
      case .connect: connect(call)
      case .sendto: send(call)
      case .sendmsg: sendMessage(call)
      case .sendmmsg: sendMessages(call)
      case .recvfrom: learn(call)
      case .some(let kind): file(call, kind)
      case nil: .proceed
      }
    }

    func tell(_ call: PendingCall, _ rule: String, _ mode: Policy.Mode, _ subject: ConfinementEvent.Subject) {
      let process = call.process
      report(
        ConfinementEvent(
          rule: rule, mode: mode, subject: subject, process: Int(process.leader ?? call.thread),
          command: process.command))
    }
  }

  // MARK: - Processes

  extension Supervisor {
    /// The runtime's own program may be started through others, as long as it has no event.
    private func children(_ call: PendingCall) -> CallAnswer {
      let isProgram = call.call == .execve || call.call == .execveat
      if !hasStarted, confinement.startMayLaunch || isProgram && call.process.leader == surroundings.runtime {
        return .proceed
      }
      let program = isProgram ? program(call) : ""
      // A search along the path tries one place after the other; only the last is a start.
      if program.hasPrefix("/"), !FilePaths.exists(program) { return .fail(ErrorNumber.noEntry) }
      tell(call, "children", confinement.children, .process(program: program))
      // Node.js hands this error to the caller and throws others.
      return confinement.children == .block ? .fail(ErrorNumber.noAccess) : .proceed
    }

    private func program(_ call: PendingCall) -> String {
      call.process.readText(call.arguments[call.call == .execve ? 0 : 1]) ?? ""
    }
  }

  // MARK: - Files

  extension Supervisor {
    /// The kernel reads the path again afterwards. Landlock, where the kernel has it, keeps to what may be written even when
    /// the path was changed meanwhile.
    private func file(_ call: PendingCall, _ kind: SystemCall) -> CallAnswer {
      guard let file = FileCall.of(kind, call.arguments) else { return .proceed }
      for path in file.paths {
        guard files.concerns(path.operation, hasStarted: hasStarted) else { continue }
        guard let name = call.process.readText(call.arguments[path.name]) else { return .proceed }
        let folder = path.folder.map { Int32(truncatingIfNeeded: call.arguments[$0]) }
        let place = files.resolve(name, in: folder, of: call.process, followsLink: path.followsLink)
        guard let (rule, mode) = files.rule(against: place, path.operation, hasStarted: hasStarted) else { continue }
        tell(call, rule, mode, .file(path: place, operation: path.operation))
        if mode == .block { return .fail(ErrorNumber.noAccess) }
      }
      return .proceed
    }
  }
#endif
