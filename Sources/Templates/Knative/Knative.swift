import Core

/// Services of Knative: one container that is started by requests and events.
/// https://knative.dev/docs/serving/services/creating-services/
enum Knative: TemplateFormat {
  static func accepts(_ file: SourceFile) -> Bool {
    ["yml", "yaml"].contains(Path.pathExtension(of: file.path))
      && Words.occurs("serving.knative.dev", in: file.bytes) && Words.occurs("Service", in: file.bytes)
  }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    let document = DocumentReader.read(file)
    var result = TemplateResult()
    let services = document.roots.filter { root in
      root["kind"]?.text == "Service" && root["apiVersion"]?.text?.hasPrefix("serving.knative.dev/") == true
    }
    guard !services.isEmpty else { return result }
    let folder = Path.folder(of: file.path)
    let name = folder.isEmpty ? Path.name(of: file.path) : Path.name(of: folder)
    var application = Application(name: name, format: .knative, folder: folder, place: file.whole)
    application.cloud = .other
    application.functions = services.map { function($0, in: folder, tree) }
    result.applications = [application]
    result.diagnostics = document.diagnostics
    return result
  }

  private static func function(_ root: Node, in folder: String, _ tree: FileTree) -> Function {
    let name = root["metadata"]?["name"]
    var function = Function(id: name?.text ?? "service", place: name?.place ?? root.place)
    let isLocal = root["metadata"]?["labels"]?["networking.knative.dev/visibility"]?.text == "cluster-local"
    if !isLocal { function.triggers = [Trigger(.webRequest, place: function.place)] }
    let container = root["spec"]?["template"]?["spec"]?["containers"]?.items.first
    function.environment = (container?["env"]?.items ?? []).compactMap { variable in
      guard let name = variable["name"]?.text, let value = variable["value"], let text = value.text else { return nil }
      return Function.Variable(name: name, value: .known(Text(text), value.place), place: variable.place)
    }
    let hasDockerfile = tree.containsFile(Path.join(folder, "Dockerfile") ?? "")
    function.code = .image(folder: hasDockerfile ? folder : nil)
    ImageRuntime.complete(&function, tree)
    return function
  }
}
