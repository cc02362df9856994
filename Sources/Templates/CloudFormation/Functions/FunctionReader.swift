import Core

/// AWS::Lambda::Function and AWS::Serverless::Function.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
enum FunctionReader {
  static func readLambda(_ resource: Resource, into assembly: inout Assembly) {
    var function = common(resource)
    function.code = FunctionCode.ofLambda(resource, in: assembly.tree)
    ImageRuntime.complete(&function, assembly.tree)
    function.isTraced = resource["TracingConfig"]["Mode"].string.map { $0 == "Active" }
    function.deadLetterTarget = resource["DeadLetterConfig"]["TargetArn"].text
    function.role = assembly.roleID(resource["Role"])
    Layers.read(resource, into: &function, assembly)
    assembly.application.functions.append(function)
  }

  static func readServerless(_ resource: Resource, into assembly: inout Assembly) {
    var function = common(resource)
    function.code = FunctionCode.ofServerless(resource, in: assembly.tree)
    ImageRuntime.complete(&function, assembly.tree)
    function.isTraced = resource["Tracing"].string.map { $0 == "Active" }
    function.deadLetterTarget = resource["DeadLetterQueue"]["TargetArn"].text
    function.failureDestination = failureDestination(resource["EventInvokeConfig"])
    function.url = FunctionURLReader.url(resource["FunctionUrlConfig"])
    function.url?.id = resource.id + "Url"
    if resource["Role"].isWritten {
      function.role = assembly.roleID(resource["Role"])
    } else {
      function.role = .known(resource.id + "Role", resource.place)
      assembly.application.roles.append(ImplicitRole.ofFunction(resource, assembly))
    }
    Layers.read(resource, into: &function, assembly)
    if let url = function.url { function.triggers.append(Trigger(.functionURL, place: url.place)) }
    assembly.application.functions.append(function)
  }

  private static func common(_ resource: Resource) -> Function {
    var function = Function(id: resource.id, place: resource.place)
    function.name = resource["FunctionName"].text
    function.runtime = resource["Runtime"].string
    function.handler = resource["Handler"].string
    function.environment = environment(resource["Environment"]["Variables"])
    function.environmentKey = resource["KmsKeyArn"].text
    function.timeout = resource["Timeout"].int
    function.memory = resource["MemorySize"].int
    function.ephemeralStorage = resource["EphemeralStorage"]["Size"].int
    function.reservedConcurrency = resource["ReservedConcurrentExecutions"].int
    function.subnets = resource["VpcConfig"]["SubnetIds"].texts
    function.securityGroups = resource["VpcConfig"]["SecurityGroupIds"].texts
    return function
  }

  private static func environment(_ variables: Setting) -> [Function.Variable] {
    variables.entries.compactMap { name, value in
      guard let place = value.fullPlace else { return nil }
      return Function.Variable(name: name, value: value.text, place: place)
    }
  }

  static func failureDestination(_ invocation: Setting) -> Known<Text> {
    let failure = invocation["DestinationConfig"]["OnFailure"]
    let destination = failure["Destination"]
    guard destination.isAbsent, failure.isWritten, let place = failure.place else { return destination.text }
    // SAM makes the queue or topic itself when only a type is given.
    return .known(Text(pieces: [.unknown("a destination that SAM creates")]), place)
  }

  /// AWS::Lambda::EventInvokeConfig
  static func readInvokeConfig(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.functionIndex(resource["FunctionName"].plainText) else { return }
    assembly.application.functions[index].failureDestination = failureDestination(resource.properties)
  }
}

/// The addresses that functions have of their own.
enum FunctionURLReader {
  static func url(_ configuration: Setting) -> FunctionURL? {
    guard configuration.isWritten, let place = configuration.fullPlace else { return nil }
    let authentication = configuration["AuthType"].string.compactMap(or: "an unknown kind") {
      type -> FunctionURL.Authentication? in
      switch type {
      case "NONE": .anonymous
      case "AWS_IAM": .iam
      default: nil
      }
    }
    var url = FunctionURL(authentication: authentication, place: place)
    url.cors = CORSReader.read(configuration["Cors"])
    return url
  }

  /// AWS::Lambda::Url
  static func read(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.functionIndex(resource["TargetFunctionArn"].plainText),
      var url = url(resource.properties)
    else { return }
    url.place = resource.place
    url.id = resource.id
    assembly.application.functions[index].url = url
    assembly.application.functions[index].triggers.append(Trigger(.functionURL, place: resource.place))
  }
}

/// Code that functions share.
enum Layers {
  static func read(_ resource: Resource, into function: inout Function, _ assembly: Assembly) {
    for layer in resource["Layers"].itemsOrSelf {
      guard let place = layer.place else { continue }
      let text = layer.plainText
      if let id = text.resource, let local = assembly.resource(id) {
        if let folder = folder(local, in: assembly.tree) { function.layerFolders.append(folder) }
      } else {
        function.layers.append(PolicyStatement.Entry(text, at: place))
      }
    }
  }

  /// The content folder of a layer that the application brings itself.
  private static func folder(_ layer: Resource, in tree: FileTree) -> String? {
    let content = layer[layer.type == "AWS::Serverless::LayerVersion" ? "ContentUri" : "Content"]
    guard case .folder(let folder) = FunctionCode.local(content, in: tree) else { return nil }
    return folder
  }
}
