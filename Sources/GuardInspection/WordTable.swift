/// Words in lower case and what they mean, looked up from bytes without making a string of them.
///
/// Words are compared by a hash of 64 bits. Two that share one by chance would be taken for each other; to be taken for a
/// keyword gains a sender nothing, and a keyword cannot be made to miss its own entry.
struct WordTable<Value: Sendable>: Sendable {
  private var hashes: [UInt64]
  private var values: [Value?]
  private let mask: Int

  init(_ words: [String: Value]) {
    var size = 16
    while size < words.count * 3 { size *= 2 }
    mask = size - 1
    hashes = [UInt64](repeating: 0, count: size)
    values = [Value?](repeating: nil, count: size)
    for (word, value) in words {
      var hash = WordHash()
      for byte in word.utf8 { hash.add(byte) }
      insert(hash.value, value)
    }
  }

  /// Lists of words, separated by spaces and line breaks.
  init(lists: [(Value, String)]) {
    var words: [String: Value] = [:]
    for (value, list) in lists {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) { words[String(word)] = value }
    }
    self.init(words)
  }

  private mutating func insert(_ hash: UInt64, _ value: Value) {
    var index = Int(truncatingIfNeeded: hash) & mask
    while hashes[index] != 0 { index = (index + 1) & mask }
    hashes[index] = hash
    values[index] = value
  }

  subscript(hash: WordHash) -> Value? {
    var index = Int(truncatingIfNeeded: hash.value) & mask
    while hashes[index] != 0 {
      if hashes[index] == hash.value { return values[index] }
      index = (index + 1) & mask
    }
    return nil
  }

  /// The meaning of the word in a range of a text, whatever the case of its letters.
  func value(_ text: Span<UInt8>, _ range: Range<Int>) -> Value? {
    var hash = WordHash()
    for index in range { hash.add(ASCII.lowercased(text[index])) }
    return self[hash]
  }
}

/// A hash over bytes, FNV-1a with a last mixing. http://www.isthe.com/chongo/tech/comp/fnv
struct WordHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Never zero, which marks an empty place.
  var value: UInt64 { (state ^ state >> 29) | 1 << 63 }
}
