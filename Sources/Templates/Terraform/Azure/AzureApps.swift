import Core

/// Function apps and web apps. https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app
enum AzureApps {
  static let declaring: CloudReaders.Table = {
    var table: CloudReaders.Table = [:]
    for type in ["function_app", "linux_function_app", "windows_function_app", "function_app_flex_consumption"] {
      table["azurerm_\(type)"] = { readFunctions($0, into: &$1) }
      table["azurerm_\(type)_slot"] = { readFunctions($0, into: &$1) }
    }
    for type in ["app_service", "linux_web_app", "windows_web_app"] {
      table["azurerm_\(type)"] = { readDoor($0, into: &$1) }
      table["azurerm_\(type)_slot"] = { readDoor($0, into: &$1) }
    }
    return table
  }()

  private static func readFunctions(_ resource: Resource, into assembly: inout Assembly) {
    readDoor(resource, into: &assembly)
    var function = Function(id: resource.id, place: resource.place)
    function.name = resource["name"].text
    function.environment = resource["app_settings"].variables
    function.runtime = AzureRuntime.of(resource)
    function.code = .unknown(because: "the functions of the app are deployed by other means")
    function.role = AzureIdentity.role(of: resource, in: &assembly)
    if let cors = cors(resource.block("site_config", "cors")) {
      let open = "every function of the app decides who may call it"
      function.url = FunctionURL(authentication: .unknown(because: open, cors.place), place: resource.place)
      function.url?.cors = cors
    }
    assembly.application.functions.append(function)
  }

  /// What the app asks of connections. Plain HTTP is answered unless it is refused.
  private static func readDoor(_ resource: Resource, into assembly: inout Assembly) {
    var door = Distribution(id: resource.id, place: resource.place)
    let encrypted = resource["https_only"].bool
    door.viewerProtocol =
      encrypted.isAbsent
      ? .known("allow-all", resource.place) : encrypted.map { $0 ? "https-only" : "allow-all" }
    let site = resource.block("site_config")
    door.minimumTLS = site["minimum_tls_version", "min_tls_version"].string.map { "TLS \($0)" }
    let old = resource.block("auth_settings")["enabled"]
    let new = resource.block("auth_settings_v2")["auth_enabled"]
    door.asksWhoCalls = new.isWritten ? new.bool : old.bool
    door.allowsDebugging = site["remote_debugging_enabled"].bool
    door.allowsFTP = site["ftps_state"].string.map { $0 == "AllAllowed" }
    assembly.application.distributions.append(door)
  }

  private static func cors(_ setting: Setting) -> CORS? {
    guard setting.isWritten, let place = setting.fullPlace else { return nil }
    var cors = CORS(place: place)
    cors.origins = setting["allowed_origins"].strings
    cors.allowsCredentials = setting["support_credentials"].bool
    return cors
  }
}

/// The language that a function app runs.
enum AzureRuntime {
  /// Arguments of `application_stack`, and what the rules call the language.
  private static let stacks = [
    ("python_version", "python", ""), ("node_version", "nodejs", ".x"), ("dotnet_version", "dotnet", ""),
    ("java_version", "java", ""), ("powershell_core_version", "powershell", ""),
  ]

  static func of(_ resource: Resource) -> Known<String> {
    let stack = resource.block("site_config", "application_stack")
    for (argument, name, ending) in stacks where stack[argument].isWritten {
      return stack[argument].string.map { name + version($0, name) + ending }
    }
    return resource.block("site_config")["linux_fx_version"].string.map(fixed)
  }

  /// "~18" is "18", "v6.0" is "6".
  private static func version(_ text: String, _ language: String) -> String {
    let plain = text.filter { $0.isNumber || $0 == "." }
    return language == "python" ? plain : String(plain.prefix { $0 != "." })
  }

  /// "Python|3.9", "NODE|14-lts".
  private static func fixed(_ text: String) -> String {
    let parts = text.split(separator: "|").map(String.init)
    guard parts.count == 2 else { return text }
    let version = parts[1].filter { $0.isNumber || $0 == "." }
    return parts[0].lowercased() == "node" ? "nodejs\(version.prefix { $0 != "." }).x" : parts[0].lowercased() + version
  }
}
