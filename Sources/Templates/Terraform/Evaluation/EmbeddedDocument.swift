import Core

/// JSON or YAML that is put together as a string: a policy in a heredoc, a definition from a template file. Every value
/// keeps the place where it is really written.
struct EmbeddedDocument {
  /// Where a stretch of the assembled text comes from.
  private struct Origin {
    var start: Int
    var place: Place
    var isVerbatim: Bool
  }

  private var bytes: [UInt8] = []
  private var origins: [Origin] = []
  /// What stands behind the placeholders, by number.
  private var pieces: [Value.Fragment] = []

  static func read(_ fragments: [Value.Fragment], at place: Place) -> Value? {
    var document = EmbeddedDocument()
    for fragment in fragments { document.append(fragment) }
    guard document.bytes.count <= DocumentReader.maximumSize, document.isStructured else { return nil }
    let file = SourceFile(id: place.file, path: "document", bytes: document.bytes)
    guard let root = DocumentReader.read(file).roots.first, root.isMapping || root.isSequence else { return nil }
    return document.value(root, at: place)
  }

  /// Cheaper than a parser that fails: documents have a bracket or a colon.
  private var isStructured: Bool {
    bytes.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ":") }
  }

  private mutating func append(_ fragment: Value.Fragment) {
    origins.append(Origin(start: bytes.count, place: fragment.place, isVerbatim: fragment.isVerbatim))
    guard case .literal(let text) = fragment.piece else {
      bytes += Array("${#\(pieces.count)#}".utf8)
      pieces.append(fragment)
      return
    }
    bytes += Array(text.utf8)
  }

  private func value(_ node: Node, at whole: Place) -> Value {
    let place = place(node.place) ?? whole
    switch node.content {
    case .sequence(let items): return Value(.list(items.map { value($0, at: whole) }), at: place)
    case .mapping(let entries):
      let fields = entries.map { entry in
        Value.Field(
          name: text(entry.key, place).map(\.piece).display, namePlace: self.place(entry.keyPlace) ?? place,
          value: value(entry.value, at: whole))
      }
      return Value(.object(fields), at: place)
    case .scalar(let text, let style): return scalar(text, style, at: place)
    }
  }

  private func scalar(_ text: String, _ style: Node.Style, at place: Place) -> Value {
    if style == .plain {
      if text.isEmpty || text == "null" || text == "~" { return Value(.null, at: place) }
      if text == "true" || text == "false" { return Value(.bool(text == "true"), at: place) }
      if let number = Double(text), text.utf8.first.map({ $0 == 45 || (48...57).contains($0) }) == true {
        return Value(.number(number), at: place)
      }
    }
    return Value(.string(self.text(text, place)), at: place)
  }

  /// A string with its placeholders replaced by what they stand for.
  private func text(_ text: String, _ place: Place) -> [Value.Fragment] {
    var result: [Value.Fragment] = []
    var rest = Substring(text)
    while let start = rest.firstRange(of: "${#"), let end = rest[start.upperBound...].firstRange(of: "#}"),
      let index = Int(rest[start.upperBound..<end.lowerBound]), pieces.indices.contains(index)
    {
      result.append(Value.Fragment(piece: .literal(String(rest[..<start.lowerBound])), place: place))
      result.append(pieces[index])
      rest = rest[end.upperBound...]
    }
    return result + [Value.Fragment(piece: .literal(String(rest)), place: place)]
  }

  /// The place in the file of a place in the assembled text.
  private func place(_ place: Place) -> Place? {
    guard let start = origin(of: Int(place.start)) else { return nil }
    let from = offset(Int(place.start), start, isEnd: false)
    guard let end = origin(of: max(Int(place.end) - 1, Int(place.start))), end.place.file == start.place.file else {
      return Place(start.place.file, from, start.isVerbatim ? from : start.place.end)
    }
    return Place(start.place.file, from, max(from, offset(Int(place.end), end, isEnd: true)))
  }

  private func offset(_ offset: Int, _ origin: Origin, isEnd: Bool) -> UInt32 {
    guard origin.isVerbatim else { return isEnd ? origin.place.end : origin.place.start }
    return origin.place.start + UInt32(clamping: offset - origin.start)
  }

  private func origin(of offset: Int) -> Origin? {
    var low = 0
    var high = origins.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if origins[middle].start <= offset { low = middle } else { high = middle }
    }
    return origins.isEmpty ? nil : origins[low]
  }
}

extension [Text.Piece] {
  fileprivate var display: String { Text(pieces: self).display }
}

extension Value {
  /// The structure that a string or a `jsonencode` holds; nil when it holds none.
  var document: Value? {
    switch content {
    case .json(let value): return value
    case .object, .list: return self
    case .string(let fragments): return EmbeddedDocument.read(fragments, at: place)
    default: return nil
    }
  }
}
