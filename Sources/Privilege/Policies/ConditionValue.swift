import Core

// Comparing one value of a request with one value of a policy.

extension ConditionOperator {
  /// Whether the positive form of the operator holds between a value of the request and one of the policy.
  func holds(_ value: Text, _ wanted: Text) -> Answer {
    switch comparison {
    case .string(let ignoresCase, let isPattern): Self.string(value, wanted, ignoresCase, isPattern)
    case .arn: Self.arn(value, wanted)
    case .number(let order): Self.ordered(value, wanted, order, Self.number)
    case .date(let order): Self.ordered(value, wanted, order, DateTime.seconds)
    case .bool: Self.literals(value, wanted) { $0.lowercased() == $1.lowercased() }
    case .binary: Self.literals(value, wanted) { $0 == $1 }
    case .address: Self.literals(value, wanted) { NetworkRange($1)?.contains($0) ?? false }
    case .null: .perhaps
    }
  }

  private static func literals(_ value: Text, _ wanted: Text, _ holds: (String, String) -> Bool) -> Answer {
    guard let value = value.literal, let wanted = wanted.literal else { return .perhaps }
    return Answer(holds(value, wanted))
  }

  private static func ordered<Value: Comparable>(
    _ value: Text, _ wanted: Text, _ order: Order, _ read: (String) -> Value?
  ) -> Answer {
    literals(value, wanted) { value, wanted in
      guard let value = read(value), let wanted = read(wanted) else { return false }
      return order.holds(value, wanted)
    }
  }

  private static func number(_ text: String) -> Double? { Double(text) }

  private static func string(_ value: Text, _ wanted: Text, _ ignoresCase: Bool, _ isPattern: Bool) -> Answer {
    let pattern = ConditionText.pattern(wanted, isPattern: isPattern, ignoresCase: ignoresCase)
    return pattern.includes(ConditionText.pattern(value, isPattern: false, ignoresCase: ignoresCase))
  }

  /// Part by part, as the six parts of an ARN are matched apart from each other.
  private static func arn(_ value: Text, _ wanted: Text) -> Answer {
    let wholes = (ConditionText.pattern(wanted, isPattern: true), ConditionText.pattern(value, isPattern: false))
    guard value.literal != nil, wanted.literal != nil else { return wholes.0.includes(wholes.1) }
    let (patterns, parts) = (ARNParts.split(wanted.display), ARNParts.split(value.display))
    guard patterns.count == parts.count else { return .no }
    return Answer(zip(patterns, parts).allSatisfy { Wildcard.matches($0, $1) })
  }
}

/// The six parts of an ARN.
enum ARNParts {
  static func split(_ text: String) -> [String] {
    text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
  }
}

/// Texts of conditions as patterns.
enum ConditionText {
  /// - Parameter isPattern: whether `*` and `?` stand for other characters.
  static func pattern(_ text: Text, isPattern: Bool, ignoresCase: Bool = false) -> ResourcePattern {
    var pattern = ResourcePattern()
    for piece in text.pieces {
      switch piece {
      case .literal(let literal): pattern.append(ignoresCase ? literal.lowercased() : literal, isPattern: isPattern)
      case .attribute(let id, let name): pattern.append(.token("\(id).\(name)"))
      case .unknown(let what): pattern.append(.token(what))
      }
    }
    return pattern
  }
}
