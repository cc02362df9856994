import Core
import Flow
import Syntax

/// The code that is solved together: the functions of one application that share a code root.
struct ProgramPlan {
  var application: Int
  var roots: [String]
  var entries: [Program.Entry]
  /// Files that stand in a template, by the path that stands for them.
  var inline: [String: InlineModule] = [:]
}

/// A function's code that is written into the template.
struct InlineModule {
  var file: SourceFile
  var language: Language
}

/// Finds the handler of every function of an application.
struct ProgramPlanner {
  let application: Application
  let number: Int
  let tree: FileTree
  private(set) var plans: [ProgramPlan] = []
  /// Handlers whose file is not there.
  private(set) var missing: [Misuse] = []
  private var planByRoots: [[String]: Int] = [:]

  init(application: Application, number: Int, tree: FileTree) {
    self.application = application
    self.number = number
    self.tree = tree
  }

  mutating func plan() {
    for function in application.functions {
      switch function.code {
      case .folder(let folder): plan(function, in: folder)
      case .inline(let place, _): plan(function, inline: place)
      case .image(let folder?): plan(function, in: folder)
      case .image(nil), .unknown: continue
      }
    }
  }

  private mutating func plan(_ function: Function, in root: String) {
    guard let handler = handler(of: function, in: root) else { return }
    let candidates = handler.paths(in: root) + function.layerFolders.flatMap { handler.paths(in: $0) }
    guard let path = candidates.first(where: { tree.file(at: $0) != nil }) ?? onlyFile(of: handler, below: root) else {
      noteMissing(function, handler, root)
      return
    }
    add(entry(function, path, handler.export), roots: [root] + layerRoots(function))
  }

  private func handler(of function: Function, in root: String) -> Handler? {
    if let text = function.handler.value { return Handler(text, runtime: function.runtime.value) }
    guard case .image = function.code else { return nil }
    return Dockerfile.handler(in: root, tree).map { Handler($0, runtime: nil) }
  }

  /// A layer's own folders: where the platform puts them on the path.
  private func layerRoots(_ function: Function) -> [String] {
    function.layerFolders.flatMap { folder in
      [folder] + ["python", "nodejs", "nodejs/node_modules"].compactMap { Path.join(folder, $0) }
    }.filter { tree.containsFolder($0) }
  }

  /// Code that a build step moves: the file of the handler's name, when there is only one below the root.
  private func onlyFile(of handler: Handler, below root: String) -> String? {
    let names = Set(handler.paths(in: "").map { Path.name(of: $0) })
    let found = tree.files(below: root).filter { names.contains(Path.name(of: $0.path)) }
    return found.count == 1 ? found.first?.path : nil
  }

  private mutating func noteMissing(_ function: Function, _ handler: Handler, _ root: String) {
    guard Handler.language(of: function.runtime.value) != nil, tree.containsFolder(root),
      let place = function.handler.place
    else { return }
    missing.append(
      Misuse(
        kind: "handler-file-missing", place: place, callee: function.handler.value ?? "", detail: root,
        functions: [function.id], confidence: .medium))
  }

  private mutating func plan(_ function: Function, inline place: Place) {
    guard let language = Handler.language(of: function.runtime.value) else { return }
    let file = tree[place.file]
    let path = "\(file.path)#\(function.id)"
    let masked = SourceFile(id: file.id, path: path, bytes: Self.masked(file.bytes, keeping: place, language))
    let export = function.handler.value.map { Handler($0, runtime: function.runtime.value).export } ?? "handler"
    var plan = ProgramPlan(application: number, roots: [path], entries: [entry(function, path, export)])
    plan.inline[path] = InlineModule(file: masked, language: language)
    plans.append(plan)
  }

  /// The template with everything but the code blanked, so that places in the code are places in the template. Python
  /// code stands indented in a template; a condition that is always true takes the indentation in.
  private static func masked(_ bytes: [UInt8], keeping place: Place, _ language: Language) -> [UInt8] {
    let range = Int(place.start)..<min(Int(place.end), bytes.count)
    var result = bytes.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? $0 : UInt8(ascii: " ") }
    result.replaceSubrange(range, with: bytes[range])
    guard language == .python else { return result }
    var lineStart = range.lowerBound
    while lineStart > 0, result[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
    guard lineStart > 6 else { return result }
    let opening = Array("if 1:\n".utf8)
    result.replaceSubrange((lineStart - opening.count)..<lineStart, with: opening)
    return result
  }

  // MARK: Entries

  private mutating func add(_ entry: Program.Entry, roots: [String]) {
    if let index = planByRoots[roots] {
      plans[index].entries.append(entry)
      return
    }
    planByRoots[roots] = plans.count
    plans.append(ProgramPlan(application: number, roots: roots, entries: [entry]))
  }

  private func entry(_ function: Function, _ path: String, _ export: String) -> Program.Entry {
    var triggers = function.triggers.map(\.kind)
    if function.url != nil, application.isOnAWS { triggers.append(.functionURL) }
    var environment: [String: Text] = [:]
    for variable in function.environment { environment[variable.name] = variable.value.value }
    var entry = Program.Entry(
      function: function.id, path: path, export: export,
      triggers: triggers.reduce(into: []) { list, kind in
        if !list.contains(kind) { list.append(kind) }
      }, isAuthenticated: isAuthenticated(function), environment: environment)
    entry.senders = senders(of: function)
    return entry
  }

  /// The resources behind the triggers, of each kind that has one only.
  private func senders(of function: Function) -> [TriggerKind: Text] {
    Dictionary(grouping: function.triggers, by: \.kind).compactMapValues { triggers in
      let sources = Set(triggers.map { $0.source.value })
      return sources.count == 1 ? sources.first?.flatMap { $0.resource == nil ? nil : $0 } : nil
    }
  }

  /// Whether every HTTP way to the function asks who is calling.
  private func isAuthenticated(_ function: Function) -> Bool {
    if let url = function.url, url.authentication.value != .iam { return false }
    let routes = function.triggers.compactMap(\.route)
    guard !routes.isEmpty else { return function.url != nil }
    return routes.allSatisfy { reference in
      guard reference.api < application.apis.count, reference.route < application.apis[reference.api].routes.count
      else {
        return false
      }
      let (api, route) = application.route(reference)
      guard case .known(let authorization, _) = api.authorization(of: route) else { return true }
      return authorization != .none
    }
  }
}
