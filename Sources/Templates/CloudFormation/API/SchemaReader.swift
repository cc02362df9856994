import Core

/// AWS::AppSync::GraphQLSchema, and the schema that an AWS::Serverless::GraphQLApi names: who may use which field.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appsync-graphqlschema.html
enum SchemaReader {
  static func read(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.apiIndex(resource["ApiId"].plainText) else { return }
    let api = assembly.resource(assembly.application.apis[index].id)
    apply(
      schema(of: resource, assembly.tree), to: index,
      providers: api?["AdditionalAuthenticationProviders"].items ?? [], in: &assembly)
  }

  static func readServerless(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.application.apis.firstIndex(where: { $0.id == resource.id }) else { return }
    apply(
      schema(of: resource, assembly.tree), to: index, providers: resource["Auth"]["Additional"].items, in: &assembly)
  }

  /// A schema in a file of its own.
  static func read(_ file: SourceFile, of index: Int, providers: [Setting], into assembly: inout Assembly) {
    apply(
      Schema(bytes: file.bytes, place: file.whole, isVerbatim: true), to: index, providers: providers, in: &assembly)
  }

  /// The text of a schema, and where it stands.
  private struct Schema {
    var bytes: [UInt8] = []
    var place: Place
    /// Whether the bytes are those of the place.
    var isVerbatim = false

    func place(of range: Range<Int>) -> Place {
      guard isVerbatim else { return place }
      return Place(place.file, place.start + UInt32(range.lowerBound), place.start + UInt32(range.upperBound))
    }
  }

  private static func schema(of resource: Resource, _ tree: FileTree) -> Schema {
    let inline = resource["Definition", "SchemaInline"]
    if let node = inline.node {
      return Schema(bytes: Array(inline.plainText.display.utf8), place: node.place)
    }
    let base = Path.folder(of: resource.stack.template.file.path)
    let path = LocalFiles.localPath(resource["DefinitionS3Location", "SchemaUri"].node)
    guard let file = path.flatMap({ Path.join(base, $0) }).flatMap({ tree.file(at: $0) }) else {
      return Schema(place: resource.place)
    }
    return Schema(bytes: file.bytes, place: file.whole, isVerbatim: true)
  }

  private static func apply(_ schema: Schema, to index: Int, providers: [Setting], in assembly: inout Assembly) {
    let rules = Dictionary(FieldDirectives.rules(of: schema.bytes).map { ($0.path, $0) }) { first, _ in first }
    guard !rules.isEmpty else { return }
    for number in assembly.application.apis[index].routes.indices {
      guard let rule = rules[assembly.application.apis[index].routes[number].path],
        // The one that asks for least decides who can come in.
        let mode = order.first(where: rule.modes.contains)
      else { continue }
      let place = schema.place(of: rule.range)
      let authorization = mode == "AWS_IAM" ? Authorization.iam : .authorizer(mode)
      assembly.application.apis[index].routes[number].authorization = .known(authorization, place)
      let isNew = !assembly.application.apis[index].authorizers.contains { $0.id == mode }
      guard mode != "AWS_IAM", isNew else { continue }
      RouteTriggers.add(authorizer(mode, among: providers, at: place), to: index, in: &assembly)
    }
  }

  private static let order = ["API_KEY", "AMAZON_COGNITO_USER_POOLS", "OPENID_CONNECT", "AWS_LAMBDA", "AWS_IAM"]

  private static func authorizer(_ mode: String, among providers: [Setting], at place: Place) -> API.Authorizer {
    let provider = providers.first { $0["AuthenticationType", "Type", "type"].string.value == mode }
    var authorizer = API.Authorizer(
      id: mode, kind: GraphQLReader.kinds[mode] ?? .unknown, place: provider?.place ?? place)
    authorizer.target = provider.map { GraphQLReader.target(of: $0) } ?? .absent
    return authorizer
  }
}
