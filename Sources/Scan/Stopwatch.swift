/// Measures how long the stages of a scan take, by the wall clock.
package struct Stopwatch: Sendable {
  /// Seconds a stage, in the order the stages first ran.
  package private(set) var stages: [(name: String, seconds: Double)] = []

  package init() {}

  /// Runs the work and adds its time to the stage of that name.
  package mutating func time<Value, Failure: Error>(
    _ name: String, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = ContinuousClock.now
    let value = try work()
    add(name, (ContinuousClock.now - start) / .seconds(1))
    return value
  }

  /// Adds seconds to the stage of that name.
  package mutating func add(_ name: String, _ seconds: Double) {
    if let index = stages.firstIndex(where: { $0.name == name }) {
      stages[index].seconds += seconds
    } else {
      stages.append((name, seconds))
    }
  }
}
