import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the environment says.
struct Settings {
  static let runtimeVariable = "AWS_LAMBDA_RUNTIME_API"

  var upstream: Endpoint
  var listen: Endpoint

  /// - Throws: `UsageFault` when a variable is missing or is no address.
  static func read() throws(UsageFault) -> Settings {
    let upstream = variable("CORDON_GUARD_UPSTREAM") ?? variable(runtimeVariable)
    guard let upstream else { throw UsageFault(description: "\(runtimeVariable) is not set; nothing to stand before") }
    return Settings(
      upstream: try endpoint(upstream), listen: try endpoint(variable("CORDON_GUARD_LISTEN") ?? "127.0.0.1:9009"))
  }

  private static func endpoint(_ text: String) throws(UsageFault) -> Endpoint {
    guard let endpoint = Endpoint(text) else { throw UsageFault(description: "'\(text)' is not host:port") }
    return endpoint
  }

  /// The whole environment.
  static var variables: [(name: String, value: String)] {
    var variables: [(name: String, value: String)] = []
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables.append((String(parts[0]), String(parts[1]))) }
      entry += 1
    }
    return variables
  }

  /// A variable of the environment that is set and not empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
