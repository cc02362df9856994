import GuardEngine
import GuardProxy

/// `cordon-guard http`: the guard before a plain HTTP server, in containers that have no Runtime API.
enum Front {
  static func run(_ arguments: [String]) throws -> Int32 {
    if arguments.isEmpty { return try serve() }
    guard arguments == [Serve.inheritOption] else { return try Launch.run(arguments, as: "http") }
    return try serve(inherited: true)
  }

  private static func serve(inherited isInherited: Bool = false) throws -> Int32 {
    let settings = try Settings.read()
    let post = try GuardPost.take(settings, isInherited: isInherited, hasRuntimeAPI: false)
    let listener =
      isInherited
      ? Listener(inherited: Serve.inheritedListener, endpoint: settings.listen)
      : try Listener.listen(on: settings.listen)
    RequestProxy(upstream: settings.upstream, sentry: post.requestSentry, report: Console.complain).run(listener)
    return 0
  }
}
