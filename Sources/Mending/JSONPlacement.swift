import Core

/// Finds where a member belongs in a JSON file.
struct JSONPlacement {
  private struct Member {
    var key: ArraySlice<UInt8>
    var valueStart: Int
  }

  private let file: SourceFile
  private var bytes: [UInt8] { file.bytes }

  init(_ file: SourceFile) { self.file = file }

  func edit(_ spelling: Fix.Setting.Spelling, at offset: Int) -> Fix.Edit? {
    guard var object = object(behindKeyAt: offset), hasType(spelling.type, object) else { return nil }
    var keys = spelling.keys[...]
    while let key = keys.first, let member = members(of: object).first(where: { $0.key.elementsEqual(key.utf8) }) {
      keys.removeFirst()
      guard !keys.isEmpty, let next = opened(member.valueStart) else { return nil }
      object = next
    }
    let text = keys.dropLast().reversed().reduce("\"\(keys[keys.endIndex - 1])\": \(spelling.value)") {
      "\"\($1)\": { \($0) }"
    }
    return edit(text, in: object)
  }

  // Reading.

  /// The offset behind the opening brace of a key's value.
  private func object(behindKeyAt offset: Int) -> Int? {
    guard bytes[offset] == UInt8(ascii: "\"") else { return nil }
    let colon = skipSpace(skipValue(offset))
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
    return opened(skipSpace(colon + 1))
  }

  private func opened(_ offset: Int) -> Int? {
    offset < bytes.count && bytes[offset] == UInt8(ascii: "{") ? offset + 1 : nil
  }

  private func members(of object: Int) -> [Member] {
    var members: [Member] = []
    var position = skipSpace(object)
    while position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      let end = skipValue(position)
      let colon = skipSpace(end)
      guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":"), end - position >= 2 else { break }
      let value = skipSpace(colon + 1)
      members.append(Member(key: bytes[(position + 1)..<(end - 1)], valueStart: value))
      position = skipSpace(skipValue(value))
      guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
      position = skipSpace(position + 1)
    }
    return members
  }

  private func hasType(_ type: String, _ object: Int) -> Bool {
    if type.isEmpty { return true }
    guard let member = members(of: object).first(where: { $0.key.elementsEqual("Type".utf8) }) else { return false }
    return bytes[member.valueStart...].starts(with: "\"\(type)\"".utf8)
  }

  private func skipSpace(_ offset: Int) -> Int {
    bytes[min(offset, bytes.count)...].firstIndex { !" \t\r\n".utf8.contains($0) } ?? bytes.count
  }

  /// The offset behind a string, an object, a list, or a bare word.
  private func skipValue(_ offset: Int) -> Int {
    var position = offset
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""): position = endOfString(position)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return position }
        depth -= 1
        position += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        if depth == 0 { return position }
        position += 1
        continue
      default:
        position += 1
        if depth == 0, position < bytes.count, !" \t\r\n,}]".utf8.contains(bytes[position]) { continue }
      }
      if depth == 0 { return position }
    }
    return position
  }

  private func endOfString(_ start: Int) -> Int {
    var position = start + 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, bytes.count)
  }

  // Writing.

  /// As the first member, on a line of its own when the members have lines of their own.
  private func edit(_ text: String, in object: Int) -> Fix.Edit {
    let first = skipSpace(object)
    let gap = String(decoding: bytes[object..<first], as: UTF8.self)
    let isEmpty = first < bytes.count && bytes[first] == UInt8(ascii: "}")
    let written = isEmpty ? " \(text) " : "\(gap)\(text),"
    return Fix.Edit(place: Place(file.id, UInt32(object), UInt32(object)), replacement: written)
  }
}
