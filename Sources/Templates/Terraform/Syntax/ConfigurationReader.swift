import Core
import Syntax

/// Reads a file of the configuration language. One part that does not parse costs only the block it stands in.
enum ConfigurationReader {
  /// Bytes; files of modules have some tens of thousands.
  private static let maximumSize = 10_000_000

  /// - Parameter standsAt: where everything in the file is said to stand, when it is not the user's own.
  static func read(_ file: SourceFile, standsAt: Place? = nil) -> ConfigurationFile {
    var result = ConfigurationFile(file)
    guard file.bytes.count <= maximumSize else {
      result.diagnostics.append(
        Diagnostic(.incomplete, "the file is larger than 10 MB and was not read", at: file.whole))
      return result
    }
    if let whole = HCLTree(file.bytes, file: file.id, standsAt: standsAt), whole.tree.firstError == nil {
      read(whole, into: &result)
      return result
    }
    for part in TopLevelParts.split(file.bytes) { read(part, of: file, standsAt, into: &result) }
    return result
  }

  private static func read(
    _ part: Range<Int>, of file: SourceFile, _ standsAt: Place?, into result: inout ConfigurationFile
  ) {
    let bytes = Array(file.bytes[part])
    guard var tree = HCLTree(bytes, file: file.id, shift: part.lowerBound, standsAt: standsAt) else {
      let place = Place(file.id, UInt32(part.lowerBound), UInt32(part.upperBound))
      result.diagnostics.append(Diagnostic(.incomplete, "a part of the file is too intricate to be read", at: place))
      return
    }
    if tree.tree.firstError != nil,
      let older = HCLTree(QuotedBlocks.unquoted(bytes), file: file.id, shift: part.lowerBound, standsAt: standsAt),
      older.tree.firstError == nil
    {
      tree = older
    }
    if let error = tree.tree.firstError, result.diagnostics.isEmpty {
      let place = tree.place(Int(error.lowerBound), Int(error.upperBound))
      result.diagnostics.append(Diagnostic(.malformed, "a part of the file is not understood as Terraform", at: place))
    }
    read(tree, into: &result)
  }

  private static func read(_ tree: HCLTree, into result: inout ConfigurationFile) {
    var reader = BodyReader(tree)
    guard let root = tree.tree.root else { return }
    for node in tree.children(root) where tree.kind(node) == .body { reader.read(node, into: &result.body) }
    guard reader.isTooDeep, result.diagnostics.isEmpty else { return }
    let message = "an expression or a block is nested too deeply and was not read"
    result.diagnostics.append(Diagnostic(.incomplete, message, at: tree.place(root)))
  }

  /// The parts of a text that is a template by itself: a file for `templatefile`, a string of JSON configuration.
  /// - Parameter offset: where the text starts in its file.
  static func template(_ text: [UInt8], file: FileID, at offset: Int) -> [TemplatePart]? {
    guard text.contains(UInt8(ascii: "{")) else { return verbatim(text, file: file, at: offset) }
    var identifier = "TEMPLATE"
    while Words.occurs(identifier, in: text) { identifier += "X" }
    let before = Array("x = <<\(identifier)\n".utf8)
    let bytes = before + text + Array("\n\(identifier)\n".utf8)
    guard let tree = HCLTree(bytes, file: file, shift: offset - before.count), tree.tree.firstError == nil,
      let root = tree.tree.root, let node = tree.child(root, .body)
    else { return nil }
    var body = Body()
    var reader = BodyReader(tree)
    reader.read(node, into: &body)
    guard case .template(let parts)? = body.arguments.first?.value.form else { return nil }
    return withoutLastLineEnd(parts)
  }

  private static func verbatim(_ text: [UInt8], file: FileID, at offset: Int) -> [TemplatePart] {
    let place = Place(file, UInt32(clamping: offset), UInt32(clamping: offset + text.count))
    return [.literal(TemplatePart.Literal(text: String(decoding: text, as: UTF8.self), place: place, isVerbatim: true))]
  }

