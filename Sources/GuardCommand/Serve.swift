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
  /// Where the guard and the process that becomes the runtime agree on confinement; only where the policy asks for it.
  static let inheritedHandshake: Int32 = 5
  static let inheritOption = "--inherit"

  static func run(_ arguments: [String]) throws -> Int32 {
    guard arguments.isEmpty || arguments == [inheritOption] else { throw UsageFault(description: CordonGuard.usage) }
    let settings = try Settings.read()
    let isInherited = arguments == [inheritOption]
    let post = try GuardPost.take(settings, isInherited: isInherited)
    let listener =
      isInherited
      ? Listener(inherited: inheritedListener, endpoint: settings.listen) : try Listener.listen(on: settings.listen)
    RuntimeProxy(upstream: settings.upstream, sentry: post.invocationSentry, report: Console.complain).run(listener)
    return 0
  }
}
