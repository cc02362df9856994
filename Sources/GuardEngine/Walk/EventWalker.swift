import GuardInspection
import GuardPolicy

/// Walks one JSON document of an event, the event itself or one found inside, and looks at every field by the plan.
struct EventWalker: JSONVisitor {
  private struct Level {
    /// In the plan; nil below what it names.
    var place: Int?
    var treatment: Int
    var isArray: Bool
    var count = 0
    /// Whether its elements are the records of a batch.
    var isBatch = false
    /// Whether it is named `constructor`, through which a prototype is reached.
    var isConstructor = false
  }

  private let document: [UInt8]
  private let number: Int
  private let inspection: Inspection
  private let start: (place: Int?, treatment: Int)
  /// How many documents are around this one.
  private let layer: Int
  private var levels: [Level] = []
  private var key = 0..<0

  static let layerLimit = 4

  /// - Parameters:
  ///   - place: where in the plan the document stands.
  ///   - treatment: how what the plan does not name is looked at.
  private init(_ document: [UInt8], _ inspection: Inspection, _ place: Int?, _ treatment: Int, layer: Int) {
    self.document = document
    self.inspection = inspection
    start = (place, treatment)
    self.layer = layer
    number = inspection.open(document)
  }

  /// - Throws: `JSONFault` when the document is none; what was found before stays found.
  static func run(
    _ document: [UInt8], _ inspection: Inspection, place: Int? = FieldPlan.root, treatment: Int = 0, layer: Int = 0
  ) throws(JSONFault) {
    let depth = inspection.depth
    var walker = EventWalker(document, inspection, place, treatment, layer: layer)
    defer {
      // A document that breaks off leaves the way to where it broke.
      inspection.unwind(to: depth, isWhole: layer == 0)
      inspection.close()
    }
    try JSONWalk.run(document.span, depthLimit: inspection.policy.limits.depth, &walker)
  }

  private var plan: FieldPlan { inspection.plan }
  private var isRecord: Bool { layer == 0 && levels.last?.isBatch == true }

  /// The place and treatment of the value that comes now, which becomes the end of the path.
  private mutating func enter() -> (place: Int?, treatment: Int) {
    guard let last = levels.indices.last else { return start }
    let level = levels[last]
    let place: Int?
    if level.isArray {
      inspection.push(.element(level.count))
      levels[last].count += 1
      if level.count == inspection.policy.limits.arrayLength { inspection.add("limits", "array-length") }
      place = level.place.flatMap { plan.element(of: $0) }
    } else {
      inspection.push(key: key, in: number)
      place = level.place.flatMap { plan.child(of: $0, document.span.extracting(key)) }
    }
    return (place, place.flatMap { plan.ownTreatment($0) } ?? level.treatment)
  }

  private func leave() { if !levels.isEmpty { inspection.pop() } }

  // MARK: Objects and arrays

  private mutating func begin(_ isArray: Bool, at offset: Int) {
    if isRecord { inspection.beginRecord(at: offset) }
    let isConstructor = !levels.isEmpty && key.count == 11 && document[key].elementsEqual("constructor".utf8)
    let (place, treatment) = enter()
    check(place, treatment) { $0.check(kind: isArray ? .array : .object) }
    var level = Level(place: place, treatment: treatment, isArray: isArray, isConstructor: isConstructor)
    level.isBatch = isArray && layer == 0 && place.map { plan.isBatch($0) } == true
    levels.append(level)
  }

  mutating func beginObject(at offset: Int) { begin(false, at: offset) }
  mutating func beginArray(at offset: Int) { begin(true, at: offset) }

  mutating func end(at offset: Int) {
    let level = levels.removeLast()
    if level.isArray { check(level.place, level.treatment) { $0.check(length: level.count) } }
    leave()
    if isRecord { inspection.endRecord(at: offset) }
  }

  mutating func key(_ range: Range<Int>, isEscaped: Bool) {
    key = range
    inspection.countKey()
    guard let level = levels.last, !plan.treatments[level.treatment].isSkipped else { return }
    let raw = document.span.extracting(range)
    let found =
      isEscaped ? inspectKey(JSONEscapes.decode(raw).span, level) : inspectKey(raw, level)
    guard let found else { return }
    inspection.push(key: range, in: number)
    inspection.add(found)
    inspection.pop()
  }

  private func inspectKey(_ text: Span<UInt8>, _ level: Level) -> Detection? {
    KeyInspector.inspect(text, isInConstructor: level.isConstructor, plan.treatments[level.treatment].scope)
  }

  // MARK: Values

  mutating func string(_ range: Range<Int>, isEscaped: Bool) {
    if isRecord { inspection.beginRecord(at: range.lowerBound - 1) }
    let (place, treatment) = enter()
    if !plan.treatments[treatment].isSkipped {
      if range.count > inspection.policy.limits.stringBytes { inspection.add("limits", "string-bytes") }
      let raw = document.span.extracting(range)
      if isEscaped { inspect(JSONEscapes.decode(raw).span, place, treatment) } else { inspect(raw, place, treatment) }
    }
    leave()
    if isRecord { inspection.endRecord(at: range.upperBound + 1) }
  }

  mutating func scalar(_ range: Range<Int>) {
    if isRecord { inspection.beginRecord(at: range.lowerBound) }
    let (place, treatment) = enter()
    let text = document.span.extracting(range)
    check(place, treatment) { $0.check(scalar: text) }
    leave()
    if isRecord { inspection.endRecord(at: range.upperBound) }
  }

  private func inspect(_ text: Span<UInt8>, _ place: Int?, _ treatment: Int) {
    check(place, treatment) { $0.check(text: text) }
    let isOwn = place.map { plan.ownTreatment($0) == treatment } ?? false
    ContentReader(inspection: inspection, place: place, treatment: treatment, isOwn: isOwn, layer: layer).read(text)
  }

  /// Asks the policy's field of this place, when it has one.
  private func check(_ place: Int?, _ treatment: Int, _ body: (FieldCheck) -> String?) {
    guard let field = plan.treatments[treatment].field, let place, plan.ownTreatment(place) == treatment else { return }
    inspection.see(field)
    let policy = plan.fields[field]
    if let sign = body(FieldCheck(policy)) { inspection.add("schema", sign, mode: policy.mode) }
  }
}
