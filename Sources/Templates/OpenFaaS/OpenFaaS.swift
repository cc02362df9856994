import Core

/// Stacks of OpenFaaS: functions by name, each with a folder and the template that builds it.
/// https://docs.openfaas.com/reference/yaml/
enum OpenFaaS: TemplateFormat {
  static func accepts(_ file: SourceFile) -> Bool {
    guard ["yml", "yaml"].contains(Path.pathExtension(of: file.path)), Words.occurs("functions", in: file.bytes)
    else { return false }
    return Words.occurs("openfaas", in: file.bytes) || Words.occurs("name: faas", in: file.bytes)
  }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    let document = DocumentReader.read(file)
    var result = TemplateResult()
    guard let root = document.roots.first, let provider = root["provider"]?["name"]?.text,
      ["openfaas", "faas"].contains(provider), let functions = root["functions"]
    else { return result }
    let folder = Path.folder(of: file.path)
    let name = folder.isEmpty ? Path.name(of: file.path) : Path.name(of: folder)
    var application = Application(name: name, format: .openFaaS, folder: folder, place: file.whole)
    application.cloud = .other
    application.functions = functions.entries.map { function($0, in: folder, tree) }
    guard !application.functions.isEmpty else { return result }
    result.applications = [application]
    result.diagnostics = document.diagnostics
    return result
  }

  private static func function(_ entry: Node.Entry, in folder: String, _ tree: FileTree) -> Function {
    var function = Function(id: entry.key, place: entry.keyPlace)
    function.triggers = [Trigger(.httpPayload, place: entry.keyPlace)]
    function.environment = (entry.value["environment"]?.entries ?? []).compactMap { variable in
      guard let text = variable.value.text else { return nil }
      let value = Known.known(text.hasPrefix("${") ? Text(pieces: [.unknown(text)]) : Text(text), variable.value.place)
      return Function.Variable(name: variable.key, value: value, place: variable.place)
    }
    guard let path = entry.value["handler"], let written = path.text, let code = Path.join(folder, written) else {
      return function
    }
    function.code = tree.containsFolder(code) ? .folder(code) : .unknown(because: "\(written) does not exist")
    guard let language = entry.value["lang"], let template = language.text else { return function }
    if let (runtime, handler) = Self.language(of: template) {
      function.runtime = .known(runtime, language.place)
      function.handler = .known(handler, path.place)
    }
    return function
  }

  /// The runtime of a template, and what it calls: "python3-http", "node20-express".
  private static func language(of template: String) -> (runtime: String, handler: String)? {
    if template.hasPrefix("python27") || template == "python" { return ("python2.7", "handler.handle") }
    if template.hasPrefix("python") { return ("python3", "handler.handle") }
    guard template.hasPrefix("node") else { return nil }
    let version = template.dropFirst(4).prefix { $0.isNumber }
    return (version.isEmpty ? "nodejs" : "nodejs\(version).x", "handler.")
  }
}
