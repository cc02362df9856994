import Core

/// Function apps of Azure whose functions are folders with a `function.json`. Those of the newer models are declared by
/// their code. https://learn.microsoft.com/azure/azure-functions/functions-reference#function-app
enum AzureFunctions: TemplateFormat {
  static func accepts(_ file: SourceFile) -> Bool {
    Path.name(of: file.path) == "function.json" && Words.occurs("bindings", in: file.bytes)
  }

  /// The first function of an app stands for the app.
  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    let folder = Path.folder(of: Path.folder(of: file.path))
    let files = tree.files(below: folder).filter { other in
      accepts(other) && Path.folder(of: Path.folder(of: other.path)) == folder
    }
    guard files.first?.id == file.id else { return TemplateResult() }
    var result = TemplateResult()
    var app = FunctionApp(folder: folder, lead: tree.file(at: Path.join(folder, "host.json") ?? "") ?? file, tree: tree)
    for file in files {
      let document = DocumentReader.read(file)
      result.diagnostics += document.diagnostics
      if let root = document.roots.first { app.add(root, of: file) }
    }
    guard !app.application.functions.isEmpty else { return result }
    result.applications = [app.application]
    result.consumed = files.dropFirst().map(\.id)
    return result
  }
}

/// A function app while its functions are read.
private struct FunctionApp {
  var application: Application
  private let tree: FileTree
  private let host: HostSettings
  private var api: API

  init(folder: String, lead: SourceFile, tree: FileTree) {
    self.tree = tree
    host = HostSettings(of: folder, in: tree)
    let name = folder.isEmpty ? "functions" : Path.name(of: folder)
    application = Application(name: name, format: .azureFunctions, folder: folder, place: lead.whole)
    application.cloud = .azure
    api = API(id: "http", kind: .http, place: lead.whole)
    api.isImplicit = true
    api.hasUsagePlan = host.refusesRequests
  }

  mutating func add(_ root: Node, of file: SourceFile) {
    let bindings = root["bindings"]?.items ?? []
    let trigger = bindings.first { $0["type"]?.text?.lowercased().hasSuffix("trigger") == true }
    guard let trigger, root["disabled"]?.text != "true" else { return }
    let folder = Path.folder(of: file.path)
    var function = Function(id: Path.name(of: folder), place: file.whole)
    if function.id.isEmpty { function.id = "function" }
    let script = FunctionScript(root, in: folder, of: application.folder, tree)
    function.handler = script.handler
    function.runtime = script.runtime
    function.code = script.isKnown ? .folder(application.folder) : .unknown(because: "the code is compiled")
    function.place = trigger.place
    function.timeout = host.timeout
    function.triggers = [self.trigger(trigger, of: function.id)]
    application.functions.append(function)
    if !api.routes.isEmpty { application.apis = [api] }
  }

  private mutating func trigger(_ binding: Node, of function: String) -> Trigger {
    let type = binding["type"]?.text?.lowercased() ?? ""
    var trigger = Trigger(AzureBindings.kind(of: type), place: binding.place)
    if trigger.kind == .azureHTTP {
      api.routes.append(route(binding, function))
      trigger.route = RouteReference(api: 0, route: api.routes.count - 1)
    }
    for key in ["path", "queueName", "topicName", "eventHubName", "containerName", "collectionName"] {
      guard let source = binding[key], let text = source.text else { continue }
      // The container is the first part of a path; the rest names the blob.
      let name = key == "path" ? String(text.prefix { $0 != "/" }) : text
      trigger.source = .known(Text(name), source.place)
      break
    }
    return trigger
  }

  /// https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#configuration
  private mutating func route(_ binding: Node, _ function: String) -> API.Route {
    let methods = binding["methods"]?.items.compactMap(\.text) ?? []
    let path = binding["route"]?.text ?? function
    var route = API.Route(
      method: methods.count == 1 ? methods[0].uppercased() : "ANY",
      path: "/" + (host.routePrefix.isEmpty ? "" : host.routePrefix + "/") + path,
      place: binding.place)
    route.function = function
    route.authorization = AzureBindings.authorization(binding["authLevel"], at: binding.place)
    if case .authorizer(let id)? = route.authorization.value, !api.authorizers.contains(where: { $0.id == id }) {
      api.authorizers.append(API.Authorizer(id: id, kind: .apiKey, place: binding.place))
    }
    return route
  }
}

/// What bindings say, in the words of the model.
enum AzureBindings {
  /// https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings
  static func kind(of type: String) -> TriggerKind {
    switch type {
    case "httptrigger": .azureHTTP
    case "blobtrigger": .azureBlob
    case "timertrigger": .schedule
    case "cosmosdbtrigger", "sqltrigger": .azureChangeFeed
    default: .azureMessage
    }
  }

  /// A function asks for a key unless it says that it is anonymous.
  static func authorization(_ level: Node?, at place: Place) -> Known<Authorization> {
    let word = level?.text?.lowercased() ?? "function"
    return .known(word == "anonymous" ? .none : .authorizer("\(word) key"), level?.place ?? place)
  }
}

/// The code that a `function.json` names.
private struct FunctionScript {
  var handler: Known<String>
  var runtime: Known<String>
  var isKnown: Bool

  init(_ root: Node, in folder: String, of app: String, _ tree: FileTree) {
    let written = root["scriptFile"]
    let place = written?.place ?? root.place
    let candidates = Self.candidates(written?.text, in: folder)
    let path = candidates.first { tree.containsFile($0) }
    let ending = Path.pathExtension(of: path ?? written?.text ?? "")
    isKnown = path != nil
    runtime = Self.language(ending).map { .known($0, place) } ?? .absent
    guard let path else {
      handler = written?.text.map { .known($0, place) } ?? .absent
      return
    }
    let relative = app.isEmpty ? path[...] : path.dropFirst(app.count + 1)
    let export = root["entryPoint"]?.text ?? (ending == "py" ? "main" : "")
    handler = .known("\(relative.dropLast(ending.count + 1)).\(export)", root["entryPoint"]?.place ?? place)
  }

  /// The file that is named, or the source that it is compiled from.
  private static func candidates(_ written: String?, in folder: String) -> [String] {
    let names = ["__init__.py", "main.py", "function.py", "index.js", "index.ts", "index.mjs"]
    let usual = names.compactMap { Path.join(folder, $0) }
    guard let written, let path = Path.join(folder, written) else { return usual }
    let stem = String(path.dropLast(Path.pathExtension(of: path).count + 1))
    let source = stem + ".ts"
    let undone = source.split(separator: "/").filter { !["dist", "build", "out"].contains($0) }.joined(separator: "/")
    return [path, source, undone] + usual
  }

  private static func language(_ ending: String) -> String? {
    switch ending {
    case "py": "python"
    case "js", "ts", "mjs", "cjs": "nodejs"
    case "dll", "csx": "dotnet"
    case "jar": "java"
    case "ps1": "powershell"
    default: nil
    }
  }
}
