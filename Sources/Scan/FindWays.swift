import Core
import Map

extension ScanState {
  /// Finds who can make each function run, which rules and maps ask for.
  mutating func findWays() {
    let ways = Parallel.map(applications.count, jobs: options.jobs) { [applications] index in
      ApplicationMap.ways(in: applications[index])
    }
    for (index, ways) in ways.enumerated() { applications[index].evidence.ways = ways }
  }
}
