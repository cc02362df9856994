/// A small JSON document as a tree, for tokens and keys; events are walked and never built.
package indirect enum JSONDocument: Sendable {
  case object([(key: String, value: JSONDocument)])
  case array([JSONDocument])
  case string(String)
  /// A number, `true`, `false` or `null`, as written.
  case scalar(String)

  private static let depthLimit = 16

  /// - Returns: nil when the bytes are no JSON.
  package init?(_ bytes: [UInt8]) {
    var builder = Builder(bytes: bytes)
    do { try JSONWalk.run(bytes.span, depthLimit: Self.depthLimit, &builder) } catch { return nil }
    guard let root = builder.root else { return nil }
    self = root
  }

  /// A member of an object. Of two with one name the first counts and the document is still taken; signatures cover both.
  package subscript(name: String) -> JSONDocument? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == name }?.value
  }

  /// Whether a member of the object stands twice, which readers take in different ways.
  package var isAmbiguous: Bool {
    guard case .object(let members) = self else { return false }
    return Set(members.map(\.key)).count < members.count
  }

  package var elements: [JSONDocument]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// A string's text, or a number or word as it is written.
  package var written: String? {
    switch self {
    case .string(let text), .scalar(let text): text
    default: nil
    }
  }

  /// A number, rounded down.
  package var whole: Int? {
    guard case .scalar(let text) = self else { return nil }
    return Int(text) ?? Double(text).flatMap { abs($0) < 1e15 ? Int($0) : nil }
  }

  private struct Builder: JSONVisitor {
    let bytes: [UInt8]
    private(set) var root: JSONDocument?
    private var open: [JSONDocument] = []
    private var keys: [String] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func add(_ value: JSONDocument) {
      switch open.popLast() {
      case .object(let members): open.append(.object(members + [(keys.removeLast(), value)]))
      case .array(let elements): open.append(.array(elements + [value]))
      default: root = value
      }
    }

    private func text(_ range: Range<Int>, _ isEscaped: Bool) -> String {
      let raw = bytes.span.extracting(range)
      return String(decoding: isEscaped ? JSONEscapes.decode(raw) : [UInt8](copying: raw), as: UTF8.self)
    }

    mutating func beginObject(at offset: Int) { open.append(.object([])) }
    mutating func beginArray(at offset: Int) { open.append(.array([])) }
    mutating func end(at offset: Int) { add(open.removeLast()) }
    mutating func key(_ range: Range<Int>, isEscaped: Bool) { keys.append(text(range, isEscaped)) }
    mutating func string(_ range: Range<Int>, isEscaped: Bool) { add(.string(text(range, isEscaped))) }
    mutating func scalar(_ range: Range<Int>) { add(.scalar(text(range, false))) }
  }
}
