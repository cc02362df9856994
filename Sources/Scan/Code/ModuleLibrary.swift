import Core
import Flow
import Languages
import Syntax

/// The source files that the entry points reach, each parsed and lowered once, whatever the number of programs that use it.
struct ModuleLibrary {
  let tree: FileTree
  let jobs: Int
  private var modules: [String: Module] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// The paths that belong to each program.
  private var members: [[String]] = []

  init(tree: FileTree, jobs: Int) {
    self.tree = tree
    self.jobs = jobs
  }

  /// A file to be lowered: its bytes and its language.
  private struct Work: Sendable {
    var file: SourceFile
    var language: Language
  }

  private struct Lowered: Sendable {
    var module: Module
    var parseSeconds: Double
    var lowerSeconds: Double
    var diagnostic: Diagnostic?
  }

  /// Loads the handlers of all programs and then, wave by wave, what they import.
  mutating func load(_ plans: [ProgramPlan], _ watch: inout Stopwatch) {
    var reached = plans.map { plan in Set(plan.entries.map(\.path)) }
    var frontier = plans.map { plan in plan.entries.map(\.path) }
    while frontier.contains(where: { !$0.isEmpty }) {
      lower(wanted(frontier, plans), &watch)
      frontier = plans.indices.map { index in
        imports(of: frontier[index], plans[index]).filter { reached[index].insert($0).inserted }
      }
    }
    members = reached.map { $0.sorted() }
  }

  /// The program of a plan, with the modules that were loaded for it.
  func program(of plan: ProgramPlan) -> Program {
    var own: [String: Module] = [:]
    var pending = plan.entries.map(\.path)
    while let path = pending.popLast() {
      guard own[path] == nil, let module = modules[path] else { continue }
      own[path] = module
      pending += imports(of: [path], plan)
    }
    return Program(
      modules: own, entries: plan.entries, roots: plan.roots, tree: tree,
      frontEnds: Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, FrontEnds.frontEnd(for: $0)) }))
  }

  private func wanted(_ frontier: [[String]], _ plans: [ProgramPlan]) -> [Work] {
    var work: [String: Work] = [:]
    for (paths, plan) in zip(frontier, plans) {
      for path in paths where modules[path] == nil && work[path] == nil {
        if let inline = plan.inline[path] {
          work[path] = Work(file: inline.file, language: inline.language)
        } else if let file = tree.file(at: path), let language = Language(path: path) {
          work[path] = Work(file: file, language: language)
        }
      }
    }
    return work.sorted { $0.key < $1.key }.map(\.value)
  }

  private mutating func lower(_ work: [Work], _ watch: inout Stopwatch) {
    for lowered in Parallel.map(work.count, jobs: jobs, { Self.lower(work[$0]) }) {
      modules[lowered.module.path] = lowered.module
      if let diagnostic = lowered.diagnostic { diagnostics.append(diagnostic) }
      watch.add("parse", lowered.parseSeconds / Double(jobs))
      watch.add("lower", lowered.lowerSeconds / Double(jobs))
    }
  }

  private static func lower(_ work: Work) -> Lowered {
    let start = ContinuousClock.now
    let tree = Parser(work.language)?.parse(work.file.bytes) ?? SyntaxTree()
    let parsed = ContinuousClock.now
    let module = FrontEnds.frontEnd(for: work.language).lower(tree, of: work.file, language: work.language)
    let lowered = ContinuousClock.now
    return Lowered(
      module: module, parseSeconds: (parsed - start) / .seconds(1), lowerSeconds: (lowered - parsed) / .seconds(1),
      diagnostic: diagnostic(of: work.file, tree, module))
  }

  private static func diagnostic(of file: SourceFile, _ tree: SyntaxTree, _ module: Module) -> Diagnostic? {
    if tree.isTruncated {
      return Diagnostic(.incomplete, "the file takes too long to parse and was left out", at: file.whole)
    }
    if let reason = module.incomplete { return Diagnostic(.incomplete, reason, at: file.whole) }
    guard let error = tree.firstError else { return nil }
    return Diagnostic(
      .malformed, "a part of the file is not understood as \(Language(path: file.path)?.rawValue ?? "code")",
      at: Place(file.id, error.lowerBound, error.upperBound))
  }

  /// The files that the modules at these paths import.
  private func imports(of paths: [String], _ plan: ProgramPlan) -> [String] {
    paths.flatMap { path -> [String] in
      guard let module = modules[path] else { return [] }
      let frontEnd = FrontEnds.frontEnd(for: module.language)
      return module.imports.compactMap { name in
        frontEnd.candidates(for: module[name], from: path, roots: plan.roots, in: tree)
          .first { tree.file(at: $0) != nil }
      }
    }
  }
}
