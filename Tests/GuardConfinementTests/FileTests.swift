#if os(Linux)
  import Foundation
  import GuardPolicy
  import GuardProxy
  import Testing

  @testable import GuardConfinement

  @Suite struct FileTests {
    private let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "confined-\(UUID().uuidString)")

    init() throws {
      for name in ["code", "open"] {
        try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      try Data("x".utf8).write(to: folder.appending(path: "code/app.py"))
    }

    private func path(_ name: String) -> String { folder.path() + "/" + name }

    private func rules(_ change: (inout Confinement) -> Void) -> FileRules {
      var confinement = Confinement()
      confinement.writablePaths = [path("open")]
      change(&confinement)
      return FileRules(
        confinement,
        Surroundings(
          runtimeAPI: nil, guardAddress: .loopback(1), codeFolder: path("code"), runtime: 1))
    }

    @Test func linksAndStepsUpLeadWhereTheyLead() throws {
      let rules = rules { $0.writes = .block }
      try FileManager.default.createSymbolicLink(atPath: path("open/out"), withDestinationPath: path("code"))
      try FileManager.default.createSymbolicLink(atPath: path("open/nowhere"), withDestinationPath: path("made"))
      let own = RemoteProcess(thread: getpid())
      func isAllowed(_ name: String) -> Bool {
        let place = rules.resolve(name, in: nil, of: own, followsLink: true)
        return rules.rule(against: place, .write, hasStarted: true) == nil
      }
      #expect(isAllowed(path("open/new")) && isAllowed("/dev/null") && isAllowed(path("code/../open/new")))
      #expect(!isAllowed(path("open/../made")) && !isAllowed(path("open/out/app.py")))
      #expect(!isAllowed(path("open/nowhere")) && !isAllowed(path("opener")) && !isAllowed("made"))
    }

    @Test func codeIsReadableUntilTheFunctionRuns() {
      let rules = rules { $0.sources = .block }
      #expect(rules.rule(against: path("code/app.py"), .read, hasStarted: false) == nil)
      #expect(rules.rule(against: path("code/app.py"), .read, hasStarted: true)?.0 == "source")
      #expect(rules.rule(against: path("open/a"), .read, hasStarted: true) == nil)
      #expect(rules.rule(against: path("code/app.py"), .write, hasStarted: true) == nil)
    }

    @Test func aProcessIsNotMistakenForTheGuard() {
      #expect(FileRules.asSeenFromHere("/proc/self/environ", 7) == "/proc/7/environ")
      #expect(FileRules.asSeenFromHere("/proc/./self/../self/fd/1", 7) == "/proc/7/fd/1")
      #expect(FileRules.asSeenFromHere("/dev/stdout", 7) == "/proc/7/fd/1")
      #expect(FileRules.asSeenFromHere("/proc/selfish", 7) == "/proc/selfish")
    }

    @Test(arguments: [
      (SystemCall.open, [0, 0o101, 0], [ConfinementEvent.FileOperation.create]), (.open, [0, 2, 0], [.write]),
      (.openat, [0, 0, 0o2000000], [.read]), (.unlinkat, [0, 0, 0], [.delete]),
      (.rename, [0, 0, 0], [.rename, .rename]),
      (.linkat, [0, 0, 0], [.read, .create]), (.connect, [0, 0, 0], []),
    ])
    func callsSayWhatTheyDo(call: SystemCall, arguments: [UInt64], operations: [ConfinementEvent.FileOperation]) {
      #expect(FileCall.of(call, arguments)?.paths.map(\.operation) ?? [] == operations)
    }

    @Test func everyChangingCallHasItsPaths() {
      for call in FileCall.changes { #expect(FileCall.of(call, [0, 0, 0, 0, 0, 0])?.paths.isEmpty == false) }
    }
  }
#endif
