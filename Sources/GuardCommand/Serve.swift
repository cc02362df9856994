import GuardProxy

/// `cordon-guard serve`: the guard itself, in the foreground.
enum Serve {
  /// How `run` hands its listening socket and its life line to the guard that it starts.
  static let inheritedListener: Int32 = 3
  static let inheritedLifeLine: Int32 = 4
  static let inheritOption = "--inherit"

  static func run(_ arguments: [String]) throws -> Int32 {
    guard arguments.isEmpty || arguments == [inheritOption] else { throw UsageFault(description: CordonGuard.usage) }
    let settings = try Settings.read()
    let isStarted = arguments == [inheritOption]
    if isStarted { try LifeLine.endProcessWhenClosed(inheritedLifeLine) }
    let listener =
      isStarted
      ? Listener(inherited: inheritedListener, endpoint: settings.listen) : try Listener.listen(on: settings.listen)
    let proxy = RuntimeProxy(upstream: settings.upstream, sentry: OpenDoor(), report: Console.complain)
    proxy.run(listener)
    return 0
  }
}
