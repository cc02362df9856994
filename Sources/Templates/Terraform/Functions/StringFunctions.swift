import Core

/// Functions of strings. They work on what is known of a string and leave the rest in place.
enum StringFunctions {
  static let table: [String: Functions.Function] = [
    "join": { arguments, _, place in join(arguments, place) },
    "format": { arguments, _, place in Formatting.format(arguments, at: place) },
    "formatlist": { arguments, _, place in Formatting.formatList(arguments, at: place) },
    "lower": { arguments, _, place in mapped(arguments, "lower", place) { $0.lowercased() } },
    "upper": { arguments, _, place in mapped(arguments, "upper", place) { $0.uppercased() } },
    "title": { arguments, _, place in mapped(arguments, "title", place, titled) },
    "replace": { arguments, _, place in replace(arguments, place) },
    "split": { arguments, _, place in split(arguments, place) },
    "trimspace": { arguments, _, place in whole(arguments, "trimspace", place) { String($0.trimmingSpaces()) } },
    "chomp": { arguments, _, place in whole(arguments, "chomp", place) { String($0.trimmingSpaces()) } },
    "trim": { arguments, _, place in whole(arguments, "trim", place) { trimmed($0, arguments) } },
    "trimprefix": { arguments, _, place in
      whole(arguments, "trimprefix", place) { text in
        arguments.count > 1 ? text.withoutPrefix(arguments[1].literal ?? "") : text
      }
    },
    "trimsuffix": { arguments, _, place in
      whole(arguments, "trimsuffix", place) { text in
        guard let suffix = arguments.last?.literal, text.hasSuffix(suffix) else { return text }
        return String(text.dropLast(suffix.count))
      }
    },
    "substr": { arguments, _, place in substring(arguments, place) },
    "strrev": { arguments, _, place in whole(arguments, "strrev", place) { String($0.reversed()) } },
    "indent": { arguments, _, place in arguments.last ?? Value(.null, at: place) },
    "startswith": { arguments, _, place in question(arguments, "startswith", place) { $0.hasPrefix($1) } },
    "endswith": { arguments, _, place in question(arguments, "endswith", place) { $0.hasSuffix($1) } },
    "strcontains": { arguments, _, place in question(arguments, "strcontains", place) { $0.contains($1) } },
  ]

  /// The literal pieces changed one by one; `${…}` in the middle stays.
  private static func mapped(
    _ arguments: [Value], _ name: String, _ place: Place, _ change: (String) -> String
  ) -> Value {
    guard let first = arguments.first, !first.isUnknown, let fragments = first.fragments else {
      return Functions.open(arguments, name, at: place)
    }
    return Value(.string(fragments.map { $0.mapped(change) }), at: place)
  }

  /// A string that is known as a whole, changed; a string that is not becomes unknown.
  private static func whole(
    _ arguments: [Value], _ name: String, _ place: Place, _ change: (String) -> String
  ) -> Value {
    guard let text = arguments.first?.literal else {
      return arguments.first.flatMap { $0.isUnknown ? nil : $0 } ?? Functions.open(arguments, name, at: place)
    }
    return Value(change(text), at: place)
  }

  private static func question(
    _ arguments: [Value], _ name: String, _ place: Place, _ ask: (String, String) -> Bool
  ) -> Value {
    guard arguments.count == 2, let text = arguments[0].literal, let part = arguments[1].literal else {
      return Functions.open(arguments, name, at: place)
    }
    return Value(.bool(ask(text, part)), at: place)
  }

  private static func titled(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }

  private static func trimmed(_ text: String, _ arguments: [Value]) -> String {
    guard arguments.count > 1, let set = arguments[1].literal else { return text }
    let tail = text.drop { set.contains($0) }
    return String(tail.reversed().drop { set.contains($0) }.reversed())
  }

  private static func join(_ arguments: [Value], _ place: Place) -> Value {
    guard let separator = arguments.first?.fragments else { return Functions.open(arguments, "join", at: place) }
    var items: [Value] = []
    for argument in arguments.dropFirst() {
      guard let elements = Elements.of(argument) else { return Functions.open([argument], "join", at: place) }
      items += elements.map(\.value)
    }
    var result: [Value.Fragment] = []
    for (index, item) in items.enumerated() where result.count < World.maximumElements {
      if index > 0 { result += separator }
      result += item.fragments ?? []
    }
    return Value(.string(result), at: place)
  }

  /// A pattern between slashes is a regular expression, and its result stays open.
  private static func replace(_ arguments: [Value], _ place: Place) -> Value {
    guard arguments.count == 3, let text = arguments[0].fragments, let pattern = arguments[1].literal,
      let replacement = arguments[2].literal, !arguments[0].isUnknown,
      !(pattern.utf8.count > 1 && pattern.hasPrefix("/") && pattern.hasSuffix("/"))
    else { return Functions.open(arguments, "replace", at: place) }
    if pattern.isEmpty { return arguments[0] }
    return Value(.string(text.map { $0.mapped { $0.replacing(pattern, with: replacement) } }), at: place)
  }

