import Core
import Templates

/// Writes the resources that a program makes as a CloudFormation template, so that one set of readers understands both.
struct TemplateWriter {
  private static let maximumNodes = 1_000_000
  private static let maximumDepth = 60

  private let tree: FileTree
  private var count = 0

  init(tree: FileTree) { self.tree = tree }

  mutating func template(_ drafts: [Draft], at place: Place) -> Node {
    let sections = ["Resources": [], "$Parameter": [], "$Output": []].merging(
      Dictionary(grouping: drafts.filter { !$0.isRemoved }) { $0.type.hasPrefix("$") ? $0.type : "Resources" }
    ) { $1 }
    let names = [("Parameters", "$Parameter"), ("Resources", "Resources"), ("Outputs", "$Output")]
    let entries = names.map { name, kind -> Node.Entry in
      let members = (sections[kind] ?? []).map { draft in
        Node.Entry(key: draft.id, keyPlace: draft.place, value: kind == "Resources" ? resource(draft) : plain(draft))
      }
      return Node.Entry(key: name, keyPlace: place, value: Node(.mapping(members), place: place))
    }
    return Node(.mapping(entries), place: place)
  }

  /// A parameter or an output.
  private mutating func plain(_ draft: Draft) -> Node {
    let properties = Value(.record(draft.properties), at: draft.place)
    return node(properties, near: draft.place) ?? Node(.mapping([]), place: draft.place)
  }

  private mutating func resource(_ draft: Draft) -> Node {
    var entries = [Self.entry("Type", Node(.scalar(draft.type, .quoted), place: draft.place))]
    let properties = Value(.record(draft.properties), at: draft.place)
    if let node = node(properties, near: draft.place) { entries.append(Self.entry("Properties", node)) }
    for field in draft.attributes.fields {
      if let node = node(field.value, near: draft.place) { entries.append(Self.entry(field.name, node)) }
    }
    return Node(.mapping(entries), place: draft.place)
  }

  private static func entry(_ key: String, _ value: Node) -> Node.Entry {
    Node.Entry(key: key, keyPlace: value.place, value: value)
  }

  /// nil for null, which means that nothing is set. What the library made stands near what the program wrote around it.
  private mutating func node(_ value: Value, near outer: Place, depth: Int = 0) -> Node? {
    count += 1
    guard count <= Self.maximumNodes, depth < Self.maximumDepth else { return nil }
    let place = value.place ?? outer
    switch value.content {
    case .null: return nil
    case .bool(let bool): return Node(.scalar(bool ? "true" : "false", .plain), place: place)
    case .number(let number): return Node(.scalar(Value.text(of: number), .plain), place: place)
    case .text(let text): return self.text(text, at: place)
    case .list(let list): return sequence(list, at: place, depth)
    case .record(let record):
      if let draft = record.draft { return Self.piece(.attribute(of: draft.id, name: "Ref"), at: place) }
      if let json = record["$json"] { return node(Value(json.content, at: place), near: place, depth: depth + 1) }
      if record.type != nil || record.construct != nil { return Self.piece(.unknown("a structure"), at: place) }
      return mapping(record, at: place, depth)
    case .intrinsic(let name, let argument):
      guard let argument = node(argument, near: place, depth: depth + 1) else { return nil }
      return Node(.mapping([Self.entry(name, argument)]), place: place)
    case .unknown(let unknown): return Self.piece(.unknown(unknown.reason), at: place)
    case .library(let name): return Self.piece(.unknown(name.description), at: place)
    case .closure, .type, .module, .native: return Self.piece(.unknown("code"), at: place)
    }
  }

  private mutating func sequence(_ list: List, at place: Place, _ depth: Int) -> Node {
    var items: [Node] = []
    for item in list.items { if let node = node(item, near: place, depth: depth + 1) { items.append(node) } }
    if let reason = list.openEnd { items.append(Self.piece(.unknown(reason), at: place)) }
    return Node(.sequence(items), place: place)
  }

  private mutating func mapping(_ record: Record, at place: Place, _ depth: Int) -> Node {
    if record.names.isEmpty, let reason = record.openEnd { return Self.piece(.unknown(reason), at: place) }
    var entries: [Node.Entry] = []
    for field in record.fields {
      guard let node = node(field.value, near: place, depth: depth + 1) else { continue }
      entries.append(Self.entry(field.name, node))
    }
    return Node(.mapping(entries), place: place)
  }

  private func text(_ text: Text, at place: Place) -> Node {
    if let literal = text.literal { return scalar(literal, at: place) }
    if text.pieces.count == 1 { return Self.piece(text.pieces[0], at: place) }
    let parts = Node(.sequence(text.pieces.map { Self.piece($0, at: place) }), place: place)
    return Self.call("Fn::Join", Node(.sequence([Node(.scalar("", .quoted), place: place), parts]), place: place))
  }

  /// A literal stands in the source between quotes, of which both languages have several.
  private func scalar(_ text: String, at place: Place) -> Node {
    // What a file says as a whole has no quotes around it.
    if place == tree[place.file].whole { return Node(.scalar(text, .plain), place: place) }
    let content = text.isEmpty ? place : QuotedText.content(of: place, in: tree[place.file])
    return Node(.scalar(text, content == place ? .quoted : .plain), place: content)
  }

  private static func piece(_ piece: Text.Piece, at place: Place) -> Node {
    switch piece {
    case .literal(let text): return Node(.scalar(text, .quoted), place: place)
    case .unknown(let reason): return call("Fn::Unresolved", Node(.scalar(reason, .quoted), place: place))
    case .attribute(let resource, "Ref"): return call("Ref", Node(.scalar(resource, .quoted), place: place))
    case .attribute(let resource, let name):
      let path = [resource, name].map { Node(.scalar($0, .quoted), place: place) }
      return call("Fn::GetAtt", Node(.sequence(path), place: place))
    }
  }

  private static func call(_ name: String, _ argument: Node) -> Node {
    Node(.mapping([Node.Entry(key: name, keyPlace: argument.place, value: argument)]), place: argument.place)
  }
}

/// String literals of both languages.
enum QuotedText {
  /// The range between the quotes; the whole range when it is no literal.
  static func content(of place: Place, in file: SourceFile) -> Place {
    let (start, end) = (Int(place.start), min(Int(place.end), file.bytes.count))
    if start == 0, end == file.bytes.count { return place }
    guard start < end else { return place }
    var opening = start
    while opening < end, opening - start < 2, isPrefix(file.bytes[opening]) { opening += 1 }
    guard opening < end, isQuote(file.bytes[opening]), file.bytes[opening] == file.bytes[end - 1] else { return place }
    let quote = file.bytes[opening]
    let isTriple = end - opening >= 6 && file.bytes[opening..<(opening + 3)].allSatisfy { $0 == quote }
    let width = isTriple ? 3 : 1
    guard opening + width <= end - width else { return place }
    return Place(place.file, UInt32(opening + width), UInt32(end - width))
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  /// `r"…"`, `f"…"`, `b'…'`
  private static func isPrefix(_ byte: UInt8) -> Bool { "rRfFbBuU".utf8.contains(byte) }
}
