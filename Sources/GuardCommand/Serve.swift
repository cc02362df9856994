import GuardEngine
import GuardPolicy
import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `cordon-guard serve`: the guard itself, in the foreground.
enum Serve {
  /// How `run` hands its listening socket and its life line to the guard that it starts.
  static let inheritedListener: Int32 = 3
  static let inheritedLifeLine: Int32 = 4
  static let inheritOption = "--inherit"

  static func run(_ arguments: [String]) throws -> Int32 {
    guard arguments.isEmpty || arguments == [inheritOption] else { throw UsageFault(description: CordonGuard.usage) }
    let settings = try Settings.read()
    let isInherited = arguments == [inheritOption]
    let sentry = try makeSentry(lifeLine: isInherited ? inheritedLifeLine : nil)
    let listener =
      isInherited
      ? Listener(inherited: inheritedListener, endpoint: settings.listen) : try Listener.listen(on: settings.listen)
    RuntimeProxy(upstream: settings.upstream, sentry: sentry, report: Console.complain).run(listener)
    return 0
  }

  /// The engine with the function's policy, its keys and its audit trail.
  static func makeSentry(lifeLine: Int32?) throws -> GuardSentry {
    let (policy, secrets) = try PolicyFile.load()
    let audit = try AuditTrail(file: policy.audit.file)
    try Shutdown.flush(audit, whenClosed: lifeLine)
    return GuardSentry(policy, audit: audit, variables: Settings.variables, secrets: secrets)
  }
}