  private static func split(_ arguments: [Value], _ place: Place) -> Value {
    guard arguments.count == 2, let separator = arguments[0].literal, !separator.isEmpty, !arguments[1].isUnknown,
      let fragments = arguments[1].fragments
    else { return Functions.open(arguments, "split", at: place) }
    var parts: [[Value.Fragment]] = [[]]
    for fragment in fragments {
      guard case .literal(let text) = fragment.piece else {
        parts[parts.count - 1].append(fragment)
        continue
      }
      for (index, part) in text.parts(separatedBy: separator).enumerated() {
        if index > 0 { parts.append([]) }
        parts[parts.count - 1].append(Value.Fragment(piece: .literal(part), place: fragment.place))
      }
    }
    return Value(.list(parts.map { Value(.string($0), at: place) }), at: place)
  }

  private static func substring(_ arguments: [Value], _ place: Place) -> Value {
    guard arguments.count == 3, let text = arguments[0].literal, let offset = arguments[1].int,
      let length = arguments[2].int, abs(offset) <= text.count
    else { return Functions.open(arguments, "substr", at: place) }
    let tail = offset < 0 ? text.suffix(-offset) : text.dropFirst(offset)
    return Value(String(length < 0 ? tail : tail.prefix(length)), at: place)
  }
}

extension Value.Fragment {
  /// The same piece with its literal text changed.
  func mapped(_ change: (String) -> String) -> Value.Fragment {
    guard case .literal(let text) = piece else { return self }
    let changed = change(text)
    return changed == text ? self : Value.Fragment(piece: .literal(changed), place: place)
  }
}

extension String {
  func withoutPrefix(_ prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}

/// `format` and `formatlist`. https://developer.hashicorp.com/terraform/language/functions/format
enum Formatting {
  static func format(_ arguments: [Value], at place: Place) -> Value {
    guard let pattern = arguments.first?.literal else { return Functions.open(arguments, "format", at: place) }
    return Value(.string(fragments(pattern, arguments.dropFirst(), at: place)), at: place)
  }

  static func formatList(_ arguments: [Value], at place: Place) -> Value {
    guard let pattern = arguments.first?.literal else { return Functions.open(arguments, "formatlist", at: place) }
    let lists = arguments.dropFirst().map { $0.items }
    guard let count = lists.compactMap({ $0?.count }).max() else {
      let single = Value(.string(fragments(pattern, arguments.dropFirst(), at: place)), at: place)
      return arguments.dropFirst().contains(where: \.isUnknown)
        ? Functions.open(arguments, "formatlist", at: place) : Value(.list([single]), at: place)
    }
    let items = (0..<count).map { index in
      let row = zip(arguments.dropFirst(), lists).compactMap { value, list in
        list.map { $0.indices.contains(index) ? $0[index] : Value("", at: place) } ?? value
      }
      return Value(.string(fragments(pattern, row[...], at: row.first?.place ?? place)), at: row.first?.place ?? place)
    }
    return Value(.list(items), at: place)
  }

  private static func fragments(_ pattern: String, _ values: ArraySlice<Value>, at place: Place) -> [Value.Fragment] {
    var result: [Value.Fragment] = []
    var rest = values
    var text = Substring(pattern)
    while let percent = text.firstIndex(of: "%") {
      result.append(Value.Fragment(piece: .literal(String(text[..<percent])), place: place))
      text = text[text.index(after: percent)...]
      guard let end = text.firstIndex(where: { $0.isLetter || $0 == "%" }) else { break }
      let (flags, verb) = (text[..<end], text[end])
      text = text[text.index(after: end)...]
      if verb == "%" {
        result.append(Value.Fragment(piece: .literal("%"), place: place))
      } else if let value = rest.popFirst() {
        result += formatted(value, flags, verb, at: place)
      }
    }
    return result + [Value.Fragment(piece: .literal(String(text)), place: place)]
  }

  private static func formatted(
    _ value: Value, _ flags: Substring, _ verb: Character, at place: Place
  ) -> [Value.Fragment] {
    guard var fragments = value.fragments else {
      return [Value.Fragment(piece: .unknown("a structure"), place: place)]
    }
    if let width = Int(flags.drop { $0 == "0" }), let literal = value.literal, literal.count < width {
      let fill = String(repeating: flags.hasPrefix("0") ? "0" : " ", count: min(width, 200) - min(width, literal.count))
      fragments.insert(Value.Fragment(piece: .literal(fill), place: place), at: 0)
    }
    guard verb == "q" else { return fragments }
    let quote = Value.Fragment(piece: .literal("\""), place: place)
    return [quote] + fragments + [quote]
  }
}
