/// What gives SQL away wherever it stands in a text: names that nobody writes but to query a database's own tables, and
/// calls that only wait, read files or run commands.
enum SQLSigns {
  static func find(in text: Span<UInt8>) -> String? {
    var index = 0
    while index < text.count {
      guard ASCII.isLetter(text[index]) || text[index] == UInt8(ascii: "@") else {
        index += 1
        continue
      }
      var end = index + 1
      while end < text.count, ASCII.isNameByte(text[end]) || text[end] == UInt8(ascii: "@") { end += 1 }
      if let sign = sign(text, index..<end) { return sign }
      index = end
    }
    return nil
  }

  private static func sign(_ text: Span<UInt8>, _ word: Range<Int>) -> String? {
    switch ASCII.lowercased(text[word.lowerBound]) {
    case UInt8(ascii: "u"): return unionSign(text, word) ?? call(text, word, "updatexml") ?? catalog(text, word)
    case UInt8(ascii: "s"): return sleepSign(text, word) ?? catalog(text, word)
    case UInt8(ascii: "b"): return numberCall(text, word, "benchmark")
    case UInt8(ascii: "p"): return call(text, word, "pg_sleep") ?? call(text, word, "pg_read_file")
    case UInt8(ascii: "e"): return concatCall(text, word, "extractvalue")
    case UInt8(ascii: "l"): return call(text, word, "load_file")
    case UInt8(ascii: "x"): return text.matches("xp_cmdshell", at: word.lowerBound) ? "xp_cmdshell" : nil
    case UInt8(ascii: "w"): return waitSign(text, word)
    case UInt8(ascii: "c"): return charSign(text, word)
    case UInt8(ascii: "d"): return declareSign(text, word) ?? catalog(text, word)
    case UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "@"): return catalog(text, word)
    default: return nil
    }
  }

  private static func next(_ text: Span<UInt8>, _ word: Range<Int>) -> Int { text.skippingSpace(word.upperBound) }

  /// A call of this function, whatever its arguments.
  private static func call(_ text: Span<UInt8>, _ word: Range<Int>, _ name: StaticString) -> String? {
    guard word.count == name.utf8CodeUnitCount, text.matches(name, at: word.lowerBound),
      text.byte(next(text, word)) == UInt8(ascii: "(")
    else { return nil }
    return "\(name)"
  }

  private static func numberCall(_ text: Span<UInt8>, _ word: Range<Int>, _ name: StaticString) -> String? {
    guard let sign = call(text, word, name) else { return nil }
    let argument = text.skippingSpace(next(text, word) + 1)
    return ASCII.isDigit(text.byte(argument)) ? sign : nil
  }

  private static func concatCall(_ text: Span<UInt8>, _ word: Range<Int>, _ name: StaticString) -> String? {
    guard let sign = call(text, word, name) else { return nil }
    return text.firstIndex(of: "concat", from: word.upperBound, within: 400) != nil
      || text.firstIndex(of: "select", from: word.upperBound, within: 400) != nil ? sign : nil
  }

  private static func unionSign(_ text: Span<UInt8>, _ word: Range<Int>) -> String? {
    guard word.count == 5, text.matches("union", at: word.lowerBound) else { return nil }
    guard
      text.firstIndex(of: "select", from: word.upperBound, within: 120) != nil
        || text.firstIndex(of: "values", from: word.upperBound, within: 120) != nil
    else { return nil }
    let rest = text.extracting(word.lowerBound..<min(text.count, word.lowerBound + 400))
    return SQLJudge.sign(in: rest, .bare)
  }

  private static func sleepSign(_ text: Span<UInt8>, _ word: Range<Int>) -> String? {
    guard let sign = numberCall(text, word, "sleep") else { return nil }
    // Programs sleep too; a query does so after a condition or in a list.
    let before = text.extracting(max(0, word.lowerBound - 40)..<word.lowerBound)
    if before.skippingSpace(0) == before.count { return sign }
    let joins: [StaticString] = ["select", " and ", " or ", "if(", "||", "&&", "'", ","]
    return joins.contains { before.contains($0) } ? sign : nil
  }

  private static func waitSign(_ text: Span<UInt8>, _ word: Range<Int>) -> String? {
    guard word.count == 7, text.matches("waitfor", at: word.lowerBound) else { return nil }
    return text.matches("delay", at: next(text, word)) ? "waitfor" : nil
  }

  private static func declareSign(_ text: Span<UInt8>, _ word: Range<Int>) -> String? {
    guard word.count == 7, text.matches("declare", at: word.lowerBound) else { return nil }
    return text.byte(next(text, word)) == UInt8(ascii: "@") ? "declare" : nil
  }

  /// Text that is put together from numbers, to pass filters.
  private static func charSign(_ text: Span<UInt8>, _ word: Range<Int>) -> String? {
    guard word.count == 4 || word.count == 3, text.matches(word.count == 4 ? "char" : "chr", at: word.lowerBound) else {
      return concatSign(text, word)
    }
    guard let sign = numberCall(text, word, word.count == 4 ? "char" : "chr"),
      let close = text.firstIndex(of: ")", from: word.upperBound, within: 40)
    else { return nil }
    let after = text.skippingSpace(close + 1)
    return "+|,".utf8.contains(text.byte(after)) ? sign : nil
  }

  private static func concatSign(_ text: Span<UInt8>, _ word: Range<Int>) -> String? {
    guard text.matches("concat", at: word.lowerBound), text.byte(next(text, word)) == UInt8(ascii: "(") else {
      return nil
    }
    return text.matches("0x", at: text.skippingSpace(next(text, word) + 1)) ? "concat-hex" : nil
  }

  /// Tables and variables of the database itself.
  private static func catalog(_ text: Span<UInt8>, _ word: Range<Int>) -> String? {
    switch text.lowercased(word.lowerBound..<min(word.upperBound, word.lowerBound + 24)) {
    case "information_schema", "sysobjects", "syscolumns", "sqlite_master", "sqlite_schema", "@@version", "@@datadir",
      "@@hostname", "@@basedir", "dbms_pipe", "utl_inaddr", "utl_http", "dbms_lock", "dbms_ldap", "sysdatabases",
      "msysaccessobjects", "msysobjects":
      return "catalog"
    case "mysql": return text.matches(".user", at: word.upperBound) ? "catalog" : nil
    default: return nil
    }
  }
}
