import Core

/// Definitions that no template of the tree names, so that something else deploys them: workflows in Amazon's States
/// Language, and APIs in OpenAPI with the extensions of API Gateway.
/// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
enum Definitions: TemplateFormat {
  private static let endings: Set<String> = ["json", "yaml", "yml", "asl"]

  static func accepts(_ file: SourceFile) -> Bool {
    guard endings.contains(Path.pathExtension(of: file.path)), !Words.occurs("AWS::", in: file.bytes) else {
      return false
    }
    return Words.occurs("StartAt", in: file.bytes) && Words.occurs("States", in: file.bytes)
      || Words.occurs("x-amazon-apigateway", in: file.bytes) && Words.occurs("paths", in: file.bytes)
  }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    var result = TemplateResult()
    guard let root = DocumentReader.read(file).roots.first, let kind = Kind(root), !isNamed(file, in: tree) else {
      return result
    }
    result = SynthesizedTemplate.application(kind.template(around: root, of: file), lead: file, in: tree)
    for index in result.applications.indices { Self.leaveOpen(&result.applications[index]) }
    return result
  }

  private enum Kind {
    case workflow, api

    init?(_ root: Node) {
      if root["StartAt"]?.text != nil, root["States"]?.isMapping == true {
        self = .workflow
      } else if root["openapi"] != nil || root["swagger"] != nil, root["paths"]?.isMapping == true {
        self = .api
      } else {
        return nil
      }
    }

    /// A template with the one resource that the definition is of.
    func template(around root: Node, of file: SourceFile) -> Node {
      let (type, property) =
        switch self {
        case .workflow: ("AWS::StepFunctions::StateMachine", "Definition")
        case .api: ("AWS::ApiGateway::RestApi", "Body")
        }
      let name = String(Path.name(of: file.path).prefix { $0 != "." })
      return TemplateNodes.template([TemplateNodes.resource(name, type, [(property, root)], at: root.place)])
    }
  }

  /// What belongs to the deployment is not known.
  private static func leaveOpen(_ application: inout Application) {
    let reason = "what deploys the definition is not known"
    for index in application.apis.indices {
      let place = application.apis[index].place
      application.apis[index].hasAccessLog = .unknown(because: reason, place)
      application.apis[index].executionLogging = .unknown(because: reason, place)
      application.apis[index].isTraced = .unknown(because: reason, place)
      application.apis[index].throttlingRate = .unknown(because: reason, place)
      application.apis[index].hasUsagePlan = .unknown(because: reason, place)
      application.apis[index].minimumTLS = .unknown(because: reason, place)
    }
    for index in application.stateMachines.indices {
      let place = application.stateMachines[index].place
      application.stateMachines[index].logging = .unknown(because: reason, place)
      application.stateMachines[index].isTraced = .unknown(because: reason, place)
    }
  }

  /// In larger trees than this, only what lies beside a definition is looked at.
  private static let maximumSearch = 2_000

  /// Whether a template or a program near the definition names its file, and so has read it or will.
  private static func isNamed(_ file: SourceFile, in tree: FileTree) -> Bool {
    let name = Path.name(of: file.path)
    let folder = Path.folder(of: file.path)
    let around = Path.folder(of: folder)
    let top = around.isEmpty && tree.files.count > maximumSearch ? folder : around
    return tree.files(below: top).contains { other in
      other.id != file.id && deploys(other) && other.bytes.count < 1 << 20 && Words.occurs(name, in: other.bytes)
    }
  }

  private static func deploys(_ file: SourceFile) -> Bool {
    let name = Path.name(of: file.path)
    let isSettings = ["yaml", "yml", "json", "template"].contains(Path.pathExtension(of: name))
    return isSettings && (file.bytes.mentions("AWS::") || name.hasPrefix("serverless"))
      || ["tf", "tofu", "ts", "js", "mjs", "py"].contains(Path.pathExtension(of: name))
  }
}

/// Puts templates together from parts of other documents, which keep their places.
enum TemplateNodes {
  /// A resource as an entry of the section `Resources`.
  static func resource(_ id: String, _ type: String, _ properties: [(String, Node)], at place: Place) -> Node.Entry {
    let body = mapping(properties, at: place)
    return Node.Entry(
      key: id, keyPlace: place, value: mapping([("Type", text(type, at: place)), ("Properties", body)], at: place))
  }

  static func template(_ resources: [Node.Entry]) -> Node {
    let place = resources.first?.keyPlace ?? Place(FileID(0), 0, 0)
    return mapping([("Resources", Node(.mapping(resources), place: place))], at: place)
  }

  static func mapping(_ entries: [(String, Node)], at place: Place) -> Node {
    Node(.mapping(entries.map { Node.Entry(key: $0.0, keyPlace: $0.1.place, value: $0.1) }), place: place)
  }

  static func list(_ items: [Node], at place: Place) -> Node { Node(.sequence(items), place: place) }

  static func text(_ text: String, at place: Place) -> Node { Node(.scalar(text, .quoted), place: place) }
}
