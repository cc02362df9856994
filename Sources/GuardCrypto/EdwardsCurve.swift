/// The curve edwards25519, -x² + y² = 1 + dx²y². https://www.rfc-editor.org/rfc/rfc8032#section-5.1
struct EdwardsCurve: Sendable {
  /// A point with the coordinates x/z and y/z, and t = xy/z.
  struct Point {
    var x: ModularField.Element
    var y: ModularField.Element
    var z: ModularField.Element
    var t: ModularField.Element
  }

  let field: ModularField
  /// Modulo the number of the base point's multiples.
  let order: ModularField
  let base: Point
  private let d: ModularField.Element
  private let rootOfMinusOne: ModularField.Element

  /// Bytes of a coordinate and of a number.
  static let length = 32

  static let ed25519 = EdwardsCurve(
    prime: "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed",
    order: "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed",
    d: "52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3",
    root: "2b8324804fc1df0b2b4d00993dfbd7a72f431806ad2fe478c4ee1b274a0ea0b0",
    x: "216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51a",
    y: "6666666666666666666666666666666666666666666666666666666666666658")

  private init?(prime: String, order: String, d: String, root: String, x: String, y: String) {
    func bytes(_ digits: String) -> [UInt8] { Hexadecimal.decode(digits) ?? [] }
    guard let field = ModularField(modulus: bytes(prime)), let order = ModularField(modulus: bytes(order)),
      let d = field.element(bytes(d)), let root = field.element(bytes(root)), let x = field.element(bytes(x)),
      let y = field.element(bytes(y))
    else { return nil }
    self.field = field
    self.order = order
    self.d = d
    rootOfMinusOne = root
    base = Point(x: x, y: y, z: field.one, t: field.product(x, y))
  }

  var neutral: Point { Point(x: field.zero, y: field.one, z: field.one, t: field.zero) }

  /// Holds for any two points, equal ones too. https://www.rfc-editor.org/rfc/rfc8032#section-5.1.4
  func sum(_ first: Point, _ second: Point) -> Point {
    let a = field.product(field.difference(first.y, first.x), field.difference(second.y, second.x))
    let b = field.product(field.sum(first.y, first.x), field.sum(second.y, second.x))
    let half = field.product(first.t, field.product(d, second.t))
    let c = field.sum(half, half)
    let zz = field.product(first.z, second.z)
    let twice = field.sum(zz, zz)
    let (e, f) = (field.difference(b, a), field.difference(twice, c))
    let (g, h) = (field.sum(twice, c), field.sum(b, a))
    return Point(x: field.product(e, f), y: field.product(g, h), z: field.product(f, g), t: field.product(e, h))
  }

  func negative(_ point: Point) -> Point {
    Point(
      x: field.difference(field.zero, point.x), y: point.y, z: point.z, t: field.difference(field.zero, point.t))
  }

  /// first × the base point + second × the point, bit by bit together.
  /// - Parameters: the numbers have `length` bytes, the most significant first.
  func combination(_ first: [UInt8], _ second: [UInt8], _ point: Point) -> Point {
    let both = sum(base, point)
    var result = neutral
    for index in 0..<Self.length {
      for bit in (0..<8).reversed() {
        result = sum(result, result)
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

  // MARK: Points as bytes

  /// https://www.rfc-editor.org/rfc/rfc8032#section-5.1.2
  func bytes(_ point: Point) -> [UInt8] {
    let inverse = field.inverse(point.z)
    let x = field.bytes(field.product(point.x, inverse), count: Self.length)
    var y = Array(field.bytes(field.product(point.y, inverse), count: Self.length).reversed())
    y[Self.length - 1] |= (x[Self.length - 1] & 1) << 7
    return y
  }

  /// - Returns: nil when there is no such point, or the bytes are not the only way to write it.
  func point(_ bytes: [UInt8]) -> Point? {
    guard bytes.count == Self.length else { return nil }
    var number = Array(bytes.reversed())
    let isOdd = number[0] >> 7 == 1
    number[0] &= 0x7F
    guard let y = field.element(number), let root = xRoot(y) else { return nil }
    let last = field.bytes(root, count: Self.length)[Self.length - 1]
    if isOdd, root == field.zero { return nil }
    let x = (last & 1 == 1) == isOdd ? root : field.difference(field.zero, root)
    return Point(x: x, y: y, z: field.one, t: field.product(x, y))
  }

  /// One of the two x of a y. https://www.rfc-editor.org/rfc/rfc8032#section-5.1.3
  private func xRoot(_ y: ModularField.Element) -> ModularField.Element? {
    let square = field.product(y, y)
    let u = field.difference(square, field.one)
    let v = field.sum(field.product(d, square), field.one)
    let v3 = field.product(v, field.product(v, v))
    let v7 = field.product(v, field.product(v3, v3))
    // (p - 5) / 8
    let exponent = [0x0F] + [UInt8](repeating: 0xFF, count: 30) + [0xFD]
    let root = field.product(field.product(u, v3), field.power(field.product(u, v7), exponent))
    let check = field.product(v, field.product(root, root))
    if check == u { return root }
    return check == field.difference(field.zero, u) ? field.product(root, rootOfMinusOne) : nil
  }
}

/// A public key for the signature algorithm Ed25519. https://www.rfc-editor.org/rfc/rfc8032
package struct EdwardsKey: Sendable {
  private let curve: EdwardsCurve
  private let bytes: [UInt8]
  private let negative: EdwardsCurve.Point

  /// - Parameter bytes: the 32 bytes of the key.
  /// - Returns: nil when they are no point of the curve, or one of the few that would sign anything.
  package init?(_ bytes: [UInt8]) {
    guard let curve = EdwardsCurve.ed25519, let point = curve.point(bytes) else { return nil }
    var eightfold = point
    for _ in 0..<3 { eightfold = curve.sum(eightfold, eightfold) }
    if curve.bytes(eightfold) == curve.bytes(curve.neutral) { return nil }
    self.curve = curve
    self.bytes = bytes
    negative = curve.negative(point)
  }

  /// - Parameter signature: 64 bytes.
  package func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    let length = EdwardsCurve.length
    guard signature.count == 2 * length else { return false }
    let commitment = Array(signature[..<length])
    let number = Array(signature[length...].reversed())
    // A number over the order would be a second signature of the same message.
    guard curve.order.element(number) != nil else { return false }
    let hash = Array(HashFunction.sha512.hash(commitment + bytes + message).reversed())
    guard let challenge = curve.order.reduced(wide: hash) else { return false }
    let factor = curve.order.bytes(challenge, count: length)
    return curve.bytes(curve.combination(number, factor, negative)) == commitment
  }
}
