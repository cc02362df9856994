import Core

/// An application while it is put together from the resources of its stacks.
struct Assembly {
  /// A stack has 500 resources at most, so this is more than any application has.
  private static let maximumResources = 20_000

  var application: Application
  var diagnostics: [Diagnostic] = []
  let tree: FileTree
  private(set) var resources: [Resource] = []
  private var resourceIndices: [String: Int] = [:]

  init(_ template: Template, in tree: FileTree) {
    self.tree = tree
    let folder = Path.folder(of: template.file.path)
    let name = folder.isEmpty ? Path.name(of: template.file.path) : Path.name(of: folder)
    application = Application(
      name: name, format: template.isSAM ? .sam : .cloudFormation, folder: folder, place: template.file.whole)
  }

  /// Takes in the resources of a stack and of the stacks nested in it, without those that no deployment would have.
  mutating func add(_ stack: Stack) {
    TemplateEnds.read(stack, into: &application)
    TemplateDefaults.read(stack, into: &application)
    for declaration in stack.template.resources where Self.canExist(declaration, in: stack) {
      guard resources.count < Self.maximumResources else { return giveUp(at: declaration.place) }
      let resource = Resource(declaration, in: stack)
      resourceIndices[resource.id] = resources.count
      resources.append(resource)
      application.resources.append(ResourceEntry(id: resource.id, type: resource.type, place: resource.place))
      if let nested = stack.nested(declaration.id) { add(nested) }
    }
  }

  private mutating func giveUp(at place: Place) {
    let message = "the application has more than \(Self.maximumResources) resources; the rest was not read"
    if diagnostics.isEmpty { diagnostics.append(Diagnostic(.incomplete, message, at: place)) }
  }

  private static func canExist(_ declaration: Template.Declaration, in stack: Stack) -> Bool {
    guard let name = declaration.node["Condition"]?.text, let truth = stack.conditions[name] else { return true }
    return !(truth.isFixed && truth.value == false)
  }

  /// Lets every round of readers look at every resource.
  mutating func assemble() {
    for round in Readers.rounds {
      for resource in resources { round[Self.readAs(resource.type)]?(resource, &self) }
    }
  }

  /// Custom resources carry types of the author's own.
  private static func readAs(_ type: String) -> String {
    type.hasPrefix("Custom::") ? "AWS::CloudFormation::CustomResource" : type
  }

  func resource(_ id: String) -> Resource? { resourceIndices[id].map { resources[$0] } }
}

// Looking things up by the text that names them.
extension Assembly {
  /// The index of the function that a text names: by reference, through an alias or version, or by its own name, alone
  /// or in an ARN.
  func functionIndex(_ text: Text) -> Int? {
    if let id = text.resource, let index = functionIndex(of: id) { return index }
    let name = text.functionName
    guard !name.pieces.isEmpty else { return nil }
    return application.functions.firstIndex { $0.name.value == name }
  }

  /// The index of a function by its id or that of an alias or version of it.
  func functionIndex(of id: String, hops: Int = 0) -> Int? {
    if let index = application.functions.firstIndex(where: { $0.id == id }) { return index }
    guard hops < 4, let resource = resource(id) else { return nil }
    switch resource.type {
    case "AWS::Lambda::Alias", "AWS::Lambda::Version", "AWS::Lambda::Url":
      let target = resource[resource.type == "AWS::Lambda::Url" ? "TargetFunctionArn" : "FunctionName"].plainText
      return target.resource.flatMap { functionIndex(of: $0, hops: hops + 1) }
    default: return nil
    }
  }

  func functionID(_ setting: Setting) -> String? {
    functionIndex(setting.plainText).map { application.functions[$0].id }
  }

  mutating func addTrigger(_ trigger: Trigger, to function: Text) {
    guard let index = functionIndex(function) else { return }
    application.functions[index].triggers.append(trigger)
  }

  /// Fires a function; whatever else the text names is handed the events.
  mutating func connect(_ trigger: Trigger, _ load: Conduit.Load = .events, to target: Text) {
    if target.pieces.isEmpty { return }
    guard let index = functionIndex(target) else {
      application.conduits.append(Conduit(trigger, load, to: target))
      return
    }
    var trigger = trigger
    trigger.sendsRecords = load == .records
    application.functions[index].triggers.append(trigger)
  }

  /// The id of the role that a setting names by reference or by its literal name.
  func roleID(_ setting: Setting) -> Known<String> {
    setting.text.compactMap(or: "a role from outside the template") { text in
      if let id = text.resource { return id }
      let name = text.knownSuffix.split(separator: "/").last.map(String.init)
      return application.roles.first { name != nil && $0.name.value?.literal == name }?.id
    }
  }

  func apiIndex(_ text: Text) -> Int? {
    guard let id = text.resource else { return nil }
    return application.apis.firstIndex { $0.id == id }
  }
}

extension Text {
  /// The name in a function's ARN, without a version; the whole text when it is no ARN.
  /// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
  fileprivate var functionName: Text {
    var name = Text()
    var isInARN = false
    for piece in pieces {
      guard case .literal(let literal) = piece else {
        name.append(piece)
        continue
      }
      var rest = Substring(literal)
      if let marker = rest.firstRange(of: ":function:") {
        name = Text()
        isInARN = true
        rest = rest[marker.upperBound...]
      }
      let end = isInARN ? rest.firstIndex { $0 == ":" || $0 == "/" } : nil
      name.append(.literal(String(rest[..<(end ?? rest.endIndex)])))
      if end != nil { break }
    }
    return name
  }
}
