package import Core

/// A value of a YAML or JSON document with the place it was written at. Aliases are resolved (the place is then the
/// anchor's), merge keys are merged, and keys that were written twice keep their last value.
package struct Node: Sendable {
  package enum Style: Sendable { case plain, quoted, block }

  package enum Content: Sendable {
    case scalar(String, Style)
    case sequence([Node])
    case mapping([Entry])
  }

  /// A key of a mapping and its value.
  package struct Entry: Sendable {
    package var key: String
    package var keyPlace: Place
    package var value: Node

    package init(key: String, keyPlace: Place, value: Node) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }

    /// From the key to the end of the value.
    package var place: Place { keyPlace.joined(with: value.place) }
  }

  package var content: Content
  /// The tag as written, such as "!Ref"; empty when there is none.
  package var tag: String
  /// The value with its tag and quotes; a block scalar starts at its `|` or `>`.
  package var place: Place

  package init(_ content: Content, tag: String = "", place: Place) {
    self.content = content
    self.tag = tag
    self.place = place
  }
}

extension Place {
  /// From the start of this place to the end of another in the same file; this place when the other is not behind it
  /// (a value behind an alias stands before its key).
  package func joined(with other: Place) -> Place {
    guard other.file == file, other.start >= end else { return self }
    return Place(file, start, other.end)
  }
}

extension Node {
  /// The text of a scalar; nil for collections and for an empty plain value (null).
  package var text: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  /// Whether nothing was written, or a plain `null` or `~`.
  package var isNull: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return text.isEmpty || text == "null" || text == "~" || text == "Null" || text == "NULL"
  }

  package var isMapping: Bool {
    if case .mapping = content { true } else { false }
  }

  package var isSequence: Bool {
    if case .sequence = content { true } else { false }
  }

  /// The elements of a sequence; empty for everything else.
  package var items: [Node] {
    if case .sequence(let items) = content { items } else { [] }
  }

  /// The elements of a sequence, or the one value that stands in its stead: many settings take a string or a list.
  package var itemsOrSelf: [Node] {
    if case .sequence(let items) = content { items } else if isNull { [] } else { [self] }
  }

  /// The entries of a mapping in the order they are written; empty for everything else.
  package var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  package func entry(_ key: String) -> Entry? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }
  }

  package subscript(key: String) -> Node? { entry(key)?.value }

  package subscript(index: Int) -> Node? {
    guard case .sequence(let items) = content, items.indices.contains(index) else { return nil }
    return items[index]
  }

  /// A whole number, written plain or quoted; 30.0 counts as 30.
  package var int: Int? { text.flatMap(Self.int) }

  /// A truth value, written plain or quoted, in the words that YAML 1.1 knows.
  package var bool: Bool? { text.flatMap(Self.bool) }

  static func int(_ text: String) -> Int? {
    guard let first = text.utf8.first else { return nil }
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || (48...57).contains(first) else { return nil }
    if let whole = Int(text) { return whole }
    guard let fraction = Double(text), fraction.rounded() == fraction, abs(fraction) < 1e15 else { return nil }
    return Int(fraction)
  }

  static func bool(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": true
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": false
    default: nil
    }
  }

  /// The range of the value itself: without the quotes of a quoted scalar and without the header line of a block.
  package func contentPlace(in file: SourceFile) -> Place {
    guard case .scalar(_, let style) = content, place.end > place.start else { return place }
    let bytes = file.bytes[Int(place.start)..<min(Int(place.end), file.bytes.count)]
    switch style {
    case .plain: return place
    case .quoted:
      // Text that was put together from a file or a heredoc stands without quotes.
      guard let first = bytes.first, "\"'!".utf8.contains(first) else { return place }
      let start = bytes.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") } ?? bytes.startIndex
      return Place(place.file, UInt32(start + 1), max(UInt32(start + 1), place.end - 1))
    case .block:
      guard let line = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return place }
      return Place(place.file, UInt32(line + 1), place.end)
    }
  }
}
