import Core
import Syntax

/// Finds where an argument belongs in a Terraform file.
struct HCLPlacement {
  private enum Kind: String, CaseIterable, Sendable {
    case body, attribute, block, identifier
    case string = "string_lit"
    case opening = "block_start"
    case closing = "block_end"
  }

  private enum Field: String, CaseIterable, Sendable { case key }

  private static let names = GrammarNames<Kind, Field>(.hcl)

  private let file: SourceFile
  private let tree: SyntaxTree

  /// nil when the file is not written as the language asks.
  init?(_ file: SourceFile) {
    guard let parser = Parser(.hcl) else { return nil }
    tree = parser.parse(file.bytes)
    if tree.isTruncated || tree.firstError != nil { return nil }
    self.file = file
  }

  func edit(_ spelling: Fix.Setting.Spelling, at offset: Int) -> Fix.Edit? {
    guard !spelling.type.isEmpty, var block = block(at: UInt32(offset)), isResource(block, of: spelling.type) else {
      return nil
    }
    var keys = spelling.keys[...]
    while let key = keys.first, let next = item(key, of: block) {
      keys.removeFirst()
      guard !keys.isEmpty, kind(next) == .block else { return nil }
      block = next
    }
    return edit(Array(keys), spelling.value, in: block)
  }

  // Reading.

  private func kind(_ node: SyntaxTree.Node) -> Kind? { Self.names.kind(node, in: tree) }
  private func child(_ node: SyntaxTree.Node, _ wanted: Kind) -> SyntaxTree.Node? {
    tree.children(node).first { kind($0) == wanted }
  }
  private func text(_ node: SyntaxTree.Node) -> ArraySlice<UInt8> {
    file.bytes[Int(tree.start(node))..<Int(tree.end(node))]
  }

  private func block(at offset: UInt32) -> SyntaxTree.Node? {
    guard let root = tree.root, let body = child(root, .body) else { return nil }
    return tree.children(body).first { kind($0) == .block && tree.start($0) == offset }
  }

  private func isResource(_ block: SyntaxTree.Node, of type: String) -> Bool {
    guard let keyword = child(block, .identifier), text(keyword).elementsEqual("resource".utf8) else { return false }
    return child(block, .string).map { text($0).elementsEqual("\"\(type)\"".utf8) } ?? false
  }

  private func item(_ key: String, of block: SyntaxTree.Node) -> SyntaxTree.Node? {
    guard let body = child(block, .body) else { return nil }
    return tree.children(body).first { item in
      child(item, .identifier).map { text($0).elementsEqual(key.utf8) } ?? false
    }
  }

  // Writing.

  /// Before the closing brace, behind an empty line: arguments above keep their alignment.
  private func edit(_ keys: [String], _ value: String, in block: SyntaxTree.Node) -> Fix.Edit? {
    guard let opening = child(block, .opening), let closing = child(block, .closing) else { return nil }
    let outer = indentation(at: Int(tree.start(block)))
    let lines = written(keys, value, outer + "  ")
    guard let body = child(block, .body) else {
      return replacing(tree.end(opening), tree.start(closing), by: "\n\(lines)\(outer)")
    }
    let brace = Int(tree.start(closing))
    let line = file.bytes[..<brace].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    guard line >= tree.end(body), file.bytes[line..<brace].allSatisfy({ " \t".utf8.contains($0) }) else { return nil }
    return replacing(UInt32(line), UInt32(line), by: "\n" + lines)
  }

  private func written(_ keys: [String], _ value: String, _ indent: String) -> String {
    guard let key = keys.first else { return "" }
    if keys.count == 1 { return "\(indent)\(key) = \(value)\n" }
    return "\(indent)\(key) {\n" + written(Array(keys.dropFirst()), value, indent + "  ") + "\(indent)}\n"
  }

  private func indentation(at offset: Int) -> String {
    let start = file.bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return String(decoding: file.bytes[start..<offset].prefix { " \t".utf8.contains($0) }, as: UTF8.self)
  }

  private func replacing(_ start: UInt32, _ end: UInt32, by text: String) -> Fix.Edit {
    Fix.Edit(place: Place(file.id, start, end), replacement: text)
  }
}
