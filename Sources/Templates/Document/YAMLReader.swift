import Core
import Yams

/// Reads YAML through Yams and mends what Yams gives up on: keys written twice, bytes that are not UTF-8.
enum YAMLReader {
  /// How many keys written twice are mended before the file is given up.
  private static let maximumRepairs = 50

  static func read(_ file: SourceFile) -> Document {
    var source = YAMLSource(file)
    var document = Document()
    if let first = source.firstReplaced {
      let place = Place(file.id, UInt32(first), UInt32(first + 1))
      if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) {
        return DocumentReader.failed(.malformed, "the file is UTF-16, not UTF-8", at: file.whole)
      }
      document.diagnostics.append(Diagnostic(.malformed, "a byte that YAML does not allow was skipped", at: place))
    }
    if let place = AliasGuard.refusal(source.bytes, file: file.id) {
      return DocumentReader.failed(.unsupported, "aliases inside keys are not read", at: place)
    }
    read(&source, into: &document)
    return document
  }

  private static func read(_ source: inout YAMLSource, into document: inout Document) {
    var repairs: [Int: String] = [:]
    while true {
      document.roots = []
      do {
        try compose(&source, repairs: repairs, into: &document.roots)
        break
      } catch {
        guard repairs.count < maximumRepairs, let repair = repair(error, &source) else {
          // What was mended on the way does not matter any more.
          document.diagnostics = [diagnostic(error, &source)]
          return
        }
        repairs[repair.offset] = repair.key
      }
    }
    if document.diagnostics.isEmpty, let first = repairs.min(by: { $0.key < $1.key }) {
      let place = Place(source.file, UInt32(first.key), UInt32(first.key + first.value.utf8.count))
      let others = repairs.count > 1 ? ", like \(repairs.count - 1) others" : ""
      let message = "the key \(first.value) is written more than once\(others); the last one counts"
      document.diagnostics.append(Diagnostic(.malformed, message, at: place))
    }
  }

  private static func compose(_ source: inout YAMLSource, repairs: [Int: String], into roots: inout [Node]) throws {
    let yaml = String(decoding: source.text, as: UTF8.self)
    let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
    while let root = try parser.nextRoot() {
      var builder = NodeBuilder(source, dropped: Set(repairs.keys))
      roots.append(try builder.build(root))
    }
  }

  /// Gives the first of several equal keys a name of its own; the last one counts, as in CloudFormation.
  private static func repair(_ error: any Error, _ source: inout YAMLSource) -> (offset: Int, key: String)? {
    guard case YamlError.duplicatedKeysInMapping(_, let context)? = error as? YamlError else { return nil }
    var start = source.offset(line: context.mark.line, column: context.mark.column)
    start = ScalarScanner(source.bytes).skipProperties(start)
    guard start < source.bytes.count else { return nil }
    if source.bytes[start] == UInt8(ascii: "\"") || source.bytes[start] == UInt8(ascii: "'") { start += 1 }
    var end = start
    while end < source.bytes.count, isKeyByte(source.bytes[end]) { end += 1 }
    guard end > start else { return nil }
    let key = String(decoding: source.bytes[start..<end], as: UTF8.self)
    source.replace(start..<end, with: uniqueName(start, length: end - start))
    return (start, key)
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): true
    default: byte >= 0x80
    }
  }

  /// Digits of the offset, as many as fit, filled up with tildes.
  private static func uniqueName(_ offset: Int, length: Int) -> [UInt8] {
    let digits = Array(String(offset, radix: 36).utf8.suffix(length))
    return digits + Array(repeating: UInt8(ascii: "x"), count: length - digits.count)
  }

  private static func diagnostic(_ error: any Error, _ source: inout YAMLSource) -> Diagnostic {
    var (message, mark): (String, Mark?) = ("the YAML cannot be read", nil)
    switch error {
    case let error as NodeBuilder.Failure: return error.diagnostic
    case YamlError.scanner(_, let problem, let place, _): (message, mark) = (problem, place)
    case YamlError.parser(_, let problem, let place, _): (message, mark) = (problem, place)
    case YamlError.composer(_, let problem, let place, _): (message, mark) = (problem, place)
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      (message, mark) = ("the key \(keys.first ?? "") is written more than once", context.mark)
    default: break
    }
    let start = UInt32(mark.map { source.offset(line: $0.line, column: $0.column) } ?? 0)
    return Diagnostic(.malformed, message, at: Place(source.file, start, start))
  }
}

/// Refuses documents whose keys hold aliases: hashing such a key expands it, which a few lines can make exponential.
enum AliasGuard {
  /// Fewer aliases than this cannot do harm.
  private static let harmlessCount = 16

  static func refusal(_ bytes: [UInt8], file: FileID) -> Place? {
    var aliases = 0
    var keyed: Int?
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "*"), isAlias(at, in: bytes) { aliases += 1 }
      if keyed == nil, bytes[at] == UInt8(ascii: ":"), closesComplexKey(before: at, in: bytes) { keyed = at }
      if keyed == nil, bytes[at] == UInt8(ascii: "?"), startsComplexKey(at, in: bytes) { keyed = at }
      at += 1
    }
    guard aliases >= harmlessCount, let keyed else { return nil }
    return Place(file, UInt32(keyed), UInt32(keyed + 1))
  }

  private static func isAlias(_ at: Int, in bytes: [UInt8]) -> Bool {
    guard at + 1 < bytes.count, isNameByte(bytes[at + 1]) else { return false }
    guard at > 0 else { return true }
    switch bytes[at - 1] {
    case 32, 9, 10, 13, UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: ":"): return true
    default: return false
    }
  }

  /// Whether a colon follows a flow collection or an alias, blanks between them allowed.
  private static func closesComplexKey(before at: Int, in bytes: [UInt8]) -> Bool {
    var index = at - 1
    while index >= 0, bytes[index] == 32 || bytes[index] == 9 { index -= 1 }
    guard index >= 0 else { return false }
    if bytes[index] == UInt8(ascii: "]") || bytes[index] == UInt8(ascii: "}") { return true }
    while index > 0, isNameByte(bytes[index]), at - index < 200 { index -= 1 }
    return bytes[index] == UInt8(ascii: "*")
  }

  private static func startsComplexKey(_ at: Int, in bytes: [UInt8]) -> Bool {
    guard at + 1 < bytes.count else { return false }
    return bytes[at + 1] == 32 || bytes[at + 1] == 10 || bytes[at + 1] == 13 || bytes[at + 1] == 9
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
