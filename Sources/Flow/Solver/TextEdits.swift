import Core
import Syntax

// Library functions that put texts together or replace characters in them; what is known of the texts stays known.

extension Solver {
  /// The texts of the subject, or the elements of the one list that it is, with a separator between them.
  mutating func joinTexts(
    _ row: CatalogRow, _ separator: String, _ selector: Selector?, _ site: CallSite
  ) -> ValueID {
    let between = selector.map { joined($0, site) } ?? values.text(separator)
    let selected = select(row.subject, site).map(\.value)
    var parts: [ValueID] = []
    for part in selected.count == 1 ? elements(of: selected[0]) : selected {
      if let last = parts.last, !endsWith(last, separator) { parts.append(between == .bottom ? .unknown : between) }
      parts.append(part)
    }
    return joinedText(parts, site.place)
  }

  /// The elements of a list in their order; one unknown text in the place of those that are not known one by one.
  private mutating func elements(of value: ValueID) -> [ValueID] {
    let node = values[value]
    guard case .list = node.shape else { return [value] }
    var elements: [ValueID] = []
    for index in node.fields.indices {
      guard let element = node.field(values.symbols.intern(String(index))) else { break }
      elements.append(element)
    }
    let isWhole = elements.count == node.fields.count && node.rest == .bottom
    return isWhole ? elements : [values.text([.unknown], values.deepTaints(value))]
  }

  /// A path that ends in a separator is joined without another one.
  private func endsWith(_ value: ValueID, _ separator: String) -> Bool {
    guard separator == "/", let text = constantText(value) else { return false }
    return text.hasSuffix(separator)
  }

  // MARK: Replacing

  /// The text with every occurrence of a constant text replaced. Where that is one character, the result is harmless for
  /// the sinks that need it.
  mutating func replaceText(
    _ row: CatalogRow, _ text: Selector, by replacement: Selector, _ site: CallSite, _ frame: Frame
  ) -> ValueID {
    let subject = joined(row.subject, site)
    let replacement = joined(replacement, site)
    let edit = constantText(joined(text, site)).map { TextEdit(text: $0, isGlobal: true) }
    var taints = values.taints.union(asText(values.deepTaints(subject)), asText(values.deepTaints(replacement)))
    if let removed = edit?.characters, let inserted = constantText(replacement) {
      taints = values.taints.clean(taints, of: PatternSafety.ruledOut(byRemoving: removed, inserting: inserted))
    }
    let pieces = pieces(of: subject, after: edit, with: constantText(replacement))
    return values.text(pieces, values.taints.extend(taints, site.place, .joined))
  }

  /// What is known of a text after some of it was replaced.
  mutating func pieces(of subject: ValueID, after edit: TextEdit?, with replacement: String?) -> [TextPiece] {
    let text = values.singleText(subject)
    guard case .text(let id) = values.shape(text) else { return [.unknown] }
    return values.pieces(id).map { edited($0, by: edit, with: replacement) }
  }

  private mutating func edited(_ piece: TextPiece, by edit: TextEdit?, with replacement: String?) -> TextPiece {
    guard let edit, case .literal(let symbol) = piece else { return .unknown }
    let literal = values.symbols[symbol]
    if !edit.mayMatch(in: literal) { return piece }
    guard edit.isGlobal, let replacement, let changed = edit.applied(to: literal, replacement) else { return .unknown }
    return .literal(values.symbols.intern(changed))
  }
}

/// What a replacing function looks for: single characters, or one literal text.
struct TextEdit {
  /// Characters each of which is replaced; nil when a longer text is.
  var characters: CharacterBits?
  private var text = ""
  /// Characters of a run are replaced together.
  private var takesRuns = false
  /// Every occurrence is replaced, not just the first one.
  var isGlobal: Bool

  /// A text that is taken as it is.
  init(text: String, isGlobal: Bool) {
    self.text = text
    self.isGlobal = isGlobal
    if text.utf8.count == 1 { characters = CharacterBits(text) }
  }

  /// A regular expression of one character or class, perhaps repeated; nil for any other.
  init?(pattern: PatternText, isGlobal: Bool) {
    self.isGlobal = isGlobal
    if pattern.flags.contains("i") { return nil }
    var bytes = Array(pattern.source.utf8)
    if bytes.count > 1, bytes.last == UInt8(ascii: "+"), bytes[bytes.count - 2] != UInt8(ascii: "\\") {
      takesRuns = true
      bytes.removeLast()
    }
    guard let first = bytes.first, !Array("^$.|?*+()]{}".utf8).contains(first), !Self.namesUnknownClass(bytes) else {
      return nil
    }
    let (set, end) = PatternReader.atom(bytes, 0)
    if end != bytes.count { return nil }
    characters = set
  }

  /// Escapes that stand for characters which are not listed here.
  private static func namesUnknownClass(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "\\") && "pPxuUbB0123456789".utf8.contains($1) }
  }

  func mayMatch(in literal: String) -> Bool {
    guard let characters else { return text.isEmpty || literal.contains(text) }
    return literal.utf8.contains { characters.contains($0) }
  }

  /// The literal with every occurrence replaced; nil when that is not known.
  func applied(to literal: String, _ replacement: String) -> String? {
    guard let characters, literal.utf8.allSatisfy({ $0 < 128 }) else { return nil }
    var result: [UInt8] = []
    var isInRun = false
    for byte in literal.utf8 {
      let isHit = characters.contains(byte)
      if !isHit {
        result.append(byte)
      } else if !(takesRuns && isInRun) {
        result += Array(replacement.utf8)
      }
      isInRun = isHit
    }
    return String(decoding: result, as: UTF8.self)
  }
}
