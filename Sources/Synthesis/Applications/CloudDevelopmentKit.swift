package import Core
import Flow
package import Templates

/// The applications of a tree that are described by programs for the AWS Cloud Development Kit, in TypeScript,
/// JavaScript and Python. The programs are read and never run. https://docs.aws.amazon.com/cdk/v2/guide/home.html
package struct CloudDevelopmentKit: Sendable {
  /// What reading one program gave.
  package struct Reading: Sendable {
    package var result: TemplateResult
    /// The files of the program that were read.
    var paths: [String]
  }

  /// The programs that manifests name.
  package let programs: [Program]
  private let diagnostics: [Diagnostic]
  private let finder: ApplicationFinder
  private let library: ConstructLibrary

  package init(_ tree: FileTree, library: ConstructLibrary = .embedded) {
    finder = ApplicationFinder(tree: tree)
    self.library = library
    (programs, diagnostics) = finder.declared()
  }

  package func read(_ program: Program) -> Reading {
    ProgramReader(program, finder.tree, library).read(makesStacks: false)
  }

  /// Programs and stacks that no manifest leads to, and what the manifests lead to that is not read.
  package func readRest(besides declared: [Reading]) -> [Reading] {
    var read = Set(declared.flatMap(\.paths))
    var readings: [Reading] = []
    for makesStacks in [false, true] {
      let programs = makesStacks ? finder.stacks(besides: read) : finder.undeclared(besides: read)
      for program in programs where !read.contains(program.entry.path) {
        let reading = ProgramReader(program, finder.tree, library).read(makesStacks: makesStacks)
        read.formUnion(reading.paths)
        readings.append(reading)
      }
    }
    var result = TemplateResult()
    result.diagnostics = diagnostics
    return readings + [Reading(result: result, paths: [])]
  }
}

/// Makes an application of one program.
private struct ProgramReader {
  private let program: Program
  private let tree: FileTree
  private var machine: Machine

  init(_ program: Program, _ tree: FileTree, _ library: ConstructLibrary) {
    self.program = program
    self.tree = tree
    let context = program.context.map { JSONValues.value(of: $0) }?.record ?? Record()
    let world = Machine.World(tree: tree, folder: program.folder, context: context, library: library)
    machine = Machine(world, entry: program.entry.path)
  }

  /// - Parameter makesStacks: no program makes the stacks of the file, so they are made here.
  func read(makesStacks: Bool) -> CloudDevelopmentKit.Reading {
    var machine = machine
    let module = machine.load(program.entry.path)
    if makesStacks, let module { machine.makeStacks(of: module, at: program.entry.whole) }
    let paths = machine.modules.keys.filter { !$0.hasPrefix("library:") }
    var result = application(of: machine)
    result.diagnostics += machine.diagnostics
    if machine.isExhausted {
      let message = "the program takes too long to follow; what comes after was left out"
      result.diagnostics.append(Diagnostic(.incomplete, message, at: program.entry.whole))
    }
    return CloudDevelopmentKit.Reading(result: result, paths: paths.sorted())
  }

  private func application(of machine: Machine) -> TemplateResult {
    guard machine.drafts.contains(where: { !$0.isRemoved }) else { return TemplateResult() }
    var writer = TemplateWriter(tree: tree)
    let template = writer.template(machine.drafts, at: program.entry.whole)
    var result = SynthesizedTemplate.application(template, lead: program.entry, in: tree)
    for index in result.applications.indices {
      result.applications[index].format = .cdk
      result.applications[index].folder = program.folder
      let folder = program.folder.isEmpty ? program.entry.path : program.folder
      result.applications[index].name = Path.name(of: folder)
    }
    return result
  }
}

extension Machine {
  /// Makes one of each kind of stack that a module exports, with settings that are not known.
  mutating func makeStacks(of module: ModuleObject, at place: Place) {
    let core = libraryModule("core")
    guard case .type(let base) = libraryMember("Stack", of: core).content else { return }
    callPlace = place
    let application = call(libraryMember("App", of: core), Arguments(place: place))
    for type in classes(of: module) where type !== base && type.lineage.contains(where: { $0 === base }) {
      let settings = Value(.record(Record(openEnd: "the settings of the stack")))
      callPlace = Place(
        type.unit.module.file, type.unit.module[class: type.id].start, type.unit.module[class: type.id].start)
      _ = instantiate(type, Arguments([application, .text(type.name), settings], place: callPlace))
    }
  }

  private func classes(of module: ModuleObject) -> [ClassObject] {
    let values = module.exports.fields.map(\.value) + (module.frame?.variables.compactMap { $0 } ?? [])
    var found: [ClassObject] = []
    for value in values {
      guard case .type(let type) = value.content, type.unit === module.unit else { continue }
      if !found.contains(where: { $0 === type }) { found.append(type) }
    }
    return found
  }
}
