#if os(Linux)
  import GuardPolicy

  /// Decides which files may be changed and read.
  struct FileRules: Sendable {
    private let confinement: Confinement
    private let writable: [String]
    private let sources: [String]

    init(_ confinement: Confinement, _ surroundings: Surroundings) {
      self.confinement = confinement
      writable = confinement.writablePaths.map { FilePaths.resolve($0) }
      let named = confinement.sourcePaths.isEmpty ? [surroundings.codeFolder] : confinement.sourcePaths
      sources = named.filter { !$0.isEmpty }.map { FilePaths.resolve($0) }
    }

    /// Whether an operation can be against a rule, before anything is read of the process.
    func concerns(_ operation: ConfinementEvent.FileOperation, hasStarted: Bool) -> Bool {
      if operation == .read { return confinement.sources != .off && hasStarted }
      return confinement.writes != .off
    }

    /// The rule that is broken, with its mode.
    func rule(
      against path: String, _ operation: ConfinementEvent.FileOperation, hasStarted: Bool
    ) -> (String, Policy.Mode)? {
      guard concerns(operation, hasStarted: hasStarted) else { return nil }
      if operation == .read {
        return sources.contains { FilePaths.isInside(path, $0) } ? ("source", confinement.sources) : nil
      }
      return mayWrite(path) ? nil : ("write", confinement.writes)
    }

    private func mayWrite(_ path: String) -> Bool {
      // Pipes and sockets have no place among the files, and files in memory none that others see.
      if !path.hasPrefix("/") || path.hasPrefix("/memfd:") || path.hasPrefix("/dev/pts/") { return true }
      return FilePaths.devices.contains(path) || writable.contains { FilePaths.isInside(path, $0) }
    }

    /// Where a path of another process leads.
    func resolve(_ name: String, in folder: Int32?, of process: RemoteProcess, followsLink: Bool) -> String {
      let whole = name.hasPrefix("/") ? name : (base(folder, process) + "/" + name)
      return FilePaths.resolve(Self.asSeenFromHere(whole, process.leader ?? process.thread), followsLink: followsLink)
    }

    private func base(_ folder: Int32?, _ process: RemoteProcess) -> String {
      let link = folder.flatMap { $0 >= 0 ? "fd/\($0)" : nil } ?? "cwd"
      return FilePaths.link("/proc/\(process.thread)/\(link)") ?? ""
    }

    /// What a process calls itself is another process here.
    static func asSeenFromHere(_ path: String, _ process: Int32) -> String {
      let normal = FilePaths.normal(path)
      for (own, here) in [
        ("/proc/self", "/proc/\(process)"), ("/proc/thread-self", "/proc/\(process)"),
        ("/dev/fd", "/proc/\(process)/fd"),
        ("/dev/stdin", "/proc/\(process)/fd/0"), ("/dev/stdout", "/proc/\(process)/fd/1"),
        ("/dev/stderr", "/proc/\(process)/fd/2"),
      ] where FilePaths.isInside(normal, own) {
        return here + normal.dropFirst(own.count)
      }
      return path
    }
  }
#endif
