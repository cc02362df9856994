import Core

/// The methods of strings in both languages, and of paths, which are strings here.
enum TextMethods {
  static let all: [String: NativeFunction.Body] = changes.merging(questions) { first, _ in first }
    .merging(paths) { first, _ in first }

  private static func literal(_ change: @escaping @Sendable (String) -> String) -> NativeFunction.Body {
    { _, this, _ in this.literal.map { .text(change($0), at: this.place) } ?? .unknown("a string") }
  }

  private static let same: NativeFunction.Body = { _, this, _ in this }

  private static let changes: [String: NativeFunction.Body] = [
    "toLowerCase": literal { $0.lowercased() }, "lower": literal { $0.lowercased() },
    "toUpperCase": literal { $0.uppercased() }, "upper": literal { $0.uppercased() },
    "trim": literal(trimmed), "strip": literal(trimmed),
    "capitalize": literal { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() },
    "toString": { _, this, _ in this.asText.map { Value(.text($0), at: this.place) } ?? this },
    "valueOf": same, "decode": same, "encode": same, "value": same,
    "replace": { _, this, arguments in replaced(this, arguments) },
    "replaceAll": { _, this, arguments in replaced(this, arguments) },
    "split": { _, this, arguments in
      guard let text = this.literal, let separator = arguments[0].literal, !separator.isEmpty else {
        return .unknown("a part of a string")
      }
      return Builtin.list(Substrings.split(text, separator).map { .text($0, at: this.place) })
    },
    "join": { _, this, arguments in
      guard let list = arguments[0].list, list.openEnd == nil else { return .unknown("a joined list") }
      return Value(.text(Value.join(list.items, this.asText ?? "")))
    },
    "concat": { _, this, arguments in Value(.text(Value.join([this] + arguments.positional, ""))) },
    "format": { _, this, arguments in Formats.filled(this, arguments) },
  ]

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// Patterns are not followed.
  private static func replaced(_ this: Value, _ arguments: Arguments) -> Value {
    guard let text = this.literal, let old = arguments[0].literal, let new = arguments[1].literal, !old.isEmpty
    else { return .unknown("a string") }
    return .text(Substrings.split(text, old).joined(separator: new), at: this.place)
  }

  private static let questions: [String: NativeFunction.Body] = [
    "startsWith": asked { $0.hasPrefix($1) }, "startswith": asked { $0.hasPrefix($1) },
    "endsWith": asked { $0.hasSuffix($1) }, "endswith": asked { $0.hasSuffix($1) },
    "includes": asked { $0.contains($1) },
    "exists": { _, _, _ in .unknown("whether a file is there") },
  ]

  private static func asked(_ question: @escaping @Sendable (String, String) -> Bool) -> NativeFunction.Body {
    { _, this, arguments in
      guard let text = this.literal, let other = arguments[0].literal else { return .unknown("a comparison") }
      return Value(.bool(question(text, other)))
    }
  }

  private static let paths: [String: NativeFunction.Body] = [
    "joinpath": { _, this, arguments in Paths.joined([this] + arguments.positional) },
    "resolve": same, "absolute": same, "as_posix": same, "expanduser": same,
    "read_text": { machine, this, _ in machine.contents(of: this) },
    "open": { machine, this, _ in machine.contents(of: this) },
    "read": same, "__enter__": same,
  ]
}

/// What paths offer beside methods.
enum PathProperties {
  static let all: [String: @Sendable (Value) -> Value] = [
    "parent": { Paths.folder($0) },
    "value": { $0 },
  ]
}

/// Paths put together and taken apart.
enum Paths {
  /// Later absolute paths replace what stands before them, as `path.resolve` and `os.path.join` do.
  static func joined(_ parts: [Value]) -> Value {
    var text = Text()
    for part in parts {
      guard let next = part.asText else { return .unknown("a path") }
      let isAbsolute = next.knownPrefix.hasPrefix("/~")
      if isAbsolute { text = Text() } else if !text.pieces.isEmpty { text.append(.literal("/")) }
      text.append(next)
    }
    return Value(.text(text), at: parts.last?.place)
  }

  static func folder(_ path: Value) -> Value {
    guard let text = path.literal else { return .unknown("a path") }
    let folder = Path.folder(of: text)
    return .text(folder.isEmpty ? "." : folder, at: path.place)
  }

  /// `path.basename(path, ending)`
  static func name(_ path: Value, without ending: Value) -> Value {
    guard let text = path.literal else { return .unknown("a path") }
    let name = Path.name(of: text)
    guard let ending = ending.literal, name.hasSuffix(ending) else { return .text(name) }
    return .text(String(name.dropLast(ending.count)))
  }
}

extension Machine {
  /// What a local file says, standing where it says it.
  func contents(of path: Value) -> Value {
    guard let text = path.literal, let target = Locations.resolve(text, from: world.folder),
      let file = world.tree.file(at: target)
    else { return .unknown("the contents of a file") }
    let place = Place(file.id, 0, UInt32(file.bytes.count))
    return .text(String(decoding: file.bytes, as: UTF8.self), at: place)
  }
}

/// Literal parts of strings.
enum Substrings {
  static func split(_ text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}

/// Python's `"{} {name}".format(…)`
enum Formats {
  static func filled(_ format: Value, _ arguments: Arguments) -> Value {
    guard let text = format.literal else { return .unknown("a formatted string") }
    var (result, literal, next) = (Text(), "", 0)
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "{", rest.first != "{", let end = rest.firstIndex(of: "}") else {
        literal.append(character)
        if (character == "{" || character == "}") && rest.first == character { rest.removeFirst() }
        continue
      }
      let name = String(rest[..<end].prefix { $0 != ":" && $0 != "!" })
      rest = rest[rest.index(after: end)...]
      result.append(.literal(literal))
      literal = ""
      result.append(value(of: name, arguments, &next).asText ?? Text(pieces: [.unknown("a structure")]))
    }
    result.append(.literal(literal))
    return Value(.text(result), at: format.place)
  }

  private static func value(of name: String, _ arguments: Arguments, _ next: inout Int) -> Value {
    if name.isEmpty {
      defer { next += 1 }
      return arguments[next]
    }
    if let index = Int(name) { return arguments[index] }
    return arguments.named.first { $0.name == name }?.value ?? .unknown("a formatted string")
  }
}
