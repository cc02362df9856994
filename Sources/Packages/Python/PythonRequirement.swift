import Core

/// One requirement of a Python distribution: `requests[socks]>=2,<3; python_version > "3"` or `name @ https://…`.
/// https://packaging.python.org/en/latest/specifications/dependency-specifiers/
struct PythonRequirement {
  var name: String
  /// The version specifiers as written; empty when any version will do.
  var specifiers: String
  /// The address it is fetched from instead of an index.
  var url: String?
  /// The bytes of the requirement in the file.
  var bytes: ArraySlice<UInt8>

  /// - Parameter line: the bytes of one requirement; options after it (`--hash=…`) must have been cut off.
  init?(_ line: ArraySlice<UInt8>) {
    let bytes = line.trimmed
    let body = bytes.prefix { $0 != UInt8(ascii: ";") }.trimmed
    if let url = PythonRequirement.address(body) {
      guard let name = PythonRequirement.name(inAddress: url) else { return nil }
      self.init(name: name, specifiers: "", url: url, bytes: bytes)
      return
    }
    guard let (name, rest) = PythonRequirement.splitName(body) else { return nil }
    if rest.first == UInt8(ascii: "@") {
      self.init(name: name, specifiers: "", url: rest.dropFirst().trimmed.text, bytes: bytes)
    } else if let first = rest.first, !"<>=!~(".utf8.contains(first) {
      return nil
    } else {
      self.init(name: name, specifiers: rest.text, url: nil, bytes: bytes)
    }
  }

  private init(name: String, specifiers: String, url: String?, bytes: ArraySlice<UInt8>) {
    (self.name, self.specifiers, self.url, self.bytes) = (name, specifiers, url, bytes)
  }

  /// The distribution's name, and what follows it and its extras.
  private static func splitName(_ body: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
    let name = body.prefix { $0.isNameByte }
    guard let first = name.first, first.isLetter || first.isDigit else { return nil }
    let rest = body.dropFirst(name.count).trimmed
    guard rest.first == UInt8(ascii: "[") else { return (name.text, rest) }
    guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    return (name.text, rest[(close + 1)...].trimmed)
  }

  /// A line that is an address and nothing else, as pip accepts.
  private static func address(_ line: ArraySlice<UInt8>) -> String? {
    guard let colon = line.firstRange(of: "://") else { return nil }
    let scheme = line[..<colon.lowerBound]
    let isScheme = !scheme.isEmpty && scheme.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "+") }
    return isScheme ? line.text : nil
  }

  /// The distribution's name in `…#egg=name`, in an archive's file name, or in a repository's path.
  private static func name(inAddress url: String) -> String? {
    let bytes = Array(url.utf8)[...]
    if let egg = bytes.firstRange(of: "egg=") {
      return bytes[egg.upperBound...].prefix { $0.isNameByte }.text
    }
    let path = bytes.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let last = path[(slash + 1)...].prefix { $0 != UInt8(ascii: "@") }
    let name = last.prefix { $0.isLetter || $0 == UInt8(ascii: "_") || $0.isDigit }
    return name.isEmpty ? nil : name.text
  }

  /// A name in the form in which names are compared (PEP 503): "Zope.Interface" → "zope-interface".
  static func normalized(_ name: String) -> String {
    var result: [UInt8] = []
    for byte in name.lowercased().utf8 {
      let isSeparator = byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      if !isSeparator {
        result.append(byte)
      } else if result.last != UInt8(ascii: "-") {
        result.append(UInt8(ascii: "-"))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The requirement as evidence.
  func declared(in file: SourceFile) -> DeclaredDependency {
    var dependency = Dependency(
      ecosystem: .python, name: name, requirement: bytes.text, pin: pin, place: bytes.place(in: file))
    if pin == .exact { dependency.version = PythonRequirement.exactVersion(specifiers) }
    return DeclaredDependency(dependency: dependency, range: specifiers)
  }

  private var pin: Dependency.Pin { url == nil ? PythonRequirement.pin(specifiers) : .url }

  /// How far specifiers fix the version.
  static func pin(_ specifiers: String) -> Dependency.Pin {
    if specifiers.isEmpty || specifiers == "*" { return .none }
    return exactVersion(specifiers) == nil ? .range : .exact
  }

  /// The version as written in `==1.2.3`; nil for `==1.2.*` and every other comparison.
  static func exactVersion(_ specifiers: String) -> String? {
    for part in specifiers.split(separator: ",") {
      let part = part.filter { $0 != "(" && $0 != ")" && $0 != " " }
      guard part.hasPrefix("=="), !part.hasSuffix("*") else { continue }
      let version = part.drop { $0 == "=" }
      if PythonVersion(String(version)) != nil { return String(version) }
    }
    return nil
  }
}
