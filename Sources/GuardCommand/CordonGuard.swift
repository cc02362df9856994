import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The guard inside a function's sandbox. It has no argument parser of a library's, since it must start in milliseconds
/// and fit into a layer.
@main
enum CordonGuard {
  static let usage = """
    cordon-guard: checks every event of a serverless function before the function sees it

      cordon-guard run -- COMMAND ...   start the guard, then become COMMAND, which talks to the guard
      cordon-guard serve                serve until killed
      cordon-guard extension            the same as an extension of Lambda's, until the sandbox ends
      cordon-guard join -- COMMAND ...  become COMMAND, which talks to the guard that runs as an extension
      cordon-guard http                 stand before a plain HTTP server at CORDON_GUARD_UPSTREAM until killed
      cordon-guard http -- COMMAND ...  the same, for a server that COMMAND starts in this process' place
      cordon-guard --help

    SETTINGS, from the environment:
      AWS_LAMBDA_RUNTIME_API    the Runtime API to stand before (set by the platform)
      CORDON_GUARD_UPSTREAM     stand before this address instead, host:port, to chain proxies
      CORDON_GUARD_LISTEN       where to listen (127.0.0.1:9009)
      CORDON_GUARD_POLICY       the policy; by default cordon-policy.json beside the code, or /opt/cordon/policy.json
      CORDON_GUARD_AUDIT        the file for the audit trail, in place of the policy's
      CORDON_GUARD_AUDIT_EVENTS all, to write down events that break no rule too

    """

  static func main() {
    // A client that closes early must not end the guard.
    signal(SIGPIPE, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  private static func run(_ arguments: [String]) -> Int32 {
    do {
      switch arguments.first {
      case "run": return try Launch.run(Array(arguments.dropFirst()))
      case "serve": return try Serve.run(Array(arguments.dropFirst()))
      case "extension": return try Extension.run(Array(arguments.dropFirst()))
      case "join": return try Launch.join(Array(arguments.dropFirst()))
      case "http": return try Front.run(Array(arguments.dropFirst()))
      case "--help", "-h":
        Console.show(usage)
        return 0
      default: throw UsageFault(description: usage)
      }
    } catch {
      Console.complain("\(error)")
      return error is UsageFault ? 2 : 1
    }
  }
}

/// A wrong argument or setting; the description is what the user reads.
struct UsageFault: Error, CustomStringConvertible {
  var description: String
}
