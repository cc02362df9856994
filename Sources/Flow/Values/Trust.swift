import Core

/// How sure it is that data comes the way it is told.
struct Trust: Hashable {
  /// That it comes at all.
  var whole = Confidence.high
  /// That it comes to where a text begins, which decides about the host of an address.
  var start = Confidence.high

  /// As sure as the less sure of two parts of a way.
  func limited(to other: Trust) -> Trust {
    Trust(whole: min(whole, other.whole), start: min(start, other.start))
  }
}

/// Where a call that nobody knows was given what its result may hold.
enum Guess: Hashable {
  /// As its first argument, which most functions turn into what they give back.
  case first
  /// As a further argument.
  case later
  /// In a field of an object, most often one of several options.
  case inside

  var trust: Trust {
    switch self {
    case .first: Trust(whole: .medium, start: .medium)
    case .later: Trust(whole: .medium, start: .low)
    case .inside: Trust(whole: .low, start: .low)
    }
  }
}

extension Step.Note {
  /// How sure it is that data takes this step.
  var trust: Trust {
    switch self {
    case .guessed(_, let guess): guess.trust
    case .appended: Trust(start: .low)
    case .source(let confidence), .elsewhere(_, _, let confidence): Trust(whole: confidence, start: confidence)
    default: Trust()
    }
  }
}
