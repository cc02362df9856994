import Core

/// A CloudFormation template as a document: its sections, with SAM's Globals merged and loops unrolled.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
struct Template: Sendable {
  /// A resource as it is declared.
  struct Declaration: Sendable {
    var id: String
    var type: String
    /// The key in the Resources section.
    var place: Place
    var node: Node
    /// The Properties, with the Globals of SAM merged in.
    var properties: Node?
  }

  let file: SourceFile
  let root: Node
  let isSAM: Bool
  let resources: [Declaration]
  let outputs: [Node.Entry]
  private let indices: [String: Int]
  private let parameters: [String: Node.Entry]

  /// nil when the document is no template: it has no Resources with types of a provider.
  init?(_ root: Node, file: SourceFile) {
    guard let section = root["Resources"], section.isMapping else { return nil }
    let entries = ForEach(root).expand(section.entries)
    let globals = Globals(root["Globals"])
    let resources = entries.compactMap { Self.declaration($0, globals) }
    guard resources.contains(where: { $0.type.contains("::") }) else { return nil }
    self.file = file
    self.root = root
    self.resources = resources
    outputs = ForEach(root).expand(root["Outputs"]?.entries ?? [])
    isSAM = Self.namesSAM(root["Transform"]) || resources.contains { $0.type.hasPrefix("AWS::Serverless::") }
    indices = Dictionary(resources.enumerated().map { ($0.element.id, $0.offset) }) { $1 }
    parameters = Dictionary((root["Parameters"]?.entries ?? []).map { ($0.key, $0) }) { $1 }
  }

  func resource(_ id: String) -> Declaration? { indices[id].map { resources[$0] } }

  func parameter(_ name: String) -> Node.Entry? { parameters[name] }

  private static func declaration(_ entry: Node.Entry, _ globals: Globals) -> Declaration? {
    guard let type = entry.value["Type"]?.text else { return nil }
    let properties = globals.merged(into: entry.value["Properties"], type: type)
    return Declaration(
      id: entry.key, type: type, place: entry.keyPlace, node: entry.value, properties: properties)
  }

  private static func namesSAM(_ transform: Node?) -> Bool {
    transform?.itemsOrSelf.contains { $0.text?.hasPrefix("AWS::Serverless") ?? false } ?? false
  }
}

/// The Globals section of SAM: settings that every resource of a kind starts from.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
struct Globals {
  private static let sections = [
    "AWS::Serverless::Function": "Function", "AWS::Serverless::Api": "Api", "AWS::Serverless::HttpApi": "HttpApi",
    "AWS::Serverless::SimpleTable": "SimpleTable", "AWS::Serverless::StateMachine": "StateMachine",
    "AWS::Serverless::LayerVersion": "LayerVersion", "AWS::Serverless::CapacityProvider": "CapacityProvider",
  ]
  private let node: Node?

  init(_ node: Node?) { self.node = node }

  func merged(into properties: Node?, type: String) -> Node? {
    guard let node, let section = Self.sections[type], let global = node[section] else { return properties }
    guard let properties, properties.isMapping else { return global }
    return Self.merge(global, properties)
  }

  /// Mappings are merged, lists are joined with the global part first, everything else is replaced.
  private static func merge(_ global: Node, _ own: Node) -> Node {
    switch (global.content, own.content) {
    case (.mapping(let globals), .mapping(var entries)) where !own.isIntrinsic && !global.isIntrinsic:
      for entry in globals {
        if let index = entries.firstIndex(where: { $0.key == entry.key }) {
          entries[index].value = merge(entry.value, entries[index].value)
        } else {
          entries.append(entry)
        }
      }
      return Node(.mapping(entries), tag: own.tag, place: own.place)
    case (.sequence(let globals), .sequence(let items)):
      return Node(.sequence(globals + items), tag: own.tag, place: own.place)
    default: return own
    }
  }
}
