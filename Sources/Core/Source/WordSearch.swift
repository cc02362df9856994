extension String {
  /// Whether a word stands anywhere in the string, byte for byte. The search of the standard library goes by characters
  /// and builds a table for each call, which is too dear for names that are asked about one after the other.
  package func holds(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      utf8.withContiguousStorageIfAvailable { Self.find(word, in: $0) }
        ?? Array(utf8).withUnsafeBufferPointer {
          Self.find(word, in: $0)
        }
    }
  }

  private static func find(_ word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first else { return true }
    guard text.count >= word.count else { return false }
    return (0...(text.count - word.count)).contains { start in
      text[start] == first && (1..<word.count).allSatisfy { text[start + $0] == word[$0] }
    }
  }
}
