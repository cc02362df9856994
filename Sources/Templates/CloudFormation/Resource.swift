import Core

/// A resource of one of the application's stacks, ready to be read.
struct Resource: Sendable {
  /// The id in the application: the logical id, behind the ids of the nested stacks it stands in.
  let id: String
  let localID: String
  let type: String
  /// The resource's key.
  let place: Place
  let properties: Setting
  private let node: Node

  init(_ declaration: Template.Declaration, in stack: Stack) {
    id = stack.identifier(declaration.id)
    localID = declaration.id
    type = declaration.type
    place = declaration.place
    properties = Setting(declaration.properties, in: stack)
    node = declaration.node
  }

  var stack: Stack { properties.stack }

  subscript(key: String) -> Setting { properties[key] }

  /// The first of several spellings that is written.
  subscript(keys: String...) -> Setting { properties.first(of: keys) }

  /// What stands beside the properties: Metadata, DeletionPolicy.
  func attribute(_ key: String) -> Setting { Setting(node[key], in: stack) }

  /// The resource with all it contains.
  var wholePlace: Place { place.joined(with: node.place) }
}
