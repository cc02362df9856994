/// Eight bytes that are looked at in one step.
/// https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
struct ByteWord {
  static let width = 8
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first byte is the lowest, whatever the machine's order.
  let bits: UInt64

  /// nil where fewer bytes are left.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    guard offset + Self.width <= bytes.count else { return nil }
    bits = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// How many bytes stand before the first that equals one of two; `width` when none does.
  @inline(__always)
  func distance(to first: UInt8, or second: UInt8) -> Int {
    (zeros(bits ^ Self.ones &* UInt64(first)) | zeros(bits ^ Self.ones &* UInt64(second))).trailingZeroBitCount / 8
  }

  @inline(__always)
  func distance(to byte: UInt8) -> Int { zeros(bits ^ Self.ones &* UInt64(byte)).trailingZeroBitCount / 8 }

  /// The high bit of each byte that is zero. Bytes above the first may be wrong, which no caller looks at.
  @inline(__always)
  private func zeros(_ word: UInt64) -> UInt64 { (word &- Self.ones) & ~word & Self.highs }
}
