extension Array where Element == UInt8 {
  /// The bytes of a span as an array.
  package init(copying span: Span<UInt8>) {
    self = span.withUnsafeBufferPointer { Array($0) }
  }
}
