import Core

// Where the values of variables come from.
extension VariableResolver {
  mutating func follow(_ source: VariableExpression.Source, at place: Place) -> Outcome {
    switch source.type {
    case "self": property(source.address ?? "")
    case "file": included(source)
    case "opt": .missing
    case "env": environment(source)
    case "sls" where source.address == "stage": setting("provider.stage", standard: "dev")
    case "aws" where source.address == "region": setting("provider.region", standard: "us-east-1")
    case "param": parameter(source.address ?? "")
    case "strToBool": truth(of: source, at: place)
    default: .undecided(source.text)
    }
  }

  /// A property of the service by its dotted path.
  private mutating func property(_ path: String) -> Outcome {
    if path == "service", let name = root["service"]?["name"] { return .value(resolve(name)) }
    if path == "provider.name", let name = root["provider"], name.text != nil { return .value(name) }
    if let node = locate(path, from: root) { return Self.outcome(resolve(node)) }
    switch path {
    case "provider.stage": return .value(word("dev"))
    case "provider.region": return .value(word("us-east-1"))
    default: return .missing
    }
  }

  private static func outcome(_ node: Node) -> Outcome {
    if let name = Unresolved.name(of: node) { return .undecided(name) }
    return node.isNull ? .missing : .value(node)
  }

  private func word(_ text: String) -> Node { Node(.scalar(text, .plain), place: root.place) }

  // MARK: Files

  /// What an included file holds at the address, as written.
  mutating func written(in source: VariableExpression.Source) -> Node? {
    guard let path = path(of: source), let node = includes.node(at: path) else { return nil }
    return locate(source.address ?? "", from: node)
  }

  private func path(of source: VariableExpression.Source) -> String? {
    guard let written = source.parameter, !written.hasPrefix("~") else { return nil }
    return Path.join(folder, written)
  }

  /// A file outside of the tree, one that was not read, and code that computes its value are decided elsewhere.
  private mutating func included(_ source: VariableExpression.Source) -> Outcome {
    guard let path = path(of: source) else { return .undecided(source.text) }
    if let node = written(in: source) {
      let outcome = Self.outcome(resolve(node))
      if case .undecided = outcome, IncludedFiles.isCode(path) { return .undecided(source.text) }
      return outcome
    }
    return IncludedFiles.isCode(path) || tree.containsFile(path) && tree.file(at: path) == nil
      ? .undecided(source.text) : .missing
  }

  // MARK: Stage, region and parameters

  /// What an option stands for that nobody gave and that has no default: no option is given to a scan.
  /// https://www.serverless.com/framework/docs/guides/variables/core
  mutating func standardOption(_ alternatives: [String]) -> Outcome {
    if alternatives.contains("opt:stage") { return setting("provider.stage", standard: "dev") }
    if alternatives.contains("opt:region") { return setting("provider.region", standard: "us-east-1") }
    return .missing
  }

  private mutating func setting(_ path: String, standard: String) -> Outcome {
    guard !isActive("self:" + path), !isActive("setting " + path) else { return .value(word(standard)) }
    let outcome = guarded("setting " + path) { resolver in resolver.property(path) }
    if case .missing = outcome { return .value(word(standard)) }
    return outcome
  }

  mutating func stage() -> String {
    if case .value(let node) = setting("provider.stage", standard: "dev"), let text = node.text { text } else { "dev" }
  }

  /// Parameters of the stage come before those of all stages.
  /// https://www.serverless.com/framework/docs/guides/parameters
  private mutating func parameter(_ name: String) -> Outcome {
    let stage = stage()
    for group in ["stages.\(stage).params", "params.\(stage)", "stages.default.params", "params.default"] {
      if let node = locate(group + "." + name, from: root) { return Self.outcome(resolve(node)) }
    }
    return .missing
  }

  private mutating func environment(_ source: VariableExpression.Source) -> Outcome {
    guard let name = source.address else { return .undecided(source.text) }
    return includes.environment(name, folder: folder, stage: stage()).map(Outcome.value) ?? .missing
  }

  private func truth(of source: VariableExpression.Source, at place: Place) -> Outcome {
    switch source.parameter?.lowercased() {
    case "true", "1": .value(Node(.scalar("true", .plain), place: place))
    case "false", "0": .value(Node(.scalar("false", .plain), place: place))
    default: .undecided(source.text)
    }
  }
}
