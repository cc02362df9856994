/// Arithmetic modulo an odd number, in Montgomery's form. https://doi.org/10.1090/S0025-5718-1985-0777282-X
///
/// Its time depends on the values, so only public ones belong here: it verifies and never signs.
struct ModularField: Sendable {
  /// A number below the modulus, least word first, multiplied by 2^(64 × words).
  typealias Element = [UInt64]

  let modulus: [UInt64]
  /// -modulus⁻¹ modulo 2^64.
  private let inverse: UInt64
  /// 2^(128 × words) modulo the modulus, which brings numbers into the form.
  private let square: [UInt64]
  let one: Element
  let zero: Element

  /// - Returns: nil when the modulus is even or has no words.
  init?(modulus bytes: [UInt8]) {
    let words = BigNumber.words(bytes)
    guard let first = words.first, first & 1 == 1, words.count <= 128, words != [1] else { return nil }
    modulus = words
    inverse = 0 &- Self.inverse(of: first)
    zero = [UInt64](repeating: 0, count: words.count)
    var power = zero
    power[0] = 1
    var one = power
    for bit in 0..<(128 * words.count) {
      power = Self.doubled(power, words)
      if bit == 64 * words.count - 1 { one = power }
    }
    self.one = one
    square = power
  }

  /// Newton's iteration; each step doubles the bits that are right.
  private static func inverse(of odd: UInt64) -> UInt64 {
    var result: UInt64 = 1
    for _ in 0..<6 { result = result &* (2 &- odd &* result) }
    return result
  }

  private static func doubled(_ value: [UInt64], _ modulus: [UInt64]) -> [UInt64] {
    let (sum, carry) = BigNumber.sum(value, value)
    return carry || !BigNumber.isLess(sum, modulus) ? BigNumber.difference(sum, modulus).value : sum
  }

  // MARK: Into the form and out of it

  /// - Returns: nil when the number is not below the modulus.
  func element(_ bytes: [UInt8]) -> Element? {
    let words = BigNumber.words(bytes)
    guard words.count <= modulus.count else { return nil }
    let value = words + [UInt64](repeating: 0, count: modulus.count - words.count)
    return BigNumber.isLess(value, modulus) ? product(value, square) : nil
  }

  /// Any number of as many words as the modulus, brought below it.
  func reduced(_ bytes: [UInt8]) -> Element? {
    let words = BigNumber.words(bytes)
    guard words.count <= modulus.count else { return nil }
    return product(words + [UInt64](repeating: 0, count: modulus.count - words.count), square)
  }

  /// Any number of twice as many words as the modulus, brought below it.
  func reduced(wide bytes: [UInt8]) -> Element? {
    let split = max(0, bytes.count - modulus.count * 8)
    guard let high = reduced(Array(bytes[..<split])), let low = reduced(Array(bytes[split...])) else { return nil }
    return sum(product(high, square), low)
  }

  /// The number itself, most significant byte first, in as many bytes as wanted.
  func bytes(_ element: Element, count: Int) -> [UInt8] {
    var unit = zero
    unit[0] = 1
    let plain = product(element, unit)
    return (0..<count).reversed().map { index in
      index / 8 < plain.count ? UInt8(truncatingIfNeeded: plain[index / 8] >> UInt64(index % 8 * 8)) : 0
    }
  }

  // MARK: Operations

  func product(_ first: Element, _ second: Element) -> Element {
    let count = modulus.count
    var total = [UInt64](repeating: 0, count: count + 2)
    for index in 0..<count {
      add(first, times: second[index], to: &total)
      add(modulus, times: total[0] &* inverse, to: &total)
      for word in 0...count { total[word] = total[word + 1] }
      total[count + 1] = 0
    }
    let low = Array(total[..<count])
    return total[count] != 0 || !BigNumber.isLess(low, modulus) ? BigNumber.difference(low, modulus).value : low
  }

  private func add(_ words: [UInt64], times factor: UInt64, to total: inout [UInt64]) {
    var carry: UInt64 = 0
    for index in words.indices {
      let (high, low) = words[index].multipliedFullWidth(by: factor)
      let (first, overflow1) = total[index].addingReportingOverflow(low)
      let (second, overflow2) = first.addingReportingOverflow(carry)
      total[index] = second
      carry = high &+ (overflow1 ? 1 : 0) &+ (overflow2 ? 1 : 0)
    }
    var index = words.count
    while carry != 0, index < total.count {
      let (sum, overflow) = total[index].addingReportingOverflow(carry)
      total[index] = sum
      carry = overflow ? 1 : 0
      index += 1
    }
  }

  func sum(_ first: Element, _ second: Element) -> Element {
    let (sum, carry) = BigNumber.sum(first, second)
    return carry || !BigNumber.isLess(sum, modulus) ? BigNumber.difference(sum, modulus).value : sum
  }

  func difference(_ first: Element, _ second: Element) -> Element {
    let (value, borrow) = BigNumber.difference(first, second)
    return borrow ? BigNumber.sum(value, modulus).value : value
  }

  func power(_ base: Element, _ exponent: [UInt8]) -> Element {
    var result = one
    for byte in exponent {
      for bit in (0..<8).reversed() {
        result = product(result, result)
        if byte >> bit & 1 == 1 { result = product(result, base) }
      }
    }
    return result
  }

  /// By Fermat's theorem; the modulus has to be a prime.
  func inverse(_ element: Element) -> Element {
    var two = zero
    two[0] = 2
    let exponent = BigNumber.difference(modulus, two).value
    let bytes = exponent.reversed().flatMap { word in
      (0..<8).reversed().map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    return power(element, bytes)
  }
}

/// Numbers of many words, least first.
enum BigNumber {
  /// Without leading zeros.
  static func words(_ bytes: [UInt8]) -> [UInt64] {
    let digits = bytes.drop { $0 == 0 }
    var words = [UInt64](repeating: 0, count: (digits.count + 7) / 8)
    for (index, byte) in digits.reversed().enumerated() { words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8) }
    return words
  }

  static func isLess(_ first: [UInt64], _ second: [UInt64]) -> Bool {
    for index in first.indices.reversed() where first[index] != second[index] { return first[index] < second[index] }
    return false
  }

  static func sum(_ first: [UInt64], _ second: [UInt64]) -> (value: [UInt64], carry: Bool) {
    var value = first
    var carry = false
    for index in first.indices {
      let (sum, overflow1) = first[index].addingReportingOverflow(second[index])
      let (total, overflow2) = sum.addingReportingOverflow(carry ? 1 : 0)
      value[index] = total
      carry = overflow1 || overflow2
    }
    return (value, carry)
  }

  static func difference(_ first: [UInt64], _ second: [UInt64]) -> (value: [UInt64], borrow: Bool) {
    var value = first
    var borrow = false
    for index in first.indices {
      let (rest, overflow1) = first[index].subtractingReportingOverflow(second[index])
      let (total, overflow2) = rest.subtractingReportingOverflow(borrow ? 1 : 0)
      value[index] = total
      borrow = overflow1 || overflow2
    }
    return (value, borrow)
  }
}
