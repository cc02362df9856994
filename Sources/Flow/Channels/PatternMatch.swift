import Core

/// Whether data passes an event pattern, a filter policy or a filter criterion, by what is known of it.
///
/// All three share one language. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
enum PatternMatch {
  /// Whether one of several patterns lets a value through; everything passes where there is none.
  static func answer(_ patterns: [Structure], _ value: PortableValue) -> Answer {
    patterns.isEmpty ? .yes : any(patterns.map { object($0, value) })
  }

  /// Whether everything that a pattern asks about is known.
  static func isDecided(_ pattern: Structure, _ value: PortableValue) -> Bool {
    // An attribute that was written without its type, which the pattern names.
    if value.text != nil, pattern.members.allSatisfy({ attributeTypes.contains($0.name) }) { return true }
    return pattern.members.allSatisfy { member in
      if member.name == "$or" { return member.value.items.contains { isDecided($0, value) } }
      guard let part = value.part(member.name) else { return value.isWhole }
      if case .list(let matchers) = member.value {
        let passes = part.options.map { option in any(matchers.map { matcher($0, PortableValue(Text(option))) }) }
        return part.text != nil || !passes.isEmpty && Set(passes).count == 1
      }
      return isDecided(member.value, part)
    }
  }

  /// All members must match; `$or` lists alternatives.
  private static func object(_ pattern: Structure, _ value: PortableValue) -> Answer {
    if value.text != nil, value.fields.isEmpty, let type = pattern.members.first, attributeTypes.contains(type.name) {
      return any(type.value.items.map { matcher($0, value) })
    }
    return all(
      pattern.members.map { member in
        if member.name == "$or" { return any(member.value.items.map { object($0, value) }) }
        return self.member(member.value, value.part(member.name), of: value)
      })
  }

  /// An attribute of an item that was written without its type has one in the stream.
  /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
  private static let attributeTypes: Set<String> = ["S", "N", "BOOL"]

  private static func member(_ pattern: Structure, _ part: PortableValue?, of whole: PortableValue) -> Answer {
    guard let part else {
      let demandsAbsence = pattern.items.contains { $0["exists"]?.literal == "false" }
      if whole.isWhole { return demandsAbsence ? .yes : .no }
      return demandsAbsence ? .perhaps : .yes
    }
    guard case .list(let matchers) = pattern else { return object(pattern, part) }
    return any(matchers.map { matcher($0, part) })
  }

  private static func matcher(_ matcher: Structure, _ value: PortableValue) -> Answer {
    if !value.options.isEmpty {
      // Of the words that the platform writes one at a time, one that passes lets data through.
      return any(value.options.map { self.matcher(matcher, PortableValue(Text($0))) })
    }
    if let wanted = matcher.literal { return equals(wanted, value) }
    if let wanted = matcher.text { return named(wanted, value) }
    guard let member = matcher.members.first else { return undecided(value) }
    switch member.name {
    case "exists": return member.value.literal == "false" ? .no : .yes
    case "prefix": return begins(with: operand(member.value), value)
    case "suffix": return ends(with: operand(member.value), value)
    case "anything-but": return not(anyOf(member.value, value))
    case "equals-ignore-case": return folded(operand(member.value), value)
    case "wildcard": return wildcard(operand(member.value), value)
    case "numeric": return numeric(member.value.items.compactMap(\.literal), value)
    default: return undecided(value)
    }
  }

  private static func anyOf(_ operand: Structure, _ value: PortableValue) -> Answer {
    any((operand.items.isEmpty ? [operand] : operand.items).map { matcher($0, value) })
  }

  /// The text of `{ "prefix": "a" }` and of `{ "prefix": { "equals-ignore-case": "a" } }`.
  private static func operand(_ document: Structure) -> String? {
    document.literal ?? document.members.first?.value.literal
  }

  // MARK: Comparing

  private static func equals(_ wanted: String, _ value: PortableValue) -> Answer {
    guard let text = value.text else { return elements(value) { equals(wanted, $0) } }
    if let literal = text.literal { return literal == wanted ? .yes : .no }
    let mayBe = wanted.hasPrefix(text.knownPrefix) && wanted.hasSuffix(text.knownSuffix)
    return mayBe ? undecided(value) : .no
  }

  /// Texts that name resources are the same when they are written alike.
  private static func named(_ wanted: Text, _ value: PortableValue) -> Answer {
    guard let text = value.text, let one = text.resource, let other = wanted.resource else { return undecided(value) }
    if text == wanted { return .yes }
    return one == other ? .perhaps : .no
  }

  static func begins(with prefix: String?, _ value: PortableValue) -> Answer {
    guard let prefix, let text = value.text else { return undecided(value) }
    let known = text.knownPrefix
    if known.hasPrefix(prefix) { return .yes }
    return text.literal == nil && prefix.hasPrefix(known) ? undecided(value) : .no
  }

  static func ends(with suffix: String?, _ value: PortableValue) -> Answer {
    guard let suffix, let text = value.text else { return undecided(value) }
    let known = text.knownSuffix
    if known.hasSuffix(suffix) { return .yes }
    return text.literal == nil && suffix.hasSuffix(known) ? undecided(value) : .no
  }

  private static func folded(_ wanted: String?, _ value: PortableValue) -> Answer {
    guard let wanted, let literal = value.literal else { return undecided(value) }
    return literal.lowercased() == wanted.lowercased() ? .yes : .no
  }

  /// Only what stands before the first `*` is looked at.
  private static func wildcard(_ wanted: String?, _ value: PortableValue) -> Answer {
    guard let wanted else { return undecided(value) }
    guard let star = wanted.firstIndex(of: "*") else { return equals(wanted, value) }
    return begins(with: String(wanted[..<star]), value) == .no ? .no : undecided(value)
  }

  /// `[">", 0, "<=", 10]`: all comparisons must hold.
  private static func numeric(_ comparisons: [String], _ value: PortableValue) -> Answer {
    guard let number = value.literal.flatMap({ Double($0) }) else { return undecided(value) }
    for index in stride(from: 0, to: comparisons.count - 1, by: 2) {
      guard let bound = Double(comparisons[index + 1]) else { return .perhaps }
      let holds =
        switch comparisons[index] {
        case "<": number < bound
        case "<=": number <= bound
        case ">": number > bound
        case ">=": number >= bound
        default: number == bound
        }
      if !holds { return .no }
    }
    return .yes
  }

  /// A list matches when one of its elements does.
  private static func elements(_ value: PortableValue, _ test: (PortableValue) -> Answer) -> Answer {
    let elements = value.fields.values + value.rest
    return elements.isEmpty || elements.contains { $0.text == nil } ? undecided(value) : any(elements.map(test))
  }

  /// Who chooses a value chooses one that passes.
  private static func undecided(_ value: PortableValue) -> Answer { value.isTainted ? .yes : .perhaps }

  // MARK: Three values

  static func all(_ answers: [Answer]) -> Answer {
    if answers.contains(.no) { return .no }
    return answers.contains(.perhaps) ? .perhaps : .yes
  }

  static func any(_ answers: [Answer]) -> Answer {
    if answers.contains(.yes) { return .yes }
    return answers.contains(.perhaps) ? .perhaps : .no
  }

  private static func not(_ answer: Answer) -> Answer {
    switch answer {
    case .yes: .no
    case .no: .yes
    case .perhaps: .perhaps
    }
  }
}
