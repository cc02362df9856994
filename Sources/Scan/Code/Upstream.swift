import Core
import Flow

/// Which functions data came through on its way to others, so that those nearer to its source can be followed first: whoever
/// waits for them then sees all that comes at once.
struct Upstream {
  /// The functions on the ways of what arrives, by the function that it arrives at.
  private let before: [String: Set<String>]

  init(_ inbound: [String: [InboundValue]]) {
    before = inbound.mapValues { values in
      values.reduce(into: []) { functions, value in
        for taint in value.event.deepTaints { functions.formUnion(taint.steps.compactMap(\.function)) }
      }
    }
  }

  /// Those of some functions that wait for none of the others; all of them when each waits for another.
  func first(of functions: Set<String>) -> Set<String> {
    let first = functions.filter { function in
      let own = before[function] ?? []
      return !own.contains { $0 != function && functions.contains($0) && before[$0]?.contains(function) != true }
    }
    return first.isEmpty ? functions : first
  }
}
