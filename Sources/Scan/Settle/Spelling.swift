/// Finds the name that somebody meant.
package enum Spelling {
  /// The candidate with the fewest changed letters, when they are few enough to be a slip.
  package static func nearest(to word: String, in candidates: [String]) -> String? {
    let best = candidates.map { (distance($0, word), $0) }.min { $0 < $1 }
    guard let best, best.0 <= max(2, word.count / 3) else { return nil }
    return best.1
  }

  /// Insertions, removals and replacements between two words.
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for letter in left.utf8 {
      var diagonal = row[0]
      row[0] += 1
      for (index, other) in right.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(replaced, row[index] + 1, row[index + 1] + 1)
      }
    }
    return row[right.count]
  }
}
