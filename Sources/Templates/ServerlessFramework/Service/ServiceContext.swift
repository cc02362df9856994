import Core

/// A service whose values can be evaluated: its sections as settings of the template that it amounts to.
struct ServiceContext {
  let service: ServiceDefinition
  let stack: Stack
  let tree: FileTree

  var folder: String { Path.folder(of: service.file.path) }

  var provider: Setting { setting(service.provider, at: service.providerPlace) }

  func setting(_ node: Node?, at keyPlace: Place? = nil) -> Setting { Setting(node, in: stack, keyPlace: keyPlace) }

  func setting(_ entry: Node.Entry) -> Setting { setting(entry.value, at: entry.keyPlace) }

  func custom(_ key: String) -> Setting { setting(service.root)["custom"][key] }

  /// A setting of a function, or the provider's when the function has none.
  func inherited(_ key: String, _ function: Setting) -> Setting {
    function.node?.entry(key) != nil ? function[key] : provider[key]
  }

  /// What an attribute of a resource is written as.
  static func reference(_ id: String, _ attribute: String = "Ref") -> Text {
    Text(pieces: [.attribute(of: id, name: attribute)])
  }

  func hasFunction(_ key: String) -> Bool { service.functions.contains { $0.key == key } }
}

extension Setting {
  /// `true`, or a mapping with details, as many switches of the framework are written.
  var isSwitchedOn: Bool { node?.isMapping == true && node?.isIntrinsic == false || bool.value == true }

  var isMapping: Bool { node.map { $0.isMapping && !$0.isIntrinsic } ?? false }
}

extension Known {
  /// This value, or another when nothing is written.
  func or(_ other: @autoclosure () -> Known<Value>) -> Known<Value> { isAbsent ? other() : self }
}
