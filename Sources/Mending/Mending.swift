package import Core

/// Turns what a rule wants written into edits of the file's text, so that comments and layout stay as they are.
package enum Mending {
  /// The edit that writes a missing setting; nil when it is written already, or when the declaration is written in a way
  /// that cannot be added to without risk.
  ///
  /// - Parameter lines: of the file.
  package static func edit(for setting: Fix.Setting, in file: SourceFile, _ lines: LineTable) -> Fix.Edit? {
    let offset = Int(setting.owner.start)
    guard offset < file.bytes.count else { return nil }
    for spelling in setting.spellings {
      if let edit = edit(spelling, at: offset, in: file, lines) { return edit }
    }
    return nil
  }

  private static func edit(
    _ spelling: Fix.Setting.Spelling, at offset: Int, in file: SourceFile, _ lines: LineTable
  ) -> Fix.Edit? {
    switch DocumentKind(file) {
    case .yaml: YAMLPlacement(file, lines).edit(spelling, at: offset)
    case .json: JSONPlacement(file).edit(spelling, at: offset)
    case .hcl: HCLPlacement(file)?.edit(spelling, at: offset)
    case .other: nil
    }
  }

  /// The edit of a written value as it fits its place: inside quotation marks that stay it brings none of its own. Nil when
  /// what is written is more than a plain value.
  package static func sound(_ edit: Fix.Edit, in file: SourceFile) -> Fix.Edit? {
    if edit.place.start == edit.place.end { return edit }
    let start = Int(edit.place.start)
    guard edit.place.end <= file.bytes.count, DocumentKind(file) != .other else { return nil }
    let old = file.bytes[start..<Int(edit.place.end)]
    guard isPlainValue(old) else { return nil }
    let isInsideQuotes = start > 0 && isQuote(file.bytes[start - 1]) && !(old.first.map(isQuote) ?? false)
    guard isInsideQuotes else { return edit }
    return Fix.Edit(place: edit.place, replacement: edit.replacement.filter { $0 != "\"" })
  }

  private static func isPlainValue(_ text: ArraySlice<UInt8>) -> Bool {
    var text = text
    if let first = text.first, isQuote(first), text.count >= 2, text.last == first {
      text = text.dropFirst().dropLast()
    }
    return !text.isEmpty
      && text.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "._-:".utf8.contains(byte)
      }
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}

/// How a template is written.
enum DocumentKind {
  case yaml, json, hcl
  /// Code, or something that is generated.
  case other

  init(_ file: SourceFile) {
    if file.path.hasPrefix("cdk.out/") || file.path.contains("/cdk.out/") {
      self = .other
      return
    }
    switch Path.pathExtension(of: file.path).lowercased() {
    case "tf", "tofu": self = .hcl
    case "json", "template":
      self = file.bytes.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{") ? .json : .yaml
    case "yaml", "yml": self = .yaml
    default: self = .other
    }
  }
}
