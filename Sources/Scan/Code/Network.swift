import Core
import Flow

/// The programs of all applications, solved together: what one writes to a channel or a store is given to those that
/// receive or read it, until nothing new arrives.
struct Network {
  /// Functions in a row that data is followed through.
  private static let mostRounds = 6

  private let applications: [Application]
  private let plans: [ProgramPlan]
  private var programs: [Program]
  private let jobs: Int
  private(set) var solutions: [Solution] = []

  init(applications: [Application], plans: [ProgramPlan], programs: [Program], jobs: Int) {
    self.applications = applications
    self.plans = plans
    self.programs = programs
    self.jobs = jobs
    for index in programs.indices {
      self.programs[index].names = ResourceNames(applications[plans[index].application])
    }
  }

  mutating func solve() {
    solutions = Array(repeating: Solution(), count: programs.count)
    var changed = Array(programs.indices)
    for _ in 0..<Self.mostRounds where !changed.isEmpty {
      run(changed)
      changed = deliver()
    }
  }

  private mutating func run(_ indices: [Int]) {
    let work = indices.map { programs[$0] }
    let results = Parallel.map(work.count, jobs: jobs) { Solver.solve(work[$0], catalog: .builtIn) }
    for (index, solution) in zip(indices, results) { solutions[index] = solution }
  }

  /// Gives every program what the others write; the indices of those that get something new.
  private mutating func deliver() -> [Int] {
    var changed: Set<Int> = []
    for application in applications.indices {
      let members = plans.indices.filter { plans[$0].application == application }
      let writes = members.flatMap { solutions[$0].writes }
      if writes.isEmpty { continue }
      let router = Router(applications[application])
      let (inbound, stored) = (router.inbound(writes), router.stored(writes))
      for index in members where update(index, inbound, stored) { changed.insert(index) }
    }
    return changed.sorted()
  }

  private mutating func update(_ index: Int, _ inbound: [String: [InboundValue]], _ stored: [StoredValue]) -> Bool {
    var hasChanged = false
    for entry in programs[index].entries.indices {
      let new = inbound[programs[index].entries[entry].function] ?? []
      if covers(programs[index].entries[entry].inbound, new) { continue }
      programs[index].entries[entry].inbound = new
      hasChanged = true
    }
    if !programs[index].readsStores || covers(programs[index].stores, stored) { return hasChanged }
    programs[index].stores = stored
    return true
  }

  private func covers(_ old: [InboundValue], _ new: [InboundValue]) -> Bool {
    new.allSatisfy { value in
      old.contains { $0.trigger == value.trigger && $0.path == value.path && $0.value.covers(value.value) }
    }
  }

  private func covers(_ old: [StoredValue], _ new: [StoredValue]) -> Bool {
    new.allSatisfy { value in
      old.contains {
        $0.service == value.service && $0.resource == value.resource && $0.key == value.key
          && $0.value.covers(value.value)
      }
    }
  }
}
