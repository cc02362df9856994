/// A curve of the Digital Signature Standard, y² = x³ - 3x + b. https://doi.org/10.6028/NIST.SP.800-186
package struct EllipticCurve: Sendable {
  /// A point with the coordinates x/z² and y/z³; z is zero for the point at infinity.
  struct Point {
    var x: ModularField.Element
    var y: ModularField.Element
    var z: ModularField.Element
  }

  let field: ModularField
  /// Modulo the number of the base point's multiples.
  let order: ModularField
  let b: ModularField.Element
  let base: Point
  /// Bytes of a coordinate.
  let length: Int

  private init?(prime: String, order: String, b: String, x: String, y: String) {
    guard let field = ModularField(modulus: Self.bytes(prime)), let order = ModularField(modulus: Self.bytes(order)),
      let b = field.element(Self.bytes(b)), let x = field.element(Self.bytes(x)), let y = field.element(Self.bytes(y))
    else { return nil }
    self.field = field
    self.order = order
    self.b = b
    base = Point(x: x, y: y, z: field.one)
    length = prime.utf8.count / 2
  }

  private static func bytes(_ digits: String) -> [UInt8] { Hexadecimal.decode(digits) ?? [] }

  package static let p256 = EllipticCurve(
    prime: "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
    order: "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
    b: "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
    x: "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
    y: "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")

  package static let p384 = EllipticCurve(
    prime: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
    order: "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
    b: "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
    x: "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
    y: "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f")

  // MARK: Points

  /// https://hyperelliptic.org/EFD/g1p/auto-shortw-jacobian-3.html#doubling-dbl-2001-b
  func doubled(_ point: Point) -> Point {
    let delta = field.product(point.z, point.z)
    let gamma = field.product(point.y, point.y)
    let beta = field.product(point.x, gamma)
    let slope = field.product(field.difference(point.x, delta), field.sum(point.x, delta))
    let alpha = field.sum(field.sum(slope, slope), slope)
    let beta4 = twice(twice(beta))
    let x = field.difference(field.product(alpha, alpha), twice(beta4))
    let yz = field.sum(point.y, point.z)
    let z = field.difference(field.difference(field.product(yz, yz), gamma), delta)
    let gamma8 = twice(twice(twice(field.product(gamma, gamma))))
    return Point(x: x, y: field.difference(field.product(alpha, field.difference(beta4, x)), gamma8), z: z)
  }

  private func twice(_ element: ModularField.Element) -> ModularField.Element { field.sum(element, element) }

  /// https://hyperelliptic.org/EFD/g1p/auto-shortw-jacobian-3.html#addition-add-1998-cmo-2
  func sum(_ first: Point, _ second: Point) -> Point {
    if first.z == field.zero { return second }
    if second.z == field.zero { return first }
    let (z1, z2) = (field.product(first.z, first.z), field.product(second.z, second.z))
    let (u1, u2) = (field.product(first.x, z2), field.product(second.x, z1))
    let s1 = field.product(first.y, field.product(second.z, z2))
    let s2 = field.product(second.y, field.product(first.z, z1))
    if u1 == u2 { return s1 == s2 ? doubled(first) : Point(x: field.one, y: field.one, z: field.zero) }
    let (h, r) = (field.difference(u2, u1), field.difference(s2, s1))
    let h2 = field.product(h, h)
    let (h3, v) = (field.product(h, h2), field.product(u1, h2))
    let x = field.difference(field.difference(field.product(r, r), h3), twice(v))
    let y = field.difference(field.product(r, field.difference(v, x)), field.product(s1, h3))
    return Point(x: x, y: y, z: field.product(h, field.product(first.z, second.z)))
  }

  /// first × the base point + second × the point, bit by bit together.
  func combination(_ first: [UInt8], _ second: [UInt8], _ point: Point) -> Point {
    let both = sum(base, point)
    var result = Point(x: field.one, y: field.one, z: field.zero)
    for index in 0..<length {
      for bit in (0..<8).reversed() {
        result = doubled(result)
        switch (first[index] >> bit & 1, second[index] >> bit & 1) {
        case (1, 1): result = sum(result, both)
        case (1, 0): result = sum(result, base)
        case (0, 1): result = sum(result, point)
        default: break
        }
      }
    }
    return result
  }

  func isOnCurve(_ x: ModularField.Element, _ y: ModularField.Element) -> Bool {
    let three = field.sum(twice(x), x)
    let right = field.sum(field.difference(field.product(x, field.product(x, x)), three), b)
    return field.product(y, y) == right
  }
}

/// A public key for signatures on a curve. https://doi.org/10.6028/NIST.FIPS.186-5
package struct EllipticKey: Sendable {
  private let curve: EllipticCurve
  private let x: ModularField.Element
  private let y: ModularField.Element

  /// - Returns: nil when the point is not on the curve.
  package init?(_ curve: EllipticCurve?, x: [UInt8], y: [UInt8]) {
    guard let curve, let x = curve.field.element(x), let y = curve.field.element(y), curve.isOnCurve(x, y) else {
      return nil
    }
    self.curve = curve
    self.x = x
    self.y = y
  }

  /// - Parameter signature: both numbers one after the other, as tokens have them.
  package func isValid(_ signature: [UInt8], for message: [UInt8], _ function: HashFunction) -> Bool {
    let length = curve.length
    let order = curve.order
    guard signature.count == 2 * length, let r = order.element(Array(signature[..<length])),
      let s = order.element(Array(signature[length...])), r != order.zero, s != order.zero,
      let hash = order.reduced(Array(function.hash(message).prefix(length)))
    else { return false }
    let inverse = order.inverse(s)
    let first = order.bytes(order.product(hash, inverse), count: length)
    let second = order.bytes(order.product(r, inverse), count: length)
    let point = curve.combination(first, second, EllipticCurve.Point(x: x, y: y, z: curve.field.one))
    guard point.z != curve.field.zero else { return false }
    let z = curve.field.inverse(point.z)
    let own = curve.field.bytes(curve.field.product(point.x, curve.field.product(z, z)), count: length)
    return order.reduced(own) == r
  }
}
