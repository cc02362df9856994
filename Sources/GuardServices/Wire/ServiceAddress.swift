/// Where a service is: `https://kms.eu-west-1.amazonaws.com`, `redis://127.0.0.1:6379`.
package struct ServiceAddress: Hashable, Sendable, CustomStringConvertible {
  /// A name, or a numeric address without brackets.
  package var host: String
  package var port: UInt16
  package var isEncrypted: Bool
  /// From the first slash on; "/" when there is none.
  package var path: String

  private static let schemes: [String: (isEncrypted: Bool, port: UInt16)] = [
    "https": (true, 443), "http": (false, 80), "rediss": (true, 6379), "redis": (false, 6379),
  ]

  /// - Returns: nil when it is no such address.
  package init?(_ text: String) {
    guard let (scheme, rest) = Self.split(text), let known = Self.schemes[scheme] else { return nil }
    let authority = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(authority.count)
    guard !authority.isEmpty, !authority.contains("@"), let (host, port) = Self.hostAndPort(authority) else {
      return nil
    }
    self.host = host
    self.port = port ?? known.port
    isEncrypted = known.isEncrypted
    self.path = path.isEmpty ? "/" : String(path)
  }

  private static func split(_ text: String) -> (scheme: String, rest: Substring)? {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
    return (String(text[..<colon]).lowercased(), text[colon...].dropFirst(3))
  }

  /// - Returns: nil when the port is no number.
  private static func hostAndPort(_ authority: Substring) -> (host: String, port: UInt16?)? {
    let host: Substring
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      host = authority[..<end].dropFirst()
    } else {
      host = authority.prefix { $0 != ":" }
    }
    let rest = authority[host.endIndex...].drop { $0 == "]" }
    if rest.isEmpty { return (String(host), nil) }
    guard rest.first == ":", let port = UInt16(rest.dropFirst()), !host.isEmpty else { return nil }
    return (String(host), port)
  }

  /// Host and port, the latter only when it is not the one that everybody expects.
  package var authority: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == (isEncrypted ? 443 : 80) ? name : "\(name):\(port)"
  }

  package var description: String { "\(isEncrypted ? "https" : "http")://\(authority)\(path)" }

  /// Whether it is this machine, where nothing has to be encrypted.
  package var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
