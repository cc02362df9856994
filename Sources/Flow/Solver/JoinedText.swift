import Core

// Strings put together from others: what is known of each stays known, and so does what stands before what.

extension Solver {
  /// Strings put one after the other; what is known of each is kept.
  mutating func joinedText(_ parts: [ValueID], _ place: Place) -> ValueID {
    var pieces: [TextPiece] = []
    var taints = TaintsID.none
    for part in parts {
      let own = behind(pieces, asText(values.deepTaints(part)), place)
      taints = values.taints.union(taints, own)
      pieces.append(contentsOf: self.pieces(of: part))
    }
    if parts.count > 1 { taints = values.taints.extend(taints, place, .joined) }
    return values.text(pieces, taints)
  }

  /// The data of a part with others before it: behind what ends a host it does not choose the host, and behind something
  /// that is not known it may.
  mutating func behind(_ before: [TextPiece], _ taints: TaintsID, _ place: Place) -> TaintsID {
    if taints.isEmpty || before.first != .unknown { return taints }
    if endsHost(before) { return values.taints.clean(taints, of: SinkSet(.url).union(SinkSet(.redirect))) }
    return values.taints.extend(taints, place, .appended)
  }

  /// Whether a text that begins with something unknown goes on with what stands only behind a host.
  private func endsHost(_ pieces: [TextPiece]) -> Bool {
    pieces.dropFirst().contains { piece in
      guard case .literal(let symbol) = piece else { return false }
      let text = values.symbols[symbol]
      let scheme = text.hasPrefix("://") ? 3 : text.hasPrefix("//") ? 2 : 0
      return text.utf8.dropFirst(scheme).contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
    }
  }

  mutating func pieces(of value: ValueID) -> [TextPiece] {
    let value = values.singleText(value)
    switch values.shape(value) {
    case .text(let id): return values.pieces(id)
    case .number(let number?):
      let text = Int(exactly: number).map(String.init) ?? "\(number)"
      return [.literal(values.symbols.intern(text))]
    default: return [.unknown]
    }
  }

  /// `"… %s …" % values`
  mutating func formatted(_ format: ValueID, with arguments: ValueID, _ place: Place) -> ValueID {
    guard let text = constantText(format) else {
      let taints = values.taints.union(values.deepTaints(format), asText(values.deepTaints(arguments)))
      return values.text([.unknown], values.taints.extend(taints, place, .joined))
    }
    let literals = Self.literals(ofFormat: text)
    var parts: [ValueID] = []
    for (index, literal) in literals.enumerated() {
      if index > 0 { parts.append(argument(index - 1, of: arguments)) }
      parts.append(values.text(literal))
    }
    return joinedText(parts, place)
  }

  /// The value that a conversion of a format takes: one of a tuple whose elements are known, else any.
  private mutating func argument(_ index: Int, of arguments: ValueID) -> ValueID {
    let node = values[arguments]
    if case .list = node.shape, node.rest == .bottom {
      return node.field(values.symbols.intern(String(index))) ?? .unknown
    }
    return values.unknown(values.deepTaints(arguments))
  }

  /// The texts around the conversions of a format.
  private static func literals(ofFormat format: String) -> [String] {
    var literals: [[UInt8]] = [[]]
    var isInside = false
    for byte in format.utf8 {
      if isInside {
        isInside = isFlag(byte)
        if !isInside { literals.append([]) }
      } else if byte == UInt8(ascii: "%") {
        isInside = true
      } else {
        literals[literals.count - 1].append(byte)
      }
    }
    return literals.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Flags, widths and keys between `%` and the conversion's letter.
  private static func isFlag(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: " "),
      UInt8(ascii: "#"):
      true
    default: false
    }
  }
}
