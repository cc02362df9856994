import Core
import Flow
import Rules

/// The programs of all applications, solved together: what one writes to a channel or a store is given to those that
/// receive or read it, until nothing new arrives.
struct Network {
  /// Functions in a row that data is followed through.
  private static let mostRounds = 32

  private let applications: [Application]
  private let plans: [ProgramPlan]
  private var programs: [Program]
  private let jobs: Int
  private(set) var solutions: [Solution] = []
  /// Places of calls that fail for want of a permission, by application.
  private var refused: [Set<Place>] = []

  init(applications: [Application], plans: [ProgramPlan], programs: [Program], jobs: Int) {
    self.applications = applications
    self.plans = plans
    self.programs = programs
    self.jobs = jobs
    for index in programs.indices {
      let application = applications[plans[index].application]
      self.programs[index].names = ResourceNames(application)
      self.programs[index].hearsLogs = application.hearsLogs
      self.programs[index].stores = application.deployedValues
    }
  }

  mutating func solve() {
    let (programs, jobs) = (programs, jobs)
    solutions = Parallel.map(programs.count, jobs: jobs) { Solver.solve(programs[$0], catalog: .builtIn) }
    refused = refusals()
    var active = Set(applications.indices)
    for _ in 1..<Self.mostRounds {
      let changes = deliver(in: active)
      if changes.isEmpty { return }
      follow(changes)
      active = Set(changes.map { plans[$0.program].application })
    }
  }

  /// Something new comes to some entries of a program.
  private struct Change {
    var program: Int
    var entries: [Int]
  }

  private mutating func follow(_ changes: [Change]) {
    let work = changes.map { programs[$0.program].keeping(entries: $0.entries) }
    let results = Parallel.map(work.count, jobs: jobs) { Solver.follow(work[$0], catalog: .builtIn) }
    for (index, newer) in results.enumerated() {
      solutions[changes[index].program].take(newer, of: Set(work[index].entries.map(\.function)))
    }
  }

  /// Gives every program what the others write.
  private mutating func deliver(in active: Set<Int>) -> [Change] {
    var changes: [Change] = []
    for application in active.sorted() {
      let members = plans.indices.filter { plans[$0].application == application }
      let writes = members.flatMap { solutions[$0].writes }
      if writes.isEmpty { continue }
      let judged = doubting(writes, in: application)
      let deliveries = Router.route(judged, in: applications[application], catalog: .builtIn)
      let (inbound, stored) = (deliveries.inbound, applications[application].deployedValues + deliveries.stored)
      let ready = Upstream(inbound).first(of: receivers(in: members, inbound))
      // All programs of an application see the same stores.
      let new = members.first.map { Self.novel(stored, beyond: programs[$0].stores) } ?? []
      let arriving = inbound.filter { ready.contains($0.key) }
      for index in members {
        let entries = update(index, arriving, stored, new)
        if !entries.isEmpty { changes.append(Change(program: index, entries: entries)) }
      }
    }
    return changes
  }

  /// The calls of each application that no role of its functions allows.
  private func refusals() -> [Set<Place>] {
    var calls = Array(repeating: [ServiceCall](), count: applications.count)
    for (plan, solution) in zip(plans, solutions) { calls[plan.application] += solution.serviceCalls }
    return Parallel.map(applications.count, jobs: jobs) { [applications, calls] in
      Set(applications[$0].refused(calls[$0]).map(\.place))
    }
  }

  /// The writes, those in doubt that the function's role does not allow.
  private func doubting(_ writes: [ChannelWrite], in application: Int) -> [ChannelWrite] {
    if refused[application].isEmpty { return writes }
    return writes.map { write in
      var write = write
      if refused[application].contains(write.place) { write.confidence = .low }
      return write
    }
  }

  /// The functions that get something new.
  private func receivers(in members: [Int], _ inbound: [String: [InboundValue]]) -> Set<String> {
    var functions: Set<String> = []
    for entry in members.flatMap({ programs[$0].entries }) {
      if let new = inbound[entry.function], !covers(entry.inbound, new) { functions.insert(entry.function) }
    }
    return functions
  }

  /// - Parameters:
  ///   - stored: everything that lies in the stores.
  ///   - novel: what of it did not lie there before.
  /// - Returns: the entries of a program that get something new.
  private mutating func update(
    _ index: Int, _ inbound: [String: [InboundValue]], _ stored: [StoredValue], _ novel: [StoredValue]
  ) -> [Int] {
    var changed: [Int] = []
    for entry in programs[index].entries.indices {
      let new = inbound[programs[index].entries[entry].function] ?? []
      if covers(programs[index].entries[entry].inbound, new) { continue }
      programs[index].entries[entry].inbound = new
      changed.append(entry)
    }
    changed += readers(of: novel, in: index)
    programs[index].stores = stored
    return Set(changed).sorted()
  }

  /// The entries of a program that look into stores which hold something new.
  private func readers(of new: [StoredValue], in index: Int) -> [Int] {
    if new.isEmpty { return [] }
    let names = programs[index].names
    let reads = solutions[index].reads.filter { read in
      new.contains { $0.service == read.service && names.same($0.resource, read.resource) == .yes }
    }
    let functions = Set(reads.flatMap(\.functions))
    return programs[index].entries.indices.filter { functions.contains(programs[index].entries[$0].function) }
  }

  private func covers(_ old: [InboundValue], _ new: [InboundValue]) -> Bool {
    new.allSatisfy { value in
      old.contains { $0.trigger == value.trigger && $0.event.covers(value.event) }
    }
  }

  /// Where a value lies in the stores.
  private struct Shelf: Hashable {
    var service: String
    var resource: Text
    var key: Text?

    init(_ value: StoredValue) { (service, resource, key) = (value.service, value.resource, value.key) }
  }

  /// What of the new values says more than the old ones did.
  private static func novel(_ new: [StoredValue], beyond old: [StoredValue]) -> [StoredValue] {
    let known = Dictionary(grouping: old, by: Shelf.init)
    return new.filter { value in
      known[Shelf(value)]?.contains { $0.value.covers(value.value) } != true
    }
  }
}

extension Application {
  /// Whether a function, or something that hands on, receives what functions log.
  fileprivate var hearsLogs: Bool {
    functions.contains { $0.triggers.contains { $0.kind == .cloudWatchLogs } }
      || conduits.contains { $0.trigger.kind == .cloudWatchLogs }
  }

  /// What lies in the parameter store once the application is deployed.
  fileprivate var deployedValues: [StoredValue] {
    secrets.compactMap { secret in
      guard secret.kind == .parameter, let value = secret.value.value else { return nil }
      let name = secret.name.value ?? Text(pieces: [.attribute(of: secret.id, name: "Ref")])
      return StoredValue(service: "ssm", resource: name, value: PortableValue(value))
    }
  }
}
