package import Core

/// The edits of one file that can be made together.
package struct Patch {
  package private(set) var edits: [Fix.Edit] = []

  /// Edits that meet others are left for the next round: two that overlap, and two insertions at one place that begin with
  /// the same key, as both would open the same section.
  package init(_ candidates: [Fix.Edit]) {
    for edit in Set(candidates).sorted(by: Self.precedes) {
      if let last = edits.last, Self.collide(last, edit) { continue }
      edits.append(edit)
    }
  }

  package func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits {
      result += bytes[position..<Int(edit.place.start)]
      result += Array(edit.replacement.utf8)
      position = Int(edit.place.end)
    }
    return result + bytes[position...]
  }

  private static func precedes(_ left: Fix.Edit, _ right: Fix.Edit) -> Bool {
    (left.place, left.replacement) < (right.place, right.replacement)
  }

  private static func collide(_ left: Fix.Edit, _ right: Fix.Edit) -> Bool {
    if left.place == right.place, left.place.start == left.place.end {
      return firstKey(left) == firstKey(right)
    }
    return right.place.start < left.place.end || right.place.start == left.place.start
  }

  private static func firstKey(_ edit: Fix.Edit) -> Substring? {
    edit.replacement.split { ":={ \r\n".contains($0) }.first
  }
}
