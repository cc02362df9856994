import Core
import Flow
import Languages
import Syntax
import Testing

/// A small program as source text, solved with the built-in catalogue as if one deployed function ran it.
///
/// What is expected stands in the text. A line that ends in `# reaches shell` (in JavaScript `// reaches shell`) says that
/// data from outside reaches that sink in this line; several sinks are separated by commas. Every other line must be silent.
struct Code {
  /// The text of each file, by path. The handler is in the file called app.py or index.*.
  var files: [String: String]
  var triggers: [TriggerKind] = [.invoke]
  var export = "handler"
  var environment: [String: Text] = [:]

  /// The sinks that the tests look at unless they say otherwise: those where foreign data takes over.
  static let injections: Set<SinkKind> = [.shell, .argument, .code, .sql, .nosql, .path, .url, .urlParameter]
  /// Kinds of sources that an outsider controls.
  static let foreign: Set<SourceKind> = [.event, .stored, .network, .commandOutput]

  init(_ files: [String: String], triggers: [TriggerKind] = [.invoke]) {
    self.files = files
    self.triggers = triggers
  }

  static func python(_ text: String, triggers: [TriggerKind] = [.invoke]) -> Code {
    Code(["app.py": text], triggers: triggers)
  }

  static func javascript(_ text: String, triggers: [TriggerKind] = [.invoke]) -> Code {
    Code(["index.js": text], triggers: triggers)
  }

  static func typescript(_ text: String, triggers: [TriggerKind] = [.invoke]) -> Code {
    Code(["index.ts": text], triggers: triggers)
  }

  func solved(isAuthenticated: Bool = false, budget: Int = Solver.usualBudget) -> Solved {
    let tree = FileTree(contents: files.map { ($0.key, Array($0.value.utf8)) })
    var modules: [String: Module] = [:]
    for file in tree.files { modules[file.path] = Self.lowered(file) }
    let path = ["app.py", "index.js", "index.mjs", "index.ts"].first { modules[$0] != nil } ?? ""
    let entry = Program.Entry(
      function: "function", path: path, export: export, triggers: triggers, isAuthenticated: isAuthenticated,
      environment: environment)
    let frontEnds = Language.allCases.map { ($0, FrontEnds.frontEnd(for: $0)) }
    let program = Program(
      modules: modules, entries: [entry], roots: [""], tree: tree,
      frontEnds: Dictionary(uniqueKeysWithValues: frontEnds))
    return Solved(solution: Solver.solve(program, catalog: .builtIn, budget: budget), tree: tree)
  }

  private static func lowered(_ file: SourceFile) -> Module? {
    guard let language = Language(path: file.path), let parser = Parser(language) else { return nil }
    return FrontEnds.frontEnd(for: language).lower(parser.parse(file.bytes), of: file, language: language)
  }
}

/// A solved program, and its results as texts that tests compare.
struct Solved {
  var solution: Solution
  var tree: FileTree

  /// Where data arrives: "app.py:4 shell", sorted.
  func flows(to sinks: Set<SinkKind>, from sources: Set<SourceKind>) -> [String] {
    let paths = solution.paths.filter { sinks.contains($0.sink) && sources.contains($0.source.kind) }
    return Set(paths.map { "\(spot($0.place)) \($0.sink.rawValue)" }).sorted()
  }

  /// What the comments in the text announce, in the same form.
  func announced() -> [String] {
    tree.files.flatMap { file -> [String] in
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().flatMap { number, line in
        Self.sinks(in: line).map { "\(file.path):\(number + 1) \($0)" }
      }
    }.sorted()
  }

  private static func sinks(in line: Substring) -> [Substring] {
    for mark in ["# reaches ", "// reaches "] {
      let parts = line.split(separator: mark, maxSplits: 1)
      if parts.count == 2 { return parts[1].split(separator: ", ") }
    }
    return []
  }

  /// Who controls the data that arrives at a sink: "event.Records[].s3.object.key user".
  func sources(of sink: SinkKind) -> [String] {
    solution.paths.filter { $0.sink == sink }.map { "\($0.source.label) \($0.source.controller.rawValue)" }.sorted()
  }

  /// The notes of the steps of the first path to a sink.
  func steps(to sink: SinkKind) -> [String] {
    solution.paths.first { $0.sink == sink }?.steps.map(\.note) ?? []
  }

  /// Kinds and places of misuses: "no-http-timeout app.py:3".
  var misuses: [String] { solution.misuses.map { "\($0.kind) \(spot($0.place))" }.sorted() }

  /// Calls of cloud operations with the known parameters: "s3.GetObject Bucket=photos".
  var calls: [String] {
    solution.serviceCalls.map { call in
      let parameters = call.parameters.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.describe($0.value))" }
      return "\(call.service).\(call.operation)" + parameters.joined()
    }.sorted()
  }

  /// Texts with "…" for what is not known of them.
  private static func describe(_ text: Text) -> String {
    text.pieces.map { piece in
      switch piece {
      case .literal(let literal): literal
      case .attribute(let resource, let name): "<\(resource).\(name)>"
      case .unknown: "…"
      }
    }.joined()
  }

  private func spot(_ place: Place) -> String {
    let file = tree[place.file]
    return "\(file.path):\(LineTable(file.bytes).position(of: place.start).line)"
  }
}

/// Holds a program's flows to the comments in it.
func expectFlows(
  _ code: Code, to sinks: Set<SinkKind> = Code.injections, from sources: Set<SourceKind> = Code.foreign,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let solved = code.solved()
  #expect(solved.flows(to: sinks, from: sources) == solved.announced(), sourceLocation: sourceLocation)
}
