import Core

/// Cloud Functions of both generations, and Cloud Run.
/// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions2_function
enum GoogleFunctions {
  static let declaring: CloudReaders.Table = [
    "google_cloudfunctions_function": { readFirstGeneration($0, into: &$1) },
    "google_cloudfunctions2_function": { readSecondGeneration($0, into: &$1) },
    "google_cloud_run_service": { readService($0, $0.block("template", "spec"), into: &$1) },
    "google_cloud_run_v2_service": { readService($0, $0.block("template"), into: &$1) },
  ]

  private static func readFirstGeneration(_ resource: Resource, into assembly: inout Assembly) {
    var function = common(resource, resource.properties, resource.properties, assembly)
    function.timeout = resource["timeout"].int
    function.memory = resource["available_memory_mb"].int
    function.reservedConcurrency = resource["max_instances"].int
    let event = resource.block("event_trigger")
    if event.isWritten {
      function.triggers = [trigger(event, at: resource.place)]
    } else {
      open(&function, resource, ingress: resource["ingress_settings"])
    }
    assembly.application.functions.append(function)
  }

  private static func readSecondGeneration(_ resource: Resource, into assembly: inout Assembly) {
    let service = resource.block("service_config")
    var function = common(resource, resource.block("build_config"), service, assembly)
    function.timeout = service["timeout_seconds"].int
    function.reservedConcurrency = service["max_instance_count"].int
    let event = resource.block("event_trigger")
    if event.isWritten {
      var trigger = Trigger(.cloudEvent, place: event.fullPlace ?? resource.place)
      trigger.source = event["pubsub_topic"].text
      function.triggers = [trigger]
    } else {
      open(&function, resource, ingress: service["ingress_settings"])
    }
    assembly.application.functions.append(function)
  }

  private static func common(
    _ resource: Resource, _ build: Setting, _ service: Setting, _ assembly: Assembly
  ) -> Function {
    var function = Function(id: resource.id, place: resource.place)
    function.name = resource["name"].text
    function.runtime = build["runtime"].string.map(GoogleModule.runtime)
    function.environment = service["environment_variables"].variables + build["build_environment_variables"].variables
    function.role = GoogleIdentity.role(service["service_account_email"], assembly)
    setCode(of: &function, build["entry_point"], resource["Code"], assembly.tree)
    return function
  }

  private static func setCode(of function: inout Function, _ entry: Setting, _ code: Setting, _ tree: FileTree) {
    function.code = FunctionCode.local(code, in: tree)
    guard case .folder(let folder) = function.code else { return }
    let isPython = function.runtime.value?.hasPrefix("python") == true
    let module = GoogleModule.main(in: folder, isPython: isPython, tree)
    function.handler = entry.string.map { "\(module).\($0)" }
  }

  /// Whoever knows the address may call it once an invoker's role is given to everybody.
  private static func open(_ function: inout Function, _ resource: Resource, ingress: Setting) {
    let place = resource["trigger_http"].fullPlace ?? resource.place
    function.triggers = [Trigger(.webRequest, place: place)]
    function.url = FunctionURL(authentication: .known(.iam, place), place: place)
  }

  private static func trigger(_ event: Setting, at place: Place) -> Trigger {
    let type = event["event_type"].plainText.display
    let kind: TriggerKind =
      type.contains("pubsub") ? .googlePubSub : type.contains("storage") ? .googleStorage : .googleEvent
    var trigger = Trigger(kind, place: event.fullPlace ?? place)
    trigger.source = event["resource"].text
    return trigger
  }

  /// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_v2_service
  private static func readService(_ resource: Resource, _ template: Setting, into assembly: inout Assembly) {
    var function = Function(id: resource.id, place: resource.place)
    function.name = resource["name"].text
    function.code = .image(folder: dockerfileFolder(resource, assembly.tree))
    ImageRuntime.complete(&function, assembly.tree)
    for container in template.blocks("containers") {
      for variable in container.blocks("env") where variable["value"].isWritten {
        guard let name = variable["name"].string.value, let place = variable["value"].fullPlace else { continue }
        function.environment.append(Function.Variable(name: name, value: variable["value"].text, place: place))
      }
    }
    function.role = GoogleIdentity.role(template["service_account", "service_account_name"], assembly)
    open(&function, resource, ingress: resource["ingress"])
    assembly.application.functions.append(function)
  }
}

extension GoogleFunctions {
  /// An image is built from the one Dockerfile beside the configuration, if there is one.
  private static func dockerfileFolder(_ resource: Resource, _ tree: FileTree) -> String? {
    let folder = Path.folder(of: resource.stack.template.file.path)
    let found = tree.files(below: folder).filter { Path.name(of: $0.path) == "Dockerfile" }
    return found.count == 1 ? Path.folder(of: found[0].path) : nil
  }
}

// Who may call.
extension GoogleFunctions {
  /// Grants on functions and services, and the argument that names what is granted on.
  static let invokers: CloudReaders.Table = {
    var table: CloudReaders.Table = [:]
    let kinds = [
      ("google_cloudfunctions_function", "cloud_function"), ("google_cloudfunctions2_function", "cloud_function"),
      ("google_cloud_run_service", "service"), ("google_cloud_run_v2_service", "name"),
    ]
    for (type, argument) in kinds {
      for ending in ["member", "binding", "policy"] {
        table["\(type)_iam_\(ending)"] = { admit($0, on: argument, into: &$1) }
      }
    }
    return table
  }()

  private static func admit(_ resource: Resource, on argument: String, into assembly: inout Assembly) {
    for grant in GoogleGrant.all(of: resource) where grant.isToEverybody {
      let name = resource[argument].plainText
      guard let index = assembly.functionIndex(name), let place = assembly.application.functions[index].url?.place,
        grant.role.literal?.isInvokerRole != false
      else { continue }
      assembly.application.functions[index].url = FunctionURL(
        authentication: .known(.anonymous, grant.everybody ?? place), place: place)
    }
  }
}

extension String {
  /// Whether a role lets its holder call a function.
  fileprivate var isInvokerRole: Bool {
    let name = self
    return ["invoker", "admin", "developer", "owner", "editor"].contains { name.hasSuffix($0) }
  }
}

/// How functions of Google name their code.
enum GoogleModule {
  /// "python39" is "python3.9", "nodejs18" is "nodejs18.x" to the rules.
  static func runtime(_ name: String) -> String {
    if name.hasPrefix("nodejs"), !name.contains(".") { return name + ".x" }
    guard name.hasPrefix("python3"), name.count > 7, !name.contains(".") else { return name }
    return "python3." + name.dropFirst(7)
  }

  /// The module that is loaded: `main.py`, or what package.json names.
  /// https://cloud.google.com/functions/docs/writing#directory-structure
  static func main(in folder: String, isPython: Bool, _ tree: FileTree) -> String {
    if isPython { return "main" }
    let package = Path.join(folder, "package.json").flatMap { tree.file(at: $0) }.map { DocumentReader.read($0) }
    guard let main = package?.roots.first?["main"]?.text else {
      let hasFunction = ["js", "ts"].contains { tree.containsFile(Path.join(folder, "function.\($0)") ?? "") }
      return hasFunction ? "function" : "index"
    }
    let ending = Path.pathExtension(of: main)
    return ending.isEmpty ? main : String(main.dropLast(ending.count + 1))
  }
}
