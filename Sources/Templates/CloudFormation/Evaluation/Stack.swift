import Core

/// A template in use: with the values that its parameters have. A nested stack is a stack of its own whose parameters
/// come from the stack around it.
final class Stack: Sendable {
  /// What a parameter is given: a node and the stack that it speaks of.
  struct Argument: Sendable {
    var node: Node
    var stack: Stack
  }

  let template: Template
  /// What the ids of this stack's resources start with: empty, or the ids of the stacks around it, each with a slash.
  let prefix: String
  /// Values given by the stack around it, looked into only when they are asked for: stacks may refer to each other.
  let arguments: [String: Argument]
  let library: Library
  let conditions: [String: Truth]
  /// The files of the stacks around this one; a template never nests itself.
  let ancestors: Set<FileID>

  /// Whether this stack and those nested in it do without conditions. Conditions themselves are evaluated in such a
  /// stack, or two stacks whose conditions ask for each other's outputs would never end.
  private let isBare: Bool

  private init(
    _ template: Template, prefix: String, arguments: [String: Argument], library: Library, ancestors: Set<FileID>,
    conditions: [String: Truth], isBare: Bool
  ) {
    self.template = template
    self.prefix = prefix
    self.arguments = arguments
    self.library = library
    self.ancestors = ancestors
    self.conditions = conditions
    self.isBare = isBare
  }

  static func make(
    _ template: Template, prefix: String = "", arguments: [String: Argument] = [:], library: Library,
    ancestors: Set<FileID> = [], isBare: Bool = false
  ) -> Stack {
    var conditions: [String: Truth] = [:]
    if !isBare, let section = template.root["Conditions"], !section.entries.isEmpty {
      let bare = Stack(
        template, prefix: prefix, arguments: arguments.mapValues { Argument(node: $0.node, stack: $0.stack.bared()) },
        library: library, ancestors: ancestors, conditions: [:], isBare: true)
      var evaluator = ConditionEvaluator(bare)
      conditions = evaluator.evaluate(section.entries)
    }
    return Stack(
      template, prefix: prefix, arguments: arguments, library: library, ancestors: ancestors, conditions: conditions,
      isBare: isBare)
  }

  private func bared() -> Stack {
    Stack(
      template, prefix: prefix, arguments: arguments, library: library, ancestors: ancestors, conditions: conditions,
      isBare: true)
  }

  /// The id of a resource of this template in the application.
  func identifier(_ id: String) -> String { prefix + id }

  /// The stack behind a resource that is a nested stack with a local template.
  func nested(_ id: String) -> Stack? {
    guard ancestors.count < 8, let declaration = template.resource(id), let path = Library.nestedTemplate(declaration),
      let child = library.template(path, from: template.file), child.file.id != template.file.id,
      !ancestors.contains(child.file.id)
    else { return nil }
    let parameters = Setting(declaration.properties, in: self)["Parameters"].node?.entries ?? []
    let arguments = Dictionary(parameters.map { ($0.key, Argument(node: $0.value, stack: self)) }) { $1 }
    return Stack.make(
      child, prefix: prefix + id + "/", arguments: arguments, library: library,
      ancestors: ancestors.union([template.file.id]), isBare: isBare)
  }

  /// Whether a name that the template does not declare is one that SAM generates for a declared resource.
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
  func isGenerated(_ name: String) -> Bool {
    guard template.isSAM else { return false }
    if name == "ServerlessRestApi" || name == "ServerlessHttpApi" || name.hasPrefix("ServerlessRestApi") { return true }
    for suffix in ["Role", "Url", "Stage", "DeadLetterQueue", "EventInvokeConfig", "ProdStage"]
    where name.hasSuffix(suffix) && template.resource(String(name.dropLast(suffix.count))) != nil { return true }
    return false
  }
}

/// The documents that belong to an application, each read once: templates of nested stacks and included files.
struct Library: Sendable {
  private let documents: [String: Document]
  private let templates: [String: Template]
  /// Literal values that the stacks export, by the export's name.
  let exports: [String: String]
  let tree: FileTree

  init(from file: SourceFile, _ root: Template, in tree: FileTree) {
    self.tree = tree
    var documents: [String: Document] = [:]
    var templates: [String: Template] = [:]
    var pending = [root]
    while let template = pending.popLast(), documents.count < 200 {
      for path in LocalFiles.referenced(by: template, in: tree) where documents[path] == nil {
        guard let source = tree.file(at: path), source.id != file.id else { continue }
        let document = DocumentReader.read(source)
        documents[path] = document
        if let node = document.roots.first, let nested = Template(node, file: source) {
          templates[path] = nested
          pending.append(nested)
        }
      }
    }
    self.documents = documents
    self.templates = templates
    exports = Self.exports(of: [root] + templates.values)
  }

  private static func exports(of templates: [Template]) -> [String: String] {
    let pairs = templates.flatMap(\.outputs).compactMap { output -> (String, String)? in
      guard let name = output.value["Export"]?["Name"]?.text, let value = output.value["Value"], value.tag.isEmpty,
        let text = value.text
      else { return nil }
      return (name, text)
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Everything that was read beside the template itself, by path.
  var files: [SourceFile] { documents.keys.sorted().compactMap { tree.file(at: $0) } }

  var diagnostics: [Diagnostic] { documents.values.flatMap(\.diagnostics) }

  func document(_ path: String, from file: SourceFile) -> Node? {
    Path.join(Path.folder(of: file.path), path).flatMap { documents[$0]?.roots.first }
  }

  func template(_ path: String, from file: SourceFile) -> Template? {
    Path.join(Path.folder(of: file.path), path).flatMap { templates[$0] }
  }

  /// The local path of a nested stack's template.
  static func nestedTemplate(_ declaration: Template.Declaration) -> String? {
    switch declaration.type {
    case "AWS::CloudFormation::Stack": LocalFiles.localPath(declaration.properties?["TemplateURL"])
    case "AWS::Serverless::Application": LocalFiles.localPath(declaration.properties?["Location"])
    default: nil
    }
  }
}

/// The local files that a template names: nested templates, API definitions, workflow definitions, includes.
enum LocalFiles {
  private static let keys: Set<String> = [
    "TemplateURL", "Location", "DefinitionUri", "BodyS3Location", "DefinitionS3Location", "SchemaUri",
    "DefinitionSchemaS3Location",
  ]

  static func referenced(by template: Template, in tree: FileTree) -> [String] {
    var found: [String] = []
    for resource in template.resources {
      if let node = resource.properties { collect(node, into: &found, depth: 0) }
    }
    if let outputs = template.root["Outputs"] { collect(outputs, into: &found, depth: 0) }
    let folder = Path.folder(of: template.file.path)
    return found.compactMap { Path.join(folder, $0) }.filter { tree.file(at: $0) != nil && isDocument($0) }
  }

  /// A path in the tree; addresses of buckets and the web are none.
  static func localPath(_ node: Node?) -> String? {
    guard let text = node?.text, !text.isEmpty, !text.contains("://"), !text.contains("${") else { return nil }
    return text
  }

  private static func collect(_ node: Node, into found: inout [String], depth: Int) {
    guard depth < 40 else { return }
    for entry in node.entries {
      if keys.contains(entry.key), let path = localPath(entry.value) { found.append(path) }
      collect(entry.value, into: &found, depth: depth + 1)
    }
    for item in node.items { collect(item, into: &found, depth: depth + 1) }
  }

  private static func isDocument(_ path: String) -> Bool {
    switch Path.pathExtension(of: path) {
    case "yaml", "yml", "json", "template", "asl": true
    default: false
    }
  }
}
