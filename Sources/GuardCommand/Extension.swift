import GuardEngine
import GuardInspection
import GuardPolicy
import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `cordon-guard extension`: the guard as an external extension. The platform starts it before the runtime and tells it when
/// the sandbox ends, which a process of the runtime's own is not told in time to write out its audit trail.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html
enum Extension {
  /// The name of its file in /opt/extensions, which the platform knows it by.
  static let name = "cordon-guard"

  static func run(_ arguments: [String]) throws -> Int32 {
    guard arguments.isEmpty else { throw UsageFault(description: CordonGuard.usage) }
    let settings = try Settings.read()
    // Listening comes first: once it is registered the runtime may start.
    let listener = try Listener.listen(on: settings.listen)
    var platform = try ExtensionClient.register(name, at: settings.upstream)
    let serving: (sentry: any InvocationSentry, audit: AuditTrail?)
    do {
      serving = try makeSentry(settings)
    } catch {
      try? platform.fail("Cordon.Policy")
      throw error
    }
    try serve(settings, listener, serving.sentry)
    return waitForEnd(&platform, serving.audit)
  }

  /// The engine, or an open door where the policy wants the function to run unguarded rather than not at all.
  private static func makeSentry(_ settings: Settings) throws -> (sentry: any InvocationSentry, audit: AuditTrail?) {
    do {
      let post = try GuardPost.take(settings, isInherited: false)
      return (post.invocationSentry, post.audit)
    } catch let failure as PolicyFile.Failure where failure.consequence == .open {
      Console.complain("\(failure)")
      Console.complain("the function runs unguarded, as the policy's on-failure says")
      return (OpenDoor(), nil)
    }
  }

  private static func serve(
    _ settings: Settings, _ listener: consuming Listener, _ sentry: any InvocationSentry
  ) throws(SystemFailure) {
    let proxy = RuntimeProxy(upstream: settings.upstream, sentry: sentry, report: Console.complain)
    let shared = ListenerHandover(listener)
    try Thread.detach { proxy.run(shared.listener) }
  }

  /// Waits until the sandbox ends and writes the audit trail out.
  private static func waitForEnd(_ platform: inout ExtensionClient, _ audit: AuditTrail?) -> Int32 {
    while true {
      do {
        let event = JSONDocument(try platform.next())
        guard event?["eventType"]?.text == "SHUTDOWN" else { continue }
        audit?.end(event?["shutdownReason"]?.text ?? "")
        return 0
      } catch {
        Console.complain("extension: \(error)")
        audit?.flush()
        return 1
      }
    }
  }
}

/// Carries a listener into the thread that serves it.
private final class ListenerHandover: Sendable {
  let listener: Listener
  init(_ listener: consuming Listener) { self.listener = listener }
}
