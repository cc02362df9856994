import Core

/// Puts the application together from a service of AWS: what the framework makes comes from the service's sections,
/// what the service adds in `resources` from the reader of CloudFormation.
enum ServiceAssembly {
  static func read(_ service: ServiceDefinition, in tree: FileTree, into result: inout TemplateResult) {
    guard let (template, service) = ServiceTemplate.make(service) else { return }
    let library = Library(from: service.file, template, in: tree)
    let context = ServiceContext(service: service, stack: Stack.make(template, library: library), tree: tree)
    var assembly = Assembly(template, in: tree)
    start(&assembly, context)
    assembly.add(context.stack)
    assembly.assemble()
    finish(&assembly, context)
    result.applications = [assembly.application]
    result.diagnostics += library.diagnostics + assembly.diagnostics
  }

  /// What the service's own resources refer to is there before they are read.
  private static func start(_ assembly: inout Assembly, _ context: ServiceContext) {
    let service = context.service
    assembly.application.format = .serverlessFramework
    assembly.application.name = service.name ?? assembly.application.name
    assembly.application.functionDefaults = service.providerPlace
    let builder = FunctionBuilder(context: context)
    assembly.application.functions = service.functions.map(builder.function)
    ExecutionRoles(context).assign(in: &assembly)
    ServiceAPIs(context).declare(in: &assembly)
    if let bucket = DeploymentBucket.bucket(context) { assembly.application.buckets.append(bucket) }
  }

  /// Events come last, as they name resources.
  private static func finish(_ assembly: inout Assembly, _ context: ServiceContext) {
    for function in context.service.functions { ServiceEvents.read(function, context, into: &assembly) }
    PluginResources.readEvents(context, into: &assembly)
    AppSyncPlugin.read(context, into: &assembly)
    ResourceNames(assembly.application).apply(to: &assembly.application)
    assembly.application.resources = assembly.application.resources.compactMap { entry in
      standIn(entry, in: assembly.application) ?? (isStandIn(entry) ? nil : entry)
    }
  }

  private static func isStandIn(_ entry: ResourceEntry) -> Bool { entry.type.hasPrefix(ServiceTemplate.standInPrefix) }

  /// A stand-in with the type of what it stands for, when the service really has that.
  private static func standIn(_ entry: ResourceEntry, in application: Application) -> ResourceEntry? {
    guard isStandIn(entry) else { return nil }
    let exists =
      application.function(entry.id) != nil || application.role(entry.id) != nil
      || application.apis.contains { $0.id == entry.id } || application.bucket(entry.id) != nil
    guard exists else { return nil }
    let type = String(entry.type.dropFirst(ServiceTemplate.standInPrefix.count))
    return ResourceEntry(id: entry.id, type: type, place: entry.place)
  }
}

/// The bucket that the framework uploads packages to, when the service configures the one that is made for it.
/// https://www.serverless.com/framework/docs/guides/deployment-bucket
enum DeploymentBucket {
  static func bucket(_ context: ServiceContext) -> Bucket? {
    let settings = context.provider["deploymentBucket"]
    guard settings.isMapping, settings["name"].isAbsent, let place = settings.keyPlace,
      settings["serverSideEncryption"].isWritten || settings["blockPublicAccess"].isWritten
    else { return nil }
    var bucket = Bucket(id: LogicalNames.deploymentBucket, place: place)
    bucket.encryption = encryption(settings)
    bucket.isVersioned = settings["versioning"].bool
    let block = settings["blockPublicAccess"]
    if block.isWritten, let place = block.fullPlace {
      var access = Bucket.PublicAccessBlock(place: place)
      (access.blocksACLs, access.ignoresACLs) = (block.bool, block.bool)
      (access.blocksPolicies, access.restrictsBuckets) = (block.bool, block.bool)
      bucket.publicAccessBlock = access
    }
    return bucket
  }

  private static func encryption(_ settings: Setting) -> Known<Encryption> {
    let key = settings["sseKMSKeyId"]
    return settings["serverSideEncryption"].string.map { algorithm in
      guard algorithm.hasPrefix("aws:kms") else { return .platformKey }
      return key.isWritten ? .customerKey(key.plainText) : .managedKey
    }
  }
}
