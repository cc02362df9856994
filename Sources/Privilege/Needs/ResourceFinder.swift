import Core

/// Finds the resources that a call is about, as ARNs.
struct ResourceFinder {
  struct Found: Hashable {
    var arn: Text
    var owner: String?
    var openings: [String] = []
  }

  private static let mostResources = 64

  let naming: ResourceNaming
  let table: PermissionTable
  let parameters: CallParameters

  func resources(of rule: ActionRule) -> [Found] {
    guard let (service, action) = table.action(rule.action), rule.target?.type != "*" else { return [Found(arn: "*")] }
    guard let (type, bindings) = choice(rule, service, action) else { return [Found(arn: "*")] }
    let form = ARNForm(type.arn)
    var combinations: [[Name]] = [[]]
    for (position, binding) in bindings.enumerated() {
      let names = names(binding, type)
      combinations = combinations.flatMap { head in names.map { head + [$0] } }
      if combinations.count > Self.mostResources {
        combinations = [combinations[0].prefix(position + 1).map { _ in .open("") }]
      }
    }
    var seen: Set<Found> = []
    return combinations.map { found($0, service, type, form) }.filter { seen.insert($0).inserted }
  }

  // MARK: The type

  private typealias ResourceType = ServiceActions.ResourceType

  /// The type that the row names, else the one whose parts the call names best.
  private func choice(
    _ rule: ActionRule, _ service: ServiceActions, _ action: ServiceActions.Action
  ) -> (ResourceType, [Binding])? {
    if let target = rule.target, let type = service.type(target.type) {
      let own = target.parameters.isEmpty ? bindings(of: type, in: service) : target.parameters
      return (type, own)
    }
    let candidates = action.types.map { service.types[$0] }.map { ($0, bindings(of: $0, in: service)) }
    let named = candidates.filter { !$0.1.isEmpty && $0.1.allSatisfy(isNamed) }
    if let best = named.max(by: { $0.1.count < $1.1.count }) { return best }
    let known = candidates.first { table.bindings(ofType: $0.0.name, of: service.prefix) != nil }
    return known ?? (action.isAboutResources ? candidates.first : nil)
  }

  private func isNamed(_ binding: Binding) -> Bool { !parameters.arguments(binding.paths).isEmpty }

  private func bindings(of type: ResourceType, in service: ServiceActions) -> [Binding] {
    if let known = table.bindings(ofType: type.name, of: service.prefix) { return known }
    return ARNForm(type.arn).names.map { name in
      Binding(parameters.parameter(called: name, ofType: type.name) ?? "")
    }
  }

  // MARK: The names

  /// What is known of one part of an ARN.
  enum Name {
    case text(Text, path: String)
    case open(String)
  }

  private func names(_ binding: Binding, _ type: ResourceType) -> [Name] {
    if let pair = pair(binding) { return pair }
    var arguments = parameters.arguments(binding.paths)
    if arguments.isEmpty, let standard = binding.standard, !parameters.mayBeGiven(binding.paths) {
      return [.text(Text(standard), path: "")]
    }
    if arguments.isEmpty { return [.open(absence(of: binding, type))] }
    // The empty string stands for "not set", which no call is made with.
    let set = arguments.filter { $0.text?.literal != "" }
    if !set.isEmpty { arguments = set }
    return arguments.flatMap { argument -> [Name] in
      guard let text = argument.text else { return [.open("\(argument.path): a value of the code")] }
      return ParameterText.readings(of: text, argument.path, suffix: binding.suffix).map {
        .text($0, path: argument.path)
      }
    }
  }

  /// Why a name is not known: its parameter is not given, or is a part of something unknown.
  private func absence(of binding: Binding, _ type: ResourceType) -> String {
    guard let path = binding.paths.first, !path.isEmpty else { return "no parameter names the \(type.name)" }
    let root = String(path.prefix { $0 != "." })
    return parameters.isGiven(root) == .yes ? "\(root): a value of the code" : "\(root) is not given"
  }

  /// A bucket and a key in one parameter: "bucket/key".
  private func pair(_ binding: Binding) -> [Name]? {
    guard let path = binding.paths.first, !path.isEmpty else { return nil }
    let buckets = parameters.arguments(["\(path).Bucket"])
    guard let bucket = buckets.first?.text else { return nil }
    let key = parameters.arguments(["\(path).Key"]).first?.text ?? Text(pieces: [.unknown("a value of the code")])
    var whole = bucket
    whole.append("/")
    whole.append(key)
    return [.text(whole, path: path)]
  }

  // MARK: The ARN

  private func found(
    _ names: [Name], _ service: ServiceActions, _ type: ResourceType, _ form: ARNForm
  ) -> Found {
    var openings: [String] = []
    var texts: [Text] = []
    for name in names {
      switch name {
      case .open(let reason):
        openings.append(reason)
        texts.append("*")
      case .text(let text, let path): texts.append(Wildcards.fill(text, path, &openings))
      }
    }
    if texts.count == 1, form.names.count == 2, case .text(let text, _)? = names.first {
      texts = Wildcards.fill(text, "", &openings).split(at: "/")
    }
    var found = Found(arn: arn(texts, service, type, form))
    found.owner = found.arn.resource
    found.openings = Array(Set(openings.filter { !$0.isEmpty })).sorted()
    return found
  }

  private func arn(_ texts: [Text], _ service: ServiceActions, _ type: ResourceType, _ form: ARNForm) -> Text {
    guard let first = texts.first else { return form.filled(with: []) }
    if first.isARN, naming.hasTail(first), texts.count > 1, let id = first.resource {
      return form.filled(with: [Text(pieces: [.attribute(of: id, name: "Ref")])] + texts.dropFirst())
    }
    if first.isARN { return texts.count > 1 ? behind(first, type, texts, service) : first }
    if let id = naming.resource(first, service: service.prefix, type: type.name) {
      return naming.arn(of: id) ?? form.filled(with: texts)
    }
    for container in service.types where container.name != type.name {
      let own = ARNForm(container.arn)
      guard own.names.count == 1, let suffix = form.suffix(behind: own, with: texts),
        let id = naming.resource(first, service: service.prefix, type: container.name), var arn = naming.arn(of: id),
        !naming.hasTail(arn)
      else { continue }
      arn.append(suffix)
      return arn
    }
    return form.filled(with: texts)
  }

  /// The ARN of a part of something whose own ARN is given.
  private func behind(_ whole: Text, _ type: ResourceType, _ texts: [Text], _ service: ServiceActions) -> Text {
    for container in service.types where container.name != type.name {
      let own = ARNForm(container.arn)
      guard own.names.count == 1, let suffix = ARNForm(type.arn).suffix(behind: own, with: texts) else { continue }
      var arn = whole
      arn.append(suffix)
      return arn
    }
    return whole
  }
}
