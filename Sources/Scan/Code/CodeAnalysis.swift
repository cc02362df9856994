import Core
import Flow

extension ScanState {
  /// Reads the code of every application and adds the evidence found in it. The stages parse, lower and solve are timed
  /// here one by one.
  mutating func analyseCode() {
    var programs: [ProgramPlan] = []
    for index in applications.indices {
      var planner = ProgramPlanner(application: applications[index], number: index, tree: tree)
      planner.plan()
      programs += planner.plans
      applications[index].evidence.misuses += planner.missing
    }
    var library = ModuleLibrary(tree: tree, jobs: options.jobs)
    library.load(programs, &watch)
    diagnostics += library.diagnostics
    let prepared = programs.map { library.program(of: $0) }
    let start = ContinuousClock.now
    var network = Network(applications: applications, plans: programs, programs: prepared, jobs: options.jobs)
    network.solve()
    watch.add("solve", (ContinuousClock.now - start) / .seconds(1))
    for (plan, solution) in zip(programs, network.solutions) { add(solution, of: plan) }
    addFirings(of: programs, network.solutions)
    for index in applications.indices { applications[index].evidence.orderCalls() }
  }

  /// What the writes of an application's programs set off in it.
  private mutating func addFirings(of programs: [ProgramPlan], _ solutions: [Solution]) {
    var writes = Array(repeating: [ChannelWrite](), count: applications.count)
    for (plan, solution) in zip(programs, solutions) { writes[plan.application] += solution.writes }
    for index in applications.indices where !writes[index].isEmpty {
      applications[index].evidence.firings = Reactions.find(writes[index], in: applications[index], catalog: .builtIn)
    }
  }

  private mutating func add(_ solution: Solution, of plan: ProgramPlan) {
    applications[plan.application].evidence.paths += solution.paths
    let isCheck = { (misuse: Misuse) in misuse.kind == Misuse.callerCheck }
    applications[plan.application].evidence.misuses += solution.misuses.filter { !isCheck($0) }
    applications[plan.application].evidence.callerChecks += solution.misuses.filter(isCheck).map {
      CallerCheck(what: $0.detail, place: $0.place, functions: $0.functions)
    }
    applications[plan.application].evidence.serviceCalls += solution.serviceCalls
    applications[plan.application].evidence.identityAware.formUnion(solution.identityAware)
    applications[plan.application].evidence.rightsAware.formUnion(solution.rightsAware)
    applications[plan.application].evidence.openCalls += solution.openCalls
    diagnostics += solution.diagnostics
    gaps += solution.gaps
  }
}
