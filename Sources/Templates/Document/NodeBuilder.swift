import Core
import Yams

/// Turns a tree of Yams into nodes with places. Yams tells where a value starts; where it ends is found in the bytes.
struct NodeBuilder {
  struct Failure: Error { var diagnostic: Diagnostic }

  /// Values counted with all their aliases expanded; templates have some ten thousand.
  private static let maximumWeight = 2_000_000

  private var source: YAMLSource
  private let scanner: ScalarScanner
  /// Offsets of keys that are written again further down and count for nothing.
  private let dropped: Set<Int>
  /// Anchored values by the offset of their start, with their weight.
  private var anchored: [Int: (node: Node, weight: Int)] = [:]
  /// The end of what was read so far. A value that starts before it stands behind an alias.
  private var cursor = 0
  private var weight = 0

  init(_ source: YAMLSource, dropped: Set<Int>) {
    self.source = source
    self.dropped = dropped
    scanner = ScalarScanner(source.bytes)
  }

  mutating func build(_ node: Yams.Node, depth: Int = 0) throws -> Node {
    let start = node.mark.map { source.offset(line: $0.line, column: $0.column) } ?? cursor
    if start < cursor, let known = anchored[start] { return try alias(known) }
    try count(1, depth: depth, at: start)
    let before = weight
    let result = try fresh(node, from: start, depth: depth)
    if node.anchor != nil { anchored[start] = (result, weight - before + 1) }
    return result
  }

  private mutating func alias(_ known: (node: Node, weight: Int)) throws -> Node {
    try count(known.weight, depth: 0, at: cursor)
    cursor = scanner.endOfAlias(after: cursor)
    return known.node
  }

  private mutating func count(_ more: Int, depth: Int, at offset: Int) throws {
    weight += more
    let problem =
      weight > Self.maximumWeight
      ? "the aliases expand to too many values" : depth > DocumentReader.maximumDepth ? "nested too deeply" : nil
    guard let problem else { return }
    let place = Place(source.file, UInt32(offset), UInt32(offset))
    throw Failure(diagnostic: Diagnostic(.incomplete, "the YAML is not read: \(problem)", at: place))
  }

  private mutating func fresh(_ node: Yams.Node, from start: Int, depth: Int) throws -> Node {
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, from: start)
    case .sequence(let sequence):
      cursor = max(cursor, scanner.skipProperties(start))
      let isFlow = cursor < source.bytes.count && source.bytes[cursor] == UInt8(ascii: "[")
      var items: [Node] = []
      for item in sequence { items.append(try build(item, depth: depth + 1)) }
      return close(.sequence(items), sequence.tag, from: start, with: isFlow ? UInt8(ascii: "]") : nil)
    case .mapping(let mapping):
      let content = scanner.skipProperties(start)
      let isFlow = content < source.bytes.count && source.bytes[content] == UInt8(ascii: "{")
      if isFlow { cursor = max(cursor, content) }
      let entries = try entries(mapping, depth: depth)
      return close(.mapping(entries), mapping.tag, from: start, with: isFlow ? UInt8(ascii: "}") : nil)
    case .alias: return Node(.scalar("", .plain), place: Place(source.file, UInt32(start), UInt32(start)))
    }
  }

  /// Yams keeps the styles that matter for the end of a scalar.
  private mutating func scalar(_ scalar: Yams.Node.Scalar, from start: Int) -> Node {
    let (style, end) = scanner.end(of: scalar.string, style: scalar.style, from: start)
    cursor = max(cursor, end)
    let place = Place(source.file, UInt32(start), UInt32(max(start, end)))
    return Node(.scalar(scalar.string, style), tag: written(scalar.tag), place: place)
  }

  private mutating func close(
    _ content: Node.Content, _ tag: Tag, from start: Int, with closer: UInt8?
  ) -> Node {
    if let closer { cursor = scanner.end(ofFlowFrom: max(cursor, start), closer: closer) }
    return Node(content, tag: written(tag), place: Place(source.file, UInt32(start), UInt32(max(start, cursor))))
  }

  private mutating func entries(_ mapping: Yams.Node.Mapping, depth: Int) throws -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var merged: [Node.Entry] = []
    for (keyNode, valueNode) in mapping {
      let key = try build(keyNode, depth: depth + 1)
      let value = try build(valueNode, depth: depth + 1)
      if isDropped(key) { continue }
      if case .scalar("<<", .plain) = key.content, key.tag.isEmpty {
        merged += value.isMapping ? value.entries : value.items.flatMap(\.entries)
      } else {
        entries.append(Node.Entry(key: key.keyText, keyPlace: key.place, value: value))
      }
    }
    return merged.isEmpty ? entries : merge(merged, into: entries)
  }

  private func isDropped(_ key: Node) -> Bool {
    !dropped.isEmpty && (dropped.contains(Int(key.place.start)) || dropped.contains(Int(key.place.start) + 1))
  }

  /// https://yaml.org/type/merge.html: own keys count before merged ones, earlier merged ones before later.
  private func merge(_ merged: [Node.Entry], into entries: [Node.Entry]) -> [Node.Entry] {
    var seen = Set(entries.map(\.key))
    return entries + merged.filter { seen.insert($0.key).inserted }
  }

  /// The short-form tags; those of the YAML core say nothing that the value does not.
  private func written(_ tag: Tag) -> String {
    let name = tag.description
    return name.utf8.first == UInt8(ascii: "!") && name != "!" ? name : ""
  }
}

extension Node {
  /// The text of a key; keys that are collections have none.
  fileprivate var keyText: String {
    if case .scalar(let text, _) = content { text } else { "" }
  }
}
