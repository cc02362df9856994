import Core

/// A door that asks nothing, and the doors of the same functions that do: what somebody built to keep strangers out, and
/// the way around it.
struct BothWays {
  /// Ways of anybody through the open door.
  var open: [Way]
  /// Ways to the same functions that ask who comes.
  var guarded: [Way]

  /// The functions that the open door runs, the nearest first.
  var functions: [String] { open.map(\.function) }

  /// ", although Api asks for user pool authorizer Users"; empty when nothing else asks.
  var contrast: String {
    guard let way = guarded.first, let door = way.steps.first else { return "" }
    return ", although \(door.label) asks for \(way.checks.joined(separator: " and "))"
  }

  /// The ways step by step, as places to look at.
  var related: [RelatedPlace] {
    guard !guarded.isEmpty else { return [] }
    return places(open, "the open way") { $0.last { $0.place != nil } }
      + places(guarded, "the way that is protected") { $0.first { $0.place != nil } }
  }

  private func places(_ ways: [Way], _ title: String, _ telling: ([Way.Step]) -> Way.Step?) -> [RelatedPlace] {
    ways.prefix(3).compactMap { way in
      telling(way.steps)?.place.map { RelatedPlace(place: $0, note: "\(title): \(way.display)") }
    }
  }
}

extension Application {
  /// The ways through a resource, or through a function's own address, that ask nothing, and those beside it that do.
  /// - Parameters:
  ///   - door: the id of the resource, or that of the entrance on the map.
  ///   - function: the only function to look at.
  func bothWays(around door: String, to function: String? = nil) -> BothWays {
    let open = evidence.ways.filter { way in
      (function == nil || way.function == function) && way.audience == .anonymous && way.checks.isEmpty
        && !way.needsTakeover
        && way.steps.dropLast().prefix(2).contains { $0.id == door }
    }
    .sorted { $0.steps.count < $1.steps.count }
    let functions = Set(open.map(\.function))
    let guarded = evidence.ways.filter { way in
      functions.contains(way.function) && way.audience == .user && !way.checks.isEmpty && !way.needsTakeover
        && !way.steps.dropLast().prefix(2).contains { $0.id == door }
    }
    return BothWays(open: open, guarded: guarded)
  }
}
