/// Takes records out of a batch without touching what stays.
enum RecordEditor {
  /// The event without the elements at these ranges, and without the commas that they leave.
  /// - Parameter ranges: in order, not overlapping.
  static func removing(_ ranges: [Range<Int>], from event: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(event.count)
    var position = 0
    for range in ranges {
      result += event[position..<range.lowerBound]
      position = skippingSpace(event, range.upperBound)
      if position < event.count, event[position] == UInt8(ascii: ",") {
        position += 1
      } else {
        dropComma(&result)
      }
    }
    return result + event[position...]
  }

  private static func skippingSpace(_ event: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < event.count, isSpace(event[index]) { index += 1 }
    return index
  }

  /// The comma before a last element that went.
  private static func dropComma(_ result: inout [UInt8]) {
    var index = result.count - 1
    while index >= 0, isSpace(result[index]) { index -= 1 }
    if index >= 0, result[index] == UInt8(ascii: ",") { result.remove(at: index) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
