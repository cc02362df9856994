import Core

/// Tells an ecosystem's own package index from any other.
enum ForeignSource {
  /// The hosts of the ecosystems' own indexes, label by label.
  private static let known: [[String]] = [
    ["pypi", "org"], ["pypi", "python", "org"], ["files", "pythonhosted", "org"],
    ["registry", "npmjs", "org"], ["registry", "yarnpkg", "com"],
  ]

  /// The address as an entry when packages from it do not come from the ecosystem's own index over TLS.
  static func entry(_ address: ArraySlice<UInt8>, in file: SourceFile) -> PolicyStatement.Entry? {
    let text = address.text
    guard isForeign(text) else { return nil }
    return PolicyStatement.Entry(Text(text), at: address.place(in: file))
  }

  /// Whether an address is not the ecosystem's own index, or is reached without TLS. A value taken from the
  /// environment says nothing and is not foreign.
  static func isForeign(_ address: String) -> Bool {
    if address.isEmpty || address.hasPrefix("$") || address.hasPrefix("%") { return false }
    let lower = address.lowercased()
    if lower.hasPrefix("http://") { return true }
    return !known.contains(host(of: lower))
  }

  /// The labels of the host in an address; user, port and path are left out.
  static func host(of address: String) -> [String] {
    let bytes = Array(address.utf8)[...]
    var rest = bytes
    if let scheme = bytes.firstRange(of: "://") { rest = bytes[scheme.upperBound...] }
    var host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    return host.prefix { $0 != UInt8(ascii: ":") }.text.split(separator: ".").map(String.init)
  }
}
