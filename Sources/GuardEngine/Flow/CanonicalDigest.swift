import GuardCrypto
import GuardInspection

/// A hash of what a JSON document says, whatever its spacing, the order of its names and its escapes: services on the way
/// write documents anew.
struct CanonicalDigest: JSONVisitor {
  private struct Frame {
    var isArray: Bool
    var keys: [[UInt8]] = []
    var values: [[UInt8]] = []
  }

  private let document: [UInt8]
  /// A member of the outermost object that does not count.
  private let ignored: [UInt8]
  private var frames: [Frame] = []
  private var result: [UInt8] = []

  private static let depthLimit = 64

  private init(_ document: [UInt8], ignoring name: String) {
    self.document = document
    ignored = Array(name.utf8)
  }

  /// - Returns: nil when the bytes are no JSON.
  static func of(_ document: [UInt8], ignoring name: String) -> [UInt8]? {
    var digest = CanonicalDigest(document, ignoring: name)
    do { try JSONWalk.run(document.span, depthLimit: depthLimit, &digest) } catch { return nil }
    return digest.result
  }

  private mutating func add(_ hash: [UInt8]) {
    if frames.isEmpty { result = hash } else { frames[frames.count - 1].values.append(hash) }
  }

  private static func hash(_ mark: String, _ bytes: [UInt8]) -> [UInt8] {
    HashFunction.sha256.hash(Array(mark.utf8) + bytes)
  }

  private func text(_ range: Range<Int>, _ isEscaped: Bool) -> [UInt8] {
    let raw = document.span.extracting(range)
    return isEscaped ? JSONEscapes.decode(raw) : [UInt8](copying: raw)
  }

  mutating func beginObject(at offset: Int) { frames.append(Frame(isArray: false)) }
  mutating func beginArray(at offset: Int) { frames.append(Frame(isArray: true)) }

  mutating func end(at offset: Int) {
    let frame = frames.removeLast()
    if frame.isArray { return add(Self.hash("array", frame.values.flatMap { $0 })) }
    var members = zip(frame.keys, frame.values).map { (key: $0, value: $1) }
    if frames.isEmpty { members.removeAll { $0.key == ignored } }
    members.sort { $0.key.lexicographicallyPrecedes($1.key) }
    add(Self.hash("object", members.flatMap { Self.hash("name", $0.key) + $0.value }))
  }

  mutating func key(_ range: Range<Int>, isEscaped: Bool) {
    frames[frames.count - 1].keys.append(text(range, isEscaped))
  }
  mutating func string(_ range: Range<Int>, isEscaped: Bool) { add(Self.hash("string", text(range, isEscaped))) }

  mutating func scalar(_ range: Range<Int>) {
    let written = String(decoding: document[range], as: UTF8.self)
    // 1, 1.0 and 1e0 are one number; a whole one too large for a double stays as it is written.
    let number =
      Int(written).map(String.init)
      ?? Double(written).map { $0 == $0.rounded() && abs($0) < 1e15 ? String(Int($0)) : String($0) }
    add(Self.hash("scalar", Array((number ?? written).utf8)))
  }
}
