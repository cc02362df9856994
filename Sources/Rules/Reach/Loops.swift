import Core

/// Functions that set each other off in a circle: each of them by what it writes, the last one the first again.
struct Loop {
  /// What each function sends, in order; the first function stands at the start of the first.
  var firings: [Firing]
  var functions: [String]

  /// Whether every hop is sure to fire, as far as names, keys and filters are known.
  var isCertain: Bool { firings.allSatisfy { $0.answer == .yes } }

  /// "Split → Parts → Join → Uploads → Split".
  var display: String {
    var names: [String] = []
    for (function, firing) in zip(functions, firings) { names += [function] + firing.over }
    return (names + functions.prefix(1)).joined(separator: " → ")
  }
}

/// The circles of an application. What code sends in some cases only ends them, and so may a filter of which it is not
/// known what it lets through: neither counts here.
struct Loops {
  /// Functions in a circle; longer ones are seldom meant to be one thing.
  private static let longest = 6

  private let next: [String: [Firing]]

  init(_ application: Application) {
    var next: [String: [Firing]] = [:]
    for firing in application.evidence.firings where !firing.isConditional && !firing.isFiltered {
      for function in firing.functions { next[function, default: []].append(firing) }
    }
    // A sure hop comes before one that may not fire.
    self.next = next.mapValues { firings in
      firings.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    }
  }

  /// The circles of two functions and more, each once, and those of one function over several resources.
  func all(in functions: [Function]) -> [Loop] {
    var seen: Set<Set<String>> = []
    return functions.compactMap { function in
      guard next[function.id] != nil, let loop = shortest(from: function.id) else { return nil }
      return seen.insert(Set(loop.functions)).inserted ? loop : nil
    }
  }

  /// The shortest way from a function back to itself.
  private func shortest(from start: String) -> Loop? {
    var reached: [String: (from: String, firing: Firing)] = [:]
    var front = [start]
    for _ in 0..<Self.longest where !front.isEmpty {
      var following: [String] = []
      for function in front {
        for firing in next[function] ?? [] where reached[firing.target] == nil {
          reached[firing.target] = (function, firing)
          if firing.target == start { return loop(back: start, reached) }
          following.append(firing.target)
        }
      }
      front = following
    }
    return nil
  }

  private func loop(back start: String, _ reached: [String: (from: String, firing: Firing)]) -> Loop {
    var loop = Loop(firings: [], functions: [])
    var at = start
    while let (from, firing) = reached[at] {
      loop.firings.insert(firing, at: 0)
      loop.functions.insert(from, at: 0)
      at = from
      if at == start { break }
    }
    return loop
  }
}

extension Firing {
  fileprivate var rank: Int { answer == .yes ? 0 : 1 }
}
