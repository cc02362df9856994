import Core

/// Finds where a key belongs in a YAML file, by its lines and their indentation.
struct YAMLPlacement {
  /// A mapping behind a key.
  private struct Mapping {
    var keyLine: Int
    var keyColumn: Int
    /// Column of the keys in it, nil when it has none yet or is written in braces.
    var column: Int?
    /// The lines of its keys, from 1.
    var keyLines: [Int] = []
    /// The offset behind its opening brace, when it has one.
    var brace: Int?
  }

  private let file: SourceFile
  private let lines: LineTable

  /// - Parameter lines: of this file; one table serves all that is written into it.
  init(_ file: SourceFile, _ lines: LineTable) {
    self.file = file
    self.lines = lines
  }

  func edit(_ spelling: Fix.Setting.Spelling, at offset: Int) -> Fix.Edit? {
    guard var section = mapping(ofKeyAt: offset), hasType(spelling.type, section) else { return nil }
    var keys = spelling.keys[...]
    while let key = keys.first, let found = self.offset(of: key, in: section) {
      keys.removeFirst()
      guard !keys.isEmpty, let next = mapping(ofKeyAt: found) else { return nil }
      section = next
    }
    if let brace = section.brace { return edit(insideBraces: Array(keys), spelling.value, brace, section) }
    return edit(asLines: Array(keys), spelling.value, section)
  }

  // Reading.

  private func mapping(ofKeyAt offset: Int) -> Mapping? {
    let position = lines.position(of: UInt32(offset))
    guard let rest = restOfLine(behindKeyAt: offset, line: position.line) else { return nil }
    var mapping = Mapping(keyLine: position.line, keyColumn: position.column - 1)
    let text = file.bytes[rest]
    if text.isEmpty || text.first == UInt8(ascii: "&") && !text.contains(UInt8(ascii: " ")) {
      return withKeys(mapping)
    }
    guard text.first == UInt8(ascii: "{") else { return nil }
    mapping.brace = rest.lowerBound + 1
    return mapping
  }

  /// What stands behind `key:` on its line, without a comment; nil when there is no colon.
  private func restOfLine(behindKeyAt offset: Int, line: Int) -> Range<Int>? {
    let range = lines.range(ofLine: line, in: file.bytes)
    guard offset < range.upperBound else { return nil }
    let colon = (offset..<range.upperBound).first { index in
      file.bytes[index] == UInt8(ascii: ":")
        && (index + 1 == range.upperBound || file.bytes[index + 1] == UInt8(ascii: " "))
    }
    guard let colon else { return nil }
    var start = colon + 1
    while start < range.upperBound, file.bytes[start] == UInt8(ascii: " ") { start += 1 }
    var end = (start..<range.upperBound).first { file.bytes[$0] == UInt8(ascii: "#") } ?? range.upperBound
    while end > start, file.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return start..<end
  }

  /// Nil when what is behind the key is a list.
  private func withKeys(_ mapping: Mapping) -> Mapping? {
    var mapping = mapping
    var line = mapping.keyLine + 1
    while line <= lines.starts.count {
      defer { line += 1 }
      guard let indent = indentation(ofLine: line) else { continue }
      if indent <= mapping.keyColumn { break }
      if mapping.column == nil { mapping.column = indent }
      if indent == mapping.column { mapping.keyLines.append(line) }
    }
    let isList = mapping.keyLines.first.map { file.bytes[start(ofLine: $0)] == UInt8(ascii: "-") } ?? false
    return isList ? nil : mapping
  }

  /// Columns before the first letter; nil for an empty line and for one that holds a comment only.
  private func indentation(ofLine line: Int) -> Int? {
    let range = lines.range(ofLine: line, in: file.bytes)
    guard let first = range.first(where: { file.bytes[$0] != UInt8(ascii: " ") }),
      file.bytes[first] != UInt8(ascii: "#"), file.bytes[first] != UInt8(ascii: "\t")
    else { return nil }
    return first - range.lowerBound
  }

  private func start(ofLine line: Int) -> Int {
    lines.range(ofLine: line, in: file.bytes).lowerBound + (indentation(ofLine: line) ?? 0)
  }

  private func offset(of key: String, in mapping: Mapping) -> Int? {
    if let brace = mapping.brace {
      let line = file.bytes[brace..<lines.range(ofLine: mapping.keyLine, in: file.bytes).upperBound]
      return line.indices.first { line[$0...].starts(with: key.utf8) }
    }
    return mapping.keyLines.map(start).first { offset in
      ["\(key):", "\"\(key)\":", "'\(key)':"].contains { file.bytes[offset...].starts(with: $0.utf8) }
    }
  }

  private func hasType(_ type: String, _ mapping: Mapping) -> Bool {
    if type.isEmpty { return true }
    guard let offset = offset(of: "Type", in: mapping),
      let rest = restOfLine(behindKeyAt: offset, line: lines.position(of: UInt32(offset)).line)
    else { return false }
    return ["", "\"", "'"].contains { file.bytes[rest].elementsEqual("\($0)\(type)\($0)".utf8) }
  }

  // Writing.

  private func edit(insideBraces keys: [String], _ value: String, _ brace: Int, _ mapping: Mapping) -> Fix.Edit? {
    let line = file.bytes[brace..<lines.range(ofLine: mapping.keyLine, in: file.bytes).upperBound]
    guard let next = line.first(where: { $0 != UInt8(ascii: " ") }) else { return nil }
    let nested = keys.dropLast().reversed().reduce("\(keys[keys.count - 1]): \(value)") { "\($1): { \($0) }" }
    return insertion(next == UInt8(ascii: "}") ? " \(nested) " : " \(nested),", at: brace)
  }

  private func edit(asLines keys: [String], _ value: String, _ mapping: Mapping) -> Fix.Edit? {
    let column = mapping.column ?? mapping.keyColumn + 2
    let step = max(2, column - mapping.keyColumn)
    let lineEnd = usesCRLF ? "\r\n" : "\n"
    var text = ""
    for (depth, key) in keys.enumerated() {
      text += String(repeating: " ", count: column + depth * step) + key + ":"
      text += (depth == keys.count - 1 ? " " + value : "") + lineEnd
    }
    let before = lineBefore(mapping)
    guard before < lines.starts.count else { return insertion(lineEnd + text, at: file.bytes.count) }
    return insertion(text, at: Int(lines.starts[before]))
  }

  /// The line to write behind: the first key's when it takes one line (a resource's type, a name), else the mapping's own.
  private func lineBefore(_ mapping: Mapping) -> Int {
    guard let first = mapping.keyLines.first else { return mapping.keyLine }
    guard let rest = restOfLine(behindKeyAt: start(ofLine: first), line: first), !rest.isEmpty else { return first - 1 }
    let isOpen =
      "|>{[".utf8.contains(file.bytes[rest.lowerBound]) || "|>+-{[,".utf8.contains(file.bytes[rest.upperBound - 1])
    let next = (first + 1...max(first + 1, lines.starts.count)).lazy.compactMap(indentation).first ?? 0
    return isOpen || next > (mapping.column ?? 0) ? first - 1 : first
  }

  private var usesCRLF: Bool {
    guard let end = file.bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return false }
    return file.bytes[end - 1] == UInt8(ascii: "\r")
  }

  private func insertion(_ text: String, at offset: Int) -> Fix.Edit {
    Fix.Edit(place: Place(file.id, UInt32(offset), UInt32(offset)), replacement: text)
  }
}
