import Core

/// Functions that write and read JSON and YAML.
enum EncodingFunctions {
  static let table: [String: Functions.Function] = [
    "jsonencode": { arguments, _, place in encode(arguments, place) },
    "yamlencode": { arguments, _, place in encode(arguments, place) },
    "jsondecode": { arguments, scope, place in decode(arguments, "jsondecode", scope, place) },
    "yamldecode": { arguments, scope, place in decode(arguments, "yamldecode", scope, place) },
    // What is encoded is what matters, as in CloudFormation's Base64.
    "base64encode": { arguments, _, place in arguments.first ?? Value(.null, at: place) },
    "textencodebase64": { arguments, _, place in arguments.first ?? Value(.null, at: place) },
    "urlencode": { arguments, _, place in arguments.first ?? Value(.null, at: place) },
  ]

  private static func encode(_ arguments: [Value], _ place: Place) -> Value {
    guard let first = arguments.first else { return Value(.null, at: place) }
    return first.isUnknown ? first : Value(.json(first), at: place)
  }

  private static func decode(_ arguments: [Value], _ name: String, _ scope: Scope, _ place: Place) -> Value {
    guard let first = arguments.first else { return Value(.null, at: place) }
    if case .json(let value) = first.content { return value }
    guard let fragments = first.fragments, !first.isUnknown,
      let document = EmbeddedDocument.read(fragments, at: first.place)
    else { return Functions.open(arguments, name, at: place) }
    return document
  }
}

/// Functions of local files and paths. Only files of the scanned tree are looked at.
enum FileFunctions {
  static let table: [String: Functions.Function] = [
    "file": { arguments, scope, place in file(arguments, scope, place) },
    "templatefile": { arguments, scope, place in template(arguments, scope, place) },
    "templatestring": { arguments, scope, place in Functions.open(arguments, "templatestring", at: place) },
    "fileexists": { arguments, scope, place in
      guard let path = arguments.first?.literal else { return Functions.open(arguments, "fileexists", at: place) }
      let target = Path.join(scope.world.rootFolder, path)
      return Value(.bool(target.map { scope.world.tree.containsFile($0) } ?? false), at: place)
    },
    "fileset": { arguments, scope, place in fileSet(arguments, scope, place) },
    "abspath": { arguments, _, place in arguments.first ?? Value(.null, at: place) },
    "pathexpand": { arguments, _, place in arguments.first ?? Value(.null, at: place) },
    "basename": { arguments, _, place in
      arguments.first?.literal.map { Value(Path.name(of: $0), at: place) }
        ?? Functions.open(arguments, "basename", at: place)
    },
    "dirname": { arguments, _, place in
      arguments.first?.literal.map { Value(Path.folder(of: $0), at: place) }
        ?? Functions.open(arguments, "dirname", at: place)
    },
  ]

  /// The text of the file, in its own place.
  private static func file(_ arguments: [Value], _ scope: Scope, _ place: Place) -> Value {
    guard let path = arguments.first?.literal, let file = scope.world.file(path) else {
      return Functions.open(arguments, "file", at: place)
    }
    let whole = Place(file.id, 0, UInt32(clamping: file.bytes.count))
    let text = String(decoding: file.bytes, as: UTF8.self)
    return Value(.string([Value.Fragment(piece: .literal(text), place: whole, isVerbatim: true)]), at: place)
  }

  /// https://developer.hashicorp.com/terraform/language/functions/templatefile
  private static func template(_ arguments: [Value], _ scope: Scope, _ place: Place) -> Value {
    guard let path = arguments.first?.literal, let file = scope.world.file(path),
      let parts = ConfigurationReader.template(file.bytes, file: file.id, at: 0)
    else { return Functions.open(arguments, "templatefile", at: place) }
    return value(of: parts, variables: arguments.count > 1 ? arguments[1] : Value(.object([]), at: place), scope, place)
  }

  /// A template sees its own variables and nothing else. What it interpolates keeps the template's places.
  static func value(of parts: [TemplatePart], variables: Value, _ scope: Scope, _ place: Place) -> Value {
    var inner = Scope(scope.module)
    for field in variables.fields ?? [] { inner.bindings[field.name] = field.value }
    return TemplateEvaluation(inner).value(parts, at: place)
  }

  private static func fileSet(_ arguments: [Value], _ scope: Scope, _ place: Place) -> Value {
    guard arguments.count == 2, let base = arguments[0].literal, let pattern = arguments[1].literal,
      let folder = Path.join(scope.world.rootFolder, base)
    else { return Functions.open(arguments, "fileset", at: place) }
    let prefix = folder.isEmpty ? 0 : folder.utf8.count + 1
    let names = scope.world.tree.files(below: folder).map { String($0.path.dropFirst(prefix)) }
    let found = names.filter { PathPattern.matches($0, pattern) }.prefix(World.maximumElements)
    return Value(.list(found.map { Value($0, at: place) }), at: place)
  }
}

/// Patterns of `fileset`: `*` within a name, `**` over folders, `?`, and `{a,b}`.
enum PathPattern {
  /// Each star multiplies the ways in which a path may match.
  private static let maximumStars = 6

  static func matches(_ path: String, _ pattern: String) -> Bool {
    guard pattern.utf8.count(where: { $0 == UInt8(ascii: "*") }) <= maximumStars else { return false }
    return alternatives(pattern, depth: 0).contains { matches(Array(path.utf8)[...], Array($0.utf8)[...]) }
  }

  private static func alternatives(_ pattern: String, depth: Int) -> [String] {
    guard depth < 4, let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else {
      return [pattern]
    }
    let (head, tail) = (pattern[..<open], pattern[pattern.index(after: close)...])
    let choices = pattern[pattern.index(after: open)..<close].split(separator: ",", omittingEmptySubsequences: false)
    return choices.prefix(20).flatMap { alternatives(String(head) + $0 + tail, depth: depth + 1) }
  }

  private static func matches(_ path: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    let rest = pattern.dropFirst()
    if first == UInt8(ascii: "*") {
      let isDeep = rest.first == UInt8(ascii: "*")
      var tail = isDeep ? rest.dropFirst() : rest
      if isDeep, tail.first == UInt8(ascii: "/") { tail = tail.dropFirst() }
      return stars(path, tail, isDeep: isDeep)
    }
    guard let next = path.first, first == UInt8(ascii: "?") ? next != UInt8(ascii: "/") : next == first else {
      return false
    }
    return matches(path.dropFirst(), rest)
  }

  private static func stars(_ path: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>, isDeep: Bool) -> Bool {
    var rest = path
    while true {
      if matches(rest, pattern) { return true }
      guard let next = rest.popFirst(), isDeep || next != UInt8(ascii: "/") else { return false }
    }
  }
}
