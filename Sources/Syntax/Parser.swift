import CTreeSitter

/// Parses source text of one language. A parser is reused for many files by one worker; it is not shared.
package struct Parser: ~Copyable {
  private let parser: OpaquePointer
  private let keepsSymbol: [Bool]

  /// How many times the C library may ask whether to go on (about every hundred operations) for each byte of input,
  /// before a pathological file is given up. Ordinary source needs less than 0.1.
  private static let patience = 2.0

  package init?(_ language: Language) { self.init(.language(language)) }

  package init?(_ grammar: Grammar) {
    guard let grammar = grammar.definition, let parser = ts_parser_new() else { return nil }
    guard ts_parser_set_language(parser, grammar) else {
      ts_parser_delete(parser)
      return nil
    }
    self.parser = parser
    keepsSymbol = Self.symbolsWorthKeeping(grammar)
  }

  deinit { ts_parser_delete(parser) }

  /// Named kinds except comments and line continuations, and anonymous keywords.
  private static func symbolsWorthKeeping(_ grammar: OpaquePointer) -> [Bool] {
    (0..<ts_language_symbol_count(grammar)).map { symbol in
      let type = ts_language_symbol_type(grammar, TSSymbol(symbol))
      guard let name = ts_language_symbol_name(grammar, TSSymbol(symbol)) else { return false }
      if type == TSSymbolTypeRegular { return !["comment", "line_continuation"].contains(String(cString: name)) }
      let first = UInt8(bitPattern: name.pointee)
      return type == TSSymbolTypeAnonymous && first >= UInt8(ascii: "a") && first <= UInt8(ascii: "z")
    }
  }

  /// Parses the bytes; a file that is not of the language still gives a tree, with `firstError` set.
  package borrowing func parse(_ bytes: [UInt8]) -> SyntaxTree {
    var result = SyntaxTree()
    guard let tree = parseBounded(bytes) else {
      ts_parser_reset(parser)
      result.isTruncated = true
      return result
    }
    defer { ts_tree_delete(tree) }
    flatten(tree, into: &result, capacity: bytes.count / 4)
    return result
  }

  private borrowing func parseBounded(_ bytes: [UInt8]) -> OpaquePointer? {
    var budget = Int(Double(bytes.count) * Self.patience) + 10_000
    return bytes.withUnsafeBufferPointer { buffer in
      withUnsafeMutablePointer(to: &budget) { budget in
        var source = buffer
        return withUnsafeMutablePointer(to: &source) { source in
          let input = TSInput(payload: source, read: readAll, encoding: TSInputEncodingUTF8, decode: nil)
          let options = TSParseOptions(payload: budget, progress_callback: spendBudget)
          return ts_parser_parse_with_options(parser, nil, input, options)
        }
      }
    }
  }

  private borrowing func flatten(_ tree: OpaquePointer, into result: inout SyntaxTree, capacity: Int) {
    var cursor = ts_tree_cursor_new(ts_tree_root_node(tree))
    defer { ts_tree_cursor_delete(&cursor) }
    result.entries.reserveCapacity(capacity)
    var open: [Int] = []
    walk: while true {
      let node = ts_tree_cursor_current_node(&cursor)
      let index = append(node, field: ts_tree_cursor_current_field_id(&cursor), to: &result)
      open.append(index)
      if ts_tree_cursor_goto_first_child(&cursor) { continue }
      close(&open, &result)
      while !ts_tree_cursor_goto_next_sibling(&cursor) {
        guard ts_tree_cursor_goto_parent(&cursor) else { break walk }
        close(&open, &result)
      }
    }
  }

  /// Adds a node when it is worth keeping; its index, or -1.
  private borrowing func append(_ node: TSNode, field: TSFieldId, to result: inout SyntaxTree) -> Int {
    let symbol = ts_node_symbol(node)
    let start = ts_node_start_byte(node)
    let end = ts_node_end_byte(node)
    let isError = symbol == TSSymbol.max || ts_node_is_missing(node)
    if isError, result.firstError == nil { result.firstError = start..<max(end, start + 1) }
    let isKept = symbol == TSSymbol.max || field != 0 || keepsSymbol[Int(symbol)]
    guard isKept else { return -1 }
    result.entries.append(.init(symbol: symbol, field: field, start: start, end: end, next: 0))
    return result.entries.count - 1
  }

  private borrowing func close(_ open: inout [Int], _ result: inout SyntaxTree) {
    guard let index = open.popLast(), index >= 0 else { return }
    result.entries[index].next = UInt32(result.entries.count)
  }
}

/// Hands the C library the rest of the buffer from an offset.
private func readAll(
  payload: UnsafeMutableRawPointer?, offset: UInt32, position: TSPoint, length: UnsafeMutablePointer<UInt32>?
) -> UnsafePointer<CChar>? {
  guard let payload, let length else { return nil }
  let bytes = payload.assumingMemoryBound(to: UnsafeBufferPointer<UInt8>.self).pointee
  guard Int(offset) < bytes.count, let base = bytes.baseAddress else {
    length.pointee = 0
    return nil
  }
  length.pointee = UInt32(bytes.count) - offset
  return UnsafeRawPointer(base + Int(offset)).assumingMemoryBound(to: CChar.self)
}

/// Says stop (true) once the budget is spent.
private func spendBudget(state: UnsafeMutablePointer<TSParseState>?) -> Bool {
  guard let budget = state?.pointee.payload?.assumingMemoryBound(to: Int.self) else { return false }
  budget.pointee -= 1
  return budget.pointee < 0
}
