/// A pattern for paths, as in .gitignore without its exceptions: `*` and `?` stay within a folder, `**` crosses folders,
/// a pattern without a slash fits at any depth, and a pattern that fits a folder fits everything in it.
package struct PathPattern: Hashable, Sendable {
  package let text: String
  private let parts: [[UInt8]]

  package init(_ text: String) {
    self.text = text
    let trimmed = text.hasPrefix("./") ? text.dropFirst(2) : text[...]
    var parts = trimmed.split(separator: "/").map { Array($0.utf8) }
    let isAnchored = trimmed.dropLast(trimmed.hasSuffix("/") ? 1 : 0).contains("/")
    if !isAnchored { parts.insert(Array("**".utf8), at: 0) }
    self.parts = parts
  }

  package func matches(_ path: String) -> Bool {
    let folders = path.split(separator: "/").map { Array($0.utf8) }
    return Self.matches(parts[...], folders[...])
  }

  private static func matches(_ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>) -> Bool {
    guard let first = pattern.first else { return true }
    if first == Array("**".utf8) {
      return !path.isEmpty
        && (path.startIndex...path.endIndex).contains { matches(pattern.dropFirst(), path[$0...]) }
    }
    guard let name = path.first, matches(name: name[...], first[...]) else { return false }
    return matches(pattern.dropFirst(), path.dropFirst())
  }

  /// One name against one part of the pattern; on a mismatch the last star takes one byte more.
  private static func matches(name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    let star = UInt8(ascii: "*")
    var at = (name: name.startIndex, pattern: pattern.startIndex)
    var retry: (name: Int, pattern: Int)?
    while at.name < name.endIndex {
      if at.pattern < pattern.endIndex, pattern[at.pattern] == star {
        retry = at
        at.pattern += 1
      } else if at.pattern < pattern.endIndex, [name[at.name], UInt8(ascii: "?")].contains(pattern[at.pattern]) {
        at = (at.name + 1, at.pattern + 1)
      } else if let last = retry {
        retry = (last.name + 1, last.pattern)
        at = (last.name + 1, last.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[at.pattern...].allSatisfy { $0 == star }
  }
}
