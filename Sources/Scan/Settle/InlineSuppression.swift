import Core

/// A comment `cordon:ignore RULE reason` on the line of a finding, or in comment lines right above it. Several rules are
/// parted by commas. The sign of the comment is that of any language.
struct InlineSuppression {
  var rules: [String]
  /// Empty when the user gave none; the comment then suppresses nothing.
  var reason: String
  var place: Place

  private static let marker = Array("cordon:ignore".utf8)
  private static let newline = UInt8(ascii: "\n")
  private static let openers = ["#", "//", "/*", "<!--", "--", ";", "*", "\"//\"", "%"].map { Array($0.utf8) }
  /// Comment lines above a line that are looked at.
  private static let reach = 8

  /// The suppressions that apply to what starts at a place.
  static func comments(for place: Place, in file: SourceFile) -> [InlineSuppression] {
    let bytes = file.bytes
    var line = Self.line(around: min(Int(place.start), bytes.count), in: bytes)
    var found = [parse(bytes[line], place.file)]
    for _ in 0..<reach {
      guard line.lowerBound > 0 else { break }
      line = Self.line(around: line.lowerBound - 1, in: bytes)
      guard isComment(bytes[line]), let comment = parse(bytes[line], place.file) else { break }
      found.append(comment)
    }
    return found.compactMap(\.self)
  }

  private static func line(around offset: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    return start..<(bytes[offset...].firstIndex(of: newline) ?? bytes.count)
  }

  /// Whether the line holds nothing but a comment.
  private static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return openers.contains { text.starts(with: $0) }
  }

  private static func parse(_ line: ArraySlice<UInt8>, _ file: FileID) -> InlineSuppression? {
    guard let start = index(of: marker, in: line), opensComment(line[..<start]) else { return nil }
    let rest = String(decoding: line[(start + marker.count)...], as: UTF8.self)
    let words = rest.split(whereSeparator: \.isWhitespace).map { word in
      // What closes the comment, or the JSON string it stands in, is no part of the reason.
      ["*/", "-->", "\",", "\"", ":"].reduce(word) { $0.hasSuffix($1) ? $0.dropLast($1.count) : $0 }
    }
    guard let rules = words.first else { return nil }
    let reason = words.dropFirst().filter { !$0.isEmpty && $0 != "--" }.joined(separator: " ")
    let place = Place(file, UInt32(start), UInt32(line.endIndex))
    return InlineSuppression(rules: rules.split(separator: ",").map(String.init), reason: reason, place: place)
  }

  /// Whether a comment begins in what stands before the marker.
  private static func opensComment(_ before: ArraySlice<UInt8>) -> Bool {
    openers.contains { index(of: $0, in: before) != nil }
  }

  private static func index(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= part.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - part.count)).first { bytes[$0...].starts(with: part) }
  }
}
