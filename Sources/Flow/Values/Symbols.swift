/// A string by its number in one solver's table.
struct Symbol: Hashable, Comparable {
  let index: UInt32
  init(_ index: Int) { self.index = UInt32(index) }
  static func < (left: Symbol, right: Symbol) -> Bool { left.index < right.index }
}

/// Gives each string a number once.
struct SymbolTable {
  private var strings: [String] = []
  private var numbers: [String: Symbol] = [:]

  mutating func intern(_ text: String) -> Symbol {
    if let known = numbers[text] { return known }
    let symbol = Symbol(strings.count)
    strings.append(text)
    numbers[text] = symbol
    return symbol
  }

  subscript(symbol: Symbol) -> String { strings[Int(symbol.index)] }
}
