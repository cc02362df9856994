import Core

/// Makes the functions of the application from the `functions` section and what the provider section says for all.
/// https://www.serverless.com/framework/docs/providers/aws/guide/functions
struct FunctionBuilder {
  let context: ServiceContext

  func function(_ entry: Node.Entry) -> Function {
    let settings = context.setting(entry)
    var function = Function(id: entry.key, place: entry.keyPlace)
    function.name = settings["name"].text.or(
      .known(Text(Self.deployedName(entry, in: context.service)), entry.keyPlace))
    function.runtime = context.inherited("runtime", settings).string
    function.handler = Handler(settings["handler"], context).value
    function.code = FunctionPackage(settings, context).code
    function.environment = environment(settings)
    setLimits(of: &function, settings)
    setFailureHandling(of: &function, settings)
    setNetwork(of: &function, context.inherited("vpc", settings))
    setLayers(of: &function, context.inherited("layers", settings))
    if let url = FunctionURLBuilder.url(settings["url"]) {
      function.url = url
      function.triggers.append(Trigger(.functionURL, place: url.place))
    }
    return function
  }

  /// The name that a function gets unless it is given one: service, stage and key.
  static func deployedName(_ entry: Node.Entry, in service: ServiceDefinition) -> String {
    if let name = entry.value["name"]?.literal { return name }
    return [service.name ?? "", service.stage, entry.key].filter { !$0.isEmpty }.joined(separator: "-")
  }

  /// The function's variables come over the provider's.
  private func environment(_ settings: Setting) -> [Function.Variable] {
    let own = settings["environment"].entries
    let inherited = context.provider["environment"].entries.filter { entry in !own.contains { $0.key == entry.key } }
    return (inherited + own).compactMap { name, value in
      guard value.isWritten, let place = value.fullPlace else { return nil }
      return Function.Variable(name: name, value: value.text, place: place)
    }
  }

  private func setLimits(of function: inout Function, _ settings: Setting) {
    function.timeout = context.inherited("timeout", settings).int
    function.memory = context.inherited("memorySize", settings).int
    function.ephemeralStorage = settings["ephemeralStorageSize"].int
    function.reservedConcurrency = settings["reservedConcurrency"].int
    function.logRetentionDays = context.inherited("logRetentionInDays", settings).int
    let keys = [settings["kmsKeyArn"], settings["awsKmsKeyArn"], context.provider["kmsKeyArn"], serviceKey]
    function.environmentKey = keys.first(where: \.isWritten)?.text ?? .absent
    let tracing = settings["tracing"]
    function.isTraced = Self.isActive(tracing.isWritten ? tracing : context.provider["tracing"]["lambda"])
  }

  /// Version 1 has the key of all functions beside the service's name.
  private var serviceKey: Setting { context.setting(context.service.root)["service"]["awsKmsKeyArn"] }

  /// `true`, or the mode as Lambda calls it.
  private static func isActive(_ tracing: Setting) -> Known<Bool> {
    tracing.string.map { $0.lowercased() == "true" || $0 == "Active" }
  }

  private func setFailureHandling(of function: inout Function, _ settings: Setting) {
    function.deadLetterTarget = target(settings["onError"])
    function.failureDestination = target(settings["destinations"]["onFailure"])
  }

  /// An ARN, a function of the service by its key, or a mapping with type and ARN.
  private func target(_ setting: Setting) -> Known<Text> {
    if setting["arn"].isWritten { return setting["arn"].text }
    return setting.text.map { text in
      guard let key = text.literal, context.hasFunction(key) else { return text }
      return ServiceContext.reference(key, "Arn")
    }
  }

  private func setNetwork(of function: inout Function, _ network: Setting) {
    function.subnets = network["subnetIds"].texts
    function.securityGroups = network["securityGroupIds"].texts
  }

  private func setLayers(of function: inout Function, _ layers: Setting) {
    for layer in layers.itemsOrSelf {
      guard let place = layer.place else { continue }
      let text = layer.plainText
      if let own = ownLayer(text) {
        function.layerFolders += folder(of: own).map { [$0] } ?? []
      } else {
        function.layers.append(PolicyStatement.Entry(text, at: place))
      }
    }
  }

  /// A layer that the service brings itself, by the reference to it.
  private func ownLayer(_ text: Text) -> Node.Entry? {
    guard let id = text.resource else { return nil }
    return context.service.root["layers"]?.entries.first { LogicalNames.layer($0.key) == id }
  }

  private func folder(of layer: Node.Entry) -> String? {
    guard let path = layer.value["path"]?.literal, let folder = Path.join(context.folder, path) else { return nil }
    return context.tree.containsFolder(folder) ? folder : nil
  }
}

/// The address of a function: `url: true`, or a mapping.
/// https://www.serverless.com/framework/docs/providers/aws/guide/functions#lambda-function-urls
enum FunctionURLBuilder {
  static func url(_ setting: Setting) -> FunctionURL? {
    guard setting.isSwitchedOn, let place = setting.fullPlace else { return nil }
    var url = FunctionURL(authentication: authentication(setting, at: place), place: setting.keyPlace ?? place)
    url.cors = CORSSettings.ofURL(setting["cors"])
    return url
  }

  private static func authentication(_ setting: Setting, at place: Place) -> Known<FunctionURL.Authentication> {
    let authorizer = setting["authorizer"]
    let type = authorizer.isMapping ? authorizer["type"] : authorizer
    guard type.isWritten else { return .known(.anonymous, place) }
    return type.string.compactMap(or: "an authorizer of another kind") { $0.lowercased() == "aws_iam" ? .iam : nil }
  }
}
