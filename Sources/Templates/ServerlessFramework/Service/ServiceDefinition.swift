import Core

/// A service with its variables resolved: its sections in one form, however they were written.
struct ServiceDefinition {
  let file: SourceFile
  let root: Node
  let name: String?
  /// The stage that a deployment without options uses.
  let stage: String
  let provider: Node
  /// The key of the provider section; what the framework decides by itself is said here.
  let providerPlace: Place
  /// The functions by their keys.
  let functions: [Node.Entry]
  let plugins: Set<String>

  /// Whether a document is a service and not a part that services include.
  static func isService(_ root: Node) -> Bool {
    guard root.isMapping, root.entry("provider") != nil || root.entry("functions") != nil else { return false }
    return root.entry("service") != nil
  }

  init(_ root: Node, file: SourceFile, stage: String) {
    (self.root, self.file, self.stage) = (root, file, stage)
    name = root["service"]?.literal ?? root["service"]?["name"]?.literal
    let provider = root.entry("provider")
    self.provider = provider?.value ?? Node(.mapping([]), place: file.whole)
    providerPlace = provider?.keyPlace ?? root.entry("service")?.keyPlace ?? file.whole
    functions = Self.functions(root["functions"])
    let list = root["plugins"]?["modules"] ?? root["plugins"]
    plugins = Set((list?.items ?? []).compactMap(\.literal))
  }

  /// The provider's name; a service whose provider is decided elsewhere is taken to be one of AWS.
  var providerName: String { provider.text ?? provider["name"]?.text ?? "aws" }

  var isAWS: Bool { providerName == "aws" || Unresolved.name(of: provider["name"] ?? provider) != nil }

  /// Functions are written as a mapping, or as a list of mappings that were included from several files.
  private static func functions(_ section: Node?) -> [Node.Entry] {
    guard let section else { return [] }
    let mappings = section.isSequence ? section.items : [section]
    let entries = mappings.filter { !$0.isIntrinsic }.flatMap(\.entries)
    return Duplicates.keepLast(entries.filter { $0.value.isMapping && !$0.value.isIntrinsic })
  }

  /// The sections of the CloudFormation template that the service adds to what the framework makes.
  var resources: Node? {
    guard let section = root["resources"] else { return nil }
    let parts = section.isSequence ? section.items : [section]
    return parts.filter { $0.isMapping && !$0.isIntrinsic }.reduce(nil) { merged, part in
      merged.map { NodeMerge.merge($0, part) } ?? part
    }
  }

  /// Settings below `custom`, where plugins have theirs.
  func custom(_ key: String) -> Node? { root["custom"]?[key] }

  func uses(_ plugin: String) -> Bool { plugins.contains(plugin) }
}

extension Node {
  /// The text of a scalar that is written as such: neither a reference nor a variable that nothing decides.
  var literal: String? { tag.isEmpty ? text : nil }
}

/// Lays one mapping over another, as the framework merges the service's resources into its own.
enum NodeMerge {
  static func merge(_ base: Node, _ over: Node) -> Node {
    guard case .mapping(var entries) = base.content, case .mapping(let more) = over.content, !base.isIntrinsic,
      !over.isIntrinsic
    else { return over.isNull ? base : over }
    for entry in more {
      if let index = entries.firstIndex(where: { $0.key == entry.key }) {
        entries[index].value = merge(entries[index].value, entry.value)
      } else {
        entries.append(entry)
      }
    }
    return Node(.mapping(entries), tag: base.tag, place: base.place)
  }
}

/// One event of a function.
struct ServiceEvent {
  /// "http", "s3", "sqs" …
  var kind: String
  var keyPlace: Place
  var value: Node
  /// The key and the value.
  var place: Place

  /// What a trigger or a route is said to stand at: its key, or the whole of a short form.
  var headline: Place { value.isMapping || value.isSequence ? keyPlace : place }

  /// The events of a function, in the order they are written.
  static func all(of function: Node) -> [ServiceEvent] {
    (function["events"]?.items ?? []).compactMap(ServiceEvent.init)
  }

  private init?(_ node: Node) {
    if let kind = node.text, node.tag.isEmpty {
      let none = Node(.scalar("", .plain), place: node.place)
      (self.kind, keyPlace, value, place) = (kind, node.place, none, node.place)
      return
    }
    guard let entry = node.entries.first, !node.isIntrinsic else { return nil }
    (kind, keyPlace, value, place) = (entry.key, entry.keyPlace, entry.value, entry.place)
    guard value.isNull, node.entries.count > 1 else { return }
    // Settings that are not indented below their event stand beside it; they are still meant for it.
    value = Node(.mapping(Array(node.entries.dropFirst())), place: node.place)
    place = node.place
  }
}