  private static func withoutLastLineEnd(_ parts: [TemplatePart]) -> [TemplatePart] {
    guard case .literal(var last)? = parts.last, last.text.utf8.last == 10 else { return parts }
    last.text = String(decoding: last.text.utf8.dropLast(), as: UTF8.self)
    last.place.end = max(last.place.start, last.place.end - 1)
    return Array(parts.dropLast()) + [.literal(last)]
  }
}

/// Reads the contents of blocks.
private struct BodyReader {
  private static let maximumDepth = 60
  private var expressions: ExpressionReader
  private var isBodyTooDeep = false
  private var depth = 0

  init(_ source: HCLTree) { expressions = ExpressionReader(source) }

  var isTooDeep: Bool { isBodyTooDeep || expressions.isTooDeep }
  private var source: HCLTree { expressions.source }

  mutating func read(_ node: SyntaxTree.Node, into body: inout Body) {
    for child in source.children(node) {
      switch source.kind(child) {
      case .attribute: if let argument = argument(child) { body.arguments.append(argument) }
      case .block: if let block = block(child) { body.blocks.append(block) }
      default: continue
      }
    }
  }

  private mutating func argument(_ node: SyntaxTree.Node) -> Argument? {
    guard let name = source.child(node, .identifier), let value = source.child(node, .expression) else { return nil }
    return Argument(name: source.text(name), namePlace: source.place(name), value: expressions.expression(value))
  }

  private mutating func block(_ node: SyntaxTree.Node) -> Block? {
    let parts = source.children(node)
    guard let first = parts.first, source.kind(first) == .identifier else { return nil }
    guard depth < Self.maximumDepth else {
      isBodyTooDeep = true
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    var block = Block(kind: source.text(first), place: source.place(first))
    for part in parts.dropFirst() {
      switch source.kind(part) {
      case .identifier: block.labels.append(source.text(part))
      case .stringLiteral: block.labels.append(expressions.expression(part).literal ?? "")
      case .body:
        read(part, into: &block.body)
        continue
      default: continue
      }
      block.place.end = source.place(part).end
    }
    return block
  }
}

/// Cuts a file where a block of the top level starts, for files that do not parse as a whole.
enum TopLevelParts {
  private static let kinds: Set<String> = [
    "resource", "data", "variable", "locals", "output", "module", "provider", "terraform", "moved", "import", "check",
    "removed", "ephemeral",
  ]

  static func split(_ bytes: [UInt8]) -> [Range<Int>] {
    var starts: [Int] = [0]
    var line = 0
    while line < bytes.count {
      if line > 0, startsBlock(bytes, at: line) { starts.append(line) }
      line = (bytes[line...].firstIndex(of: 10) ?? bytes.count) + 1
    }
    return zip(starts, starts.dropFirst() + [bytes.count]).map { $0..<$1 }
  }

  private static func startsBlock(_ bytes: [UInt8], at line: Int) -> Bool {
    let end = bytes[line...].firstIndex { !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? bytes.count
    guard end > line, end < bytes.count, [32, 9, 34, UInt8(ascii: "{")].contains(bytes[end]) else { return false }
    return kinds.contains(String(decoding: bytes[line..<end], as: UTF8.self))
  }
}

/// Terraform 0.11 allowed blocks whose kind stands in quotes. The quotes become spaces, so that offsets stay.
enum QuotedBlocks {
  static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var line = 0
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: 10) ?? bytes.count
      if let (open, close) = quotedKind(bytes[line..<end]) { (result[open], result[close]) = (32, 32) }
      line = end + 1
    }
    return result
  }

  /// The quotes of a line that is `"name" {` or `"name" = `.
  private static func quotedKind(_ line: ArraySlice<UInt8>) -> (Int, Int)? {
    guard let open = line.firstIndex(where: { $0 != 32 && $0 != 9 }), line[open] == 34,
      let close = line[(open + 1)...].firstIndex(of: 34), close > open + 1,
      line[(open + 1)..<close].allSatisfy(isNameByte),
      let next = line[(close + 1)...].first(where: { $0 != 32 && $0 != 9 && $0 != 13 }),
      next == UInt8(ascii: "{")
    else { return nil }
    return (open, close)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 95, 45: true
    default: false
    }
  }
}
