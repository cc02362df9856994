import Core

/// A value of a template on the way to being understood: a node, and the stack whose parameters and resources it speaks
/// of. A setting that is not written has no node, and so have the settings below it.
struct Setting: Sendable {
  let node: Node?
  let stack: Stack
  /// The key it is written behind.
  let keyPlace: Place?

  /// Looks through conditions, references and includes down to what is really written.
  init(_ node: Node?, in stack: Stack, keyPlace: Place? = nil) {
    let (resolved, home) = node.map { Resolution.resolve($0, in: stack) } ?? (nil, stack)
    self.node = resolved
    self.stack = home
    self.keyPlace = keyPlace
  }

  var isAbsent: Bool { node.map(\.isNull) ?? true }
  var isWritten: Bool { !isAbsent }
  /// Not inlined: the optimizer of Swift 6.3.1 crashes over the borrowed node where this is.
  @inline(never) var place: Place? { node?.place }
  /// The key and the value.
  var fullPlace: Place? {
    guard let place else { return nil }
    return keyPlace?.joined(with: place) ?? place
  }

  subscript(key: String) -> Setting {
    guard let entry = node?.entry(key) else {
      return included(key) ?? Setting(nil, in: stack)
    }
    return Setting(entry.value, in: stack, keyPlace: entry.keyPlace)
  }

  /// The first of several spellings that is written.
  subscript(keys: String...) -> Setting { first(of: keys) }

  func first(of keys: [String]) -> Setting {
    for key in keys where node?.entry(key) != nil { return self[key] }
    return Setting(nil, in: stack)
  }

  /// A `Fn::Transform` beside other keys adds the keys of the file it includes.
  private func included(_ key: String) -> Setting? {
    guard let transform = node?.entry("Fn::Transform"),
      let file = Resolution.include(transform.value, in: stack), let entry = file.entry(key)
    else { return nil }
    return Setting(entry.value, in: stack, keyPlace: entry.keyPlace)
  }

  /// The elements of a list, those that a condition removes left out.
  var items: [Setting] {
    guard let node, node.tag.isEmpty else { return [] }
    return node.items.map { Setting($0, in: stack) }.filter(\.isWritten)
  }

  /// The elements of a list, or the one value that stands in its stead.
  var itemsOrSelf: [Setting] {
    guard let node else { return [] }
    return node.isSequence && node.tag.isEmpty ? items : isAbsent ? [] : [self]
  }

  var entries: [(key: String, value: Setting)] {
    (node?.entries ?? []).flatMap { entry -> [(key: String, value: Setting)] in
      if entry.key == "Fn::Transform", let file = Resolution.include(entry.value, in: stack) {
        return file.entries.map { ($0.key, Setting($0.value, in: stack, keyPlace: $0.keyPlace)) }
      }
      return [(entry.key, Setting(entry.value, in: stack, keyPlace: entry.keyPlace))]
    }
  }
}

// Values.
extension Setting {
  /// The text with whatever is not known in pieces of its own.
  var plainText: Text { node.map { Evaluation(stack).text($0) } ?? Text() }

  var text: Known<Text> {
    guard let node, isWritten else { return .absent }
    return .known(plainText, node.place)
  }

  var string: Known<String> { literal { $0 } }
  var int: Known<Int> { literal(Node.int) }
  var bool: Known<Bool> { literal(Node.bool) }

  private func literal<Value: Sendable>(_ convert: (String) -> Value?) -> Known<Value> {
    guard let node, isWritten else { return .absent }
    let text = plainText
    guard let literal = text.literal else { return .unknown(because: text.firstUnknown, node.place) }
    return convert(literal).map { .known($0, node.place) }
      ?? .unknown(because: "a value of another kind", node.place)
  }

  /// A list of strings; one string counts as a list of one.
  var texts: Known<[Text]> {
    guard let node, isWritten else { return .absent }
    return .known(Evaluation(stack).list(node), node.place)
  }

  var strings: Known<[String]> {
    texts.compactMap(or: "an element decided elsewhere") { texts in
      let literals = texts.compactMap(\.literal)
      return literals.count == texts.count ? literals : nil
    }
  }

  /// As written in the file, for event patterns and the like.
  var source: Known<String> {
    guard let node, isWritten, let file = stack.library.file(of: node.place) else { return .absent }
    return .known(file.text(node.place), node.place)
  }
}

extension Library {
  func file(of place: Place) -> SourceFile? {
    Int(place.file.index) < tree.files.count ? tree[place.file] : nil
  }
}

extension Text {
  /// What keeps the text from being known: "parameter Stage".
  var firstUnknown: String {
    for piece in pieces {
      switch piece {
      case .unknown(let what): return what
      case .attribute(let resource, let name): return "attribute \(name) of \(resource)"
      case .literal: continue
      }
    }
    return "nothing"
  }
}
