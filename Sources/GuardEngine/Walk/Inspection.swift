import GuardInspection
package import GuardPolicy

/// Something about an event that breaks a rule.
package struct FieldFinding: Hashable, Sendable {
  /// A sink's name, or one of `Policy.ruleNames`.
  package var rule: String
  /// Which sign it was: "union-select", "max-length".
  package var sign: String
  /// The field, from the event down. Never its value.
  package var path: String
  /// The record of a batch that it stands in.
  package var record: Int?
  package var mode: Policy.Mode
}

/// What is gathered while one event is walked, over all documents that are found inside it.
final class Inspection {
  /// One step of the way from the event to the field that is looked at.
  enum PathPart {
    /// The name of a field, where it is written in a document.
    case key(document: Int32, start: Int32, end: Int32)
    case element(Int)
    /// A name that is written in no document, by its number.
    case name(Int)
  }

  let plan: FieldPlan
  let policy: Policy
  let content: ContentKind
  private(set) var findings: [FieldFinding] = []
  private(set) var seenFields: Set<Int> = []
  /// The byte ranges of a batch's records.
  private(set) var records: [Range<Int>] = []
  private var recordStart: Int?
  private var keyCount = 0
  private var parts: [PathPart] = []
  private var documents: [[UInt8]] = []
  private var names: [String] = []

  /// More would say no more.
  private static let findingLimit = 64

  init(plan: FieldPlan, policy: Policy, content: ContentKind) {
    self.plan = plan
    self.policy = policy
    self.content = content
  }

  // MARK: The way

  /// Keeps a document for as long as its names may be asked for.
  /// - Returns: its number.
  func open(_ document: [UInt8]) -> Int {
    documents.append(document)
    return documents.count - 1
  }

  func close() { documents.removeLast() }

  func push(_ part: PathPart) { parts.append(part) }

  func push(key range: Range<Int>, in document: Int) {
    parts.append(
      .key(
        document: Int32(truncatingIfNeeded: document), start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound)))
  }

  func push(name: String) {
    names.append(name)
    parts.append(.name(names.count - 1))
  }

  func pop() { parts.removeLast() }

  /// How many steps lead to where the walk is.
  var depth: Int { parts.count }

  /// Goes back to where a document started.
  /// - Parameter isWhole: whether it was the event itself, whose records end with it.
  func unwind(to depth: Int, isWhole: Bool) {
    parts.removeLast(parts.count - depth)
    if isWhole { recordStart = nil }
  }

  /// The field that is looked at, from the event down.
  private var path: String {
    parts.map { part in
      switch part {
      case .key(let document, let start, let end):
        String(decoding: documents[Int(document)][Int(start)..<Int(end)].prefix(80), as: UTF8.self)
      case .element(let index): String(index)
      case .name(let index): names[index]
      }
    }.joined(separator: ".")
  }

  // MARK: What is found

  func add(_ rule: String, _ sign: String, mode wanted: Policy.Mode? = nil) {
    let mode = wanted ?? policy.mode(of: rule)
    guard mode != .off, findings.count < Self.findingLimit else { return }
    let record = recordStart == nil ? nil : records.count
    findings.append(FieldFinding(rule: rule, sign: sign, path: path, record: record, mode: mode))
  }

  func add(_ detection: Detection, mode: Policy.Mode? = nil) { add(detection.sink.name, detection.sign, mode: mode) }

  func beginRecord(at offset: Int) { recordStart = offset }

  func endRecord(at offset: Int) {
    guard let start = recordStart else { return }
    records.append(start..<offset)
    recordStart = nil
  }

  func see(_ field: Int) { seenFields.insert(field) }

  /// Counts a name against the limit; what is over it is found once.
  func countKey() {
    keyCount += 1
    if keyCount == policy.limits.keys + 1 { add("limits", "keys") }
  }
}
