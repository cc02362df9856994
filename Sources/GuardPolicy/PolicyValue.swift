import GuardInspection

/// A value of a policy's JSON with the place it was written, so that a mistake can be named by its line.
struct PolicyValue {
  indirect enum Content {
    case object([(key: String, value: PolicyValue)])
    case array([PolicyValue])
    case string(String)
    /// A number, `true`, `false` or `null`, as written.
    case scalar(String)
  }

  var content: Content
  var offset: Int

  /// What kind of value it is, for messages.
  var kind: String {
    switch content {
    case .object: "an object"
    case .array: "a list"
    case .string: "a string"
    case .scalar(let text): text
    }
  }

  /// - Throws: `JSONFault` where the bytes stop being JSON.
  static func read(_ bytes: [UInt8]) throws(JSONFault) -> PolicyValue {
    var builder = Builder(bytes: bytes)
    try JSONWalk.run(bytes.span, depthLimit: 40, &builder)
    guard let root = builder.root else { throw .malformed(at: 0) }
    return root
  }

  private struct Builder: JSONVisitor {
    let bytes: [UInt8]
    private(set) var root: PolicyValue?
    private var open: [PolicyValue] = []
    private var keys: [String] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func add(_ value: PolicyValue) {
      guard let last = open.indices.last else { return root = value }
      switch open[last].content {
      case .object(let members): open[last].content = .object(members + [(keys.removeLast(), value)])
      case .array(let elements): open[last].content = .array(elements + [value])
      default: break
      }
    }

    private func text(_ range: Range<Int>, _ isEscaped: Bool) -> String {
      let raw = bytes.span.extracting(range)
      return String(decoding: isEscaped ? JSONEscapes.decode(raw) : [UInt8](copying: raw), as: UTF8.self)
    }

    mutating func beginObject(at offset: Int) { open.append(PolicyValue(content: .object([]), offset: offset)) }
    mutating func beginArray(at offset: Int) { open.append(PolicyValue(content: .array([]), offset: offset)) }
    mutating func end(at offset: Int) { add(open.removeLast()) }
    mutating func key(_ range: Range<Int>, isEscaped: Bool) { keys.append(text(range, isEscaped)) }

    mutating func string(_ range: Range<Int>, isEscaped: Bool) {
      add(PolicyValue(content: .string(text(range, isEscaped)), offset: range.lowerBound))
    }

    mutating func scalar(_ range: Range<Int>) {
      add(PolicyValue(content: .scalar(text(range, false)), offset: range.lowerBound))
    }
  }
}

/// Mistakes in a policy, each with its place.
package struct PolicyFaults: Error, CustomStringConvertible, Sendable {
  package struct Fault: Hashable, Sendable {
    package var line: Int
    package var message: String
  }

  package var path: String
  package var faults: [Fault]

  package var description: String {
    faults.map { "\(path):\($0.line): \($0.message)" }.joined(separator: "\n")
  }
}

/// Reads the members of one object: each is asked for by name, and those nobody asked for are mistakes.
struct PolicyObject {
  private var members: [(key: String, value: PolicyValue)] = []
  private var known: Set<String> = []
  let offset: Int
  private let faults: FaultList

  /// - Parameter value: anything else than an object is a mistake, and reads as an empty one.
  init(_ value: PolicyValue, _ faults: FaultList) {
    self.faults = faults
    offset = value.offset
    if case .object(let members) = value.content {
      self.members = members
    } else {
      faults.add(value.offset, "expected an object, not \(value.kind)")
    }
  }

  /// Names and values in the order they are written, for objects whose names the user chooses.
  var all: [(key: String, value: PolicyValue)] { members }

  mutating func value(_ name: String) -> PolicyValue? {
    known.insert(name)
    let found = members.filter { $0.key == name }
    if found.count > 1 { faults.add(found[1].value.offset, "'\(name)' stands twice") }
    return found.first?.value
  }

  mutating func object(_ name: String) -> PolicyObject? { value(name).map { PolicyObject($0, faults) } }

  mutating func list(_ name: String) -> [PolicyValue] {
    guard let value = value(name) else { return [] }
    if case .array(let elements) = value.content { return elements }
    faults.add(value.offset, "'\(name)' is a list, not \(value.kind)")
    return []
  }

  mutating func string(_ name: String) -> String? { value(name).flatMap { string($0, name) } }

  mutating func strings(_ name: String) -> [String] { list(name).compactMap { string($0, name) } }

  private func string(_ value: PolicyValue, _ name: String) -> String? {
    if case .string(let text) = value.content { return text }
    faults.add(value.offset, "'\(name)' takes a string, not \(value.kind)")
    return nil
  }

  mutating func number(_ name: String) -> Double? {
    guard let value = value(name) else { return nil }
    if case .scalar(let text) = value.content, let number = Double(text), number.isFinite { return number }
    faults.add(value.offset, "'\(name)' takes a number, not \(value.kind)")
    return nil
  }

  /// A whole number that is not negative.
  mutating func count(_ name: String) -> Int? {
    guard let value = value(name) else { return nil }
    if case .scalar(let text) = value.content, let number = Int(text), number >= 0 { return number }
    faults.add(value.offset, "'\(name)' takes a whole number of at least 0, not \(value.kind)")
    return nil
  }

  mutating func flag(_ name: String) -> Bool? {
    guard let value = value(name) else { return nil }
    if case .scalar(let text) = value.content, text == "true" || text == "false" { return text == "true" }
    faults.add(value.offset, "'\(name)' is true or false, not \(value.kind)")
    return nil
  }

  /// One of the words of an enumeration.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let value = value(name), let text = string(value, name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    faults.add(value.offset, "'\(name)' is one of \(words), not '\(text)'")
    return nil
  }

  mutating func required(_ name: String) -> String {
    if let text = string(name) { return text }
    if !members.contains(where: { $0.key == name }) { faults.add(offset, "'\(name)' is missing") }
    return ""
  }

  /// Says of every member that nobody asked for that it is unknown.
  func finish() {
    for member in members where !known.contains(member.key) {
      faults.add(member.value.offset, "'\(member.key)' is not known here")
    }
  }
}

/// Collects mistakes while a policy is read.
final class FaultList {
  private(set) var faults: [(offset: Int, message: String)] = []
  func add(_ offset: Int, _ message: String) { faults.append((offset, message)) }
}
