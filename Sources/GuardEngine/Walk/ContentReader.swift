import Archives
import GuardInspection
import GuardPolicy

/// Reads a string of an event as what it holds: undoes the trigger's encodings, then follows a document, a form or a
/// message inside, and looks at the text that is left.
struct ContentReader {
  let inspection: Inspection
  let place: Int?
  let treatment: Int
  /// Whether the treatment is said of this very field, so that its encodings apply.
  let isOwn: Bool
  let layer: Int

  private var plan: FieldPlan.Treatment { inspection.plan.treatments[treatment] }

  func read(_ text: Span<UInt8>) {
    if isOwn, !plan.peel.isEmpty {
      return content(peeled(text).span)
    }
    content(text)
  }

  private func peeled(_ text: Span<UInt8>) -> [UInt8] {
    var bytes = [UInt8](copying: text)
    var list = plan.peel
    while let peel = list.next() { if let next = undo(peel, bytes.span) { bytes = next } }
    return bytes
  }

  /// The text without one encoding; nil when it does not have it.
  private func undo(_ peel: Peel, _ text: Span<UInt8>) -> [UInt8]? {
    switch peel {
    case .url: return PercentEncoding.decode(text, plusIsSpace: true)
    case .base64:
      if plan.isBody, !inspection.content.isBase64 { return nil }
      return Base64.decode(text)
    case .gzip:
      guard Inflate.isGzip(text) else { return nil }
      return inflate(text)
    case .json: return nil
    }
  }

  private func inflate(_ text: Span<UInt8>) -> [UInt8]? {
    do {
      return try Inflate.decompress(text, limit: inspection.policy.limits.decompressedBytes)
    } catch {
      switch error {
      case .tooLarge: inspection.add("limits", "decompressed-bytes")
      case .malformed: inspection.add("encoding", "gzip")
      }
      return nil
    }
  }

  // MARK: What the text holds

  private func content(_ text: Span<UInt8>) {
    let start = firstVisible(text)
    guard start < text.count else { return }
    if layer < EventWalker.layerLimit, text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[") {
      if readDocument(text) { return }
    }
    guard plan.isBody, isOwn else { return look(text) }
    switch inspection.content.form {
    case .form: Form.each(text) { readField($0.span, $1.span) }
    case .multipart: readParts(text)
    case .xml: readMarkup(text)
    default:
      if Form.isLikely(text) { return Form.each(text) { readField($0.span, $1.span) } }
      look(text)
    }
  }

  private func isText(_ bytes: Span<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
  }

  private func firstVisible(_ text: Span<UInt8>) -> Int {
    var index = 0
    while index < text.count, text[index] <= 0x20 { index += 1 }
    return index
  }

  /// - Returns: whether it was one; a text that only starts like one is looked at as text.
  private func readDocument(_ text: Span<UInt8>) -> Bool {
    do {
      try EventWalker.run(
        [UInt8](copying: text), inspection, place: place, treatment: treatment, layer: layer + 1)
      return true
    } catch {
      if case .tooDeep = error { inspection.add("limits", "depth") }
      return false
    }
  }

  /// A field of a form; its name may reach into objects as a document's does.
  private func readField(_ name: Span<UInt8>, _ value: Span<UInt8>) {
    inspection.countKey()
    inspection.push(name: name.withUnsafeBufferPointer { String(decoding: $0.prefix(80), as: UTF8.self) })
    if let found = KeyInspector.inspect(name, plan.scope) { inspection.add(found) }
    let next = place.flatMap { inspection.plan.child(of: $0, name) }
    let own = next.flatMap { inspection.plan.ownTreatment($0) }
    let reader = ContentReader(
      inspection: inspection, place: next, treatment: own ?? treatment, isOwn: own != nil, layer: layer + 1)
    if own != nil { reader.check(value) }
    reader.content(value)
    inspection.pop()
  }

  private func check(_ value: Span<UInt8>) {
    guard let field = plan.field else { return }
    inspection.see(field)
    let policy = inspection.plan.fields[field]
    if let sign = FieldCheck(policy).check(text: value) { inspection.add("schema", sign, mode: policy.mode) }
  }

  private func readParts(_ text: Span<UInt8>) {
    guard !inspection.content.boundary.isEmpty else { return look(text) }
    for part in Multipart.parts(of: text, boundary: inspection.content.boundary) {
      readField(part.name.span, part.body.span)
      if let file = part.fileName {
        let scope = SinkScope(suspected: plan.scope.suspected, known: plan.scope.known.union(SinkSet(.path)))
        inspection.push(name: "filename")
        if let found = Inspector.inspect(file.span, scope) { inspection.add(found) }
        inspection.pop()
      }
    }
  }

  /// XML is looked at as a whole for what it declares, and text by text for what it carries.
  private func readMarkup(_ text: Span<UInt8>) {
    let scope = SinkScope(suspected: SinkSet(.xml).union(SinkSet(.deserialization)), known: plan.scope.known)
    if let found = Inspector.inspect(text, scope) { inspection.add(found) }
    Markup.eachText(text) { look($0.span) }
  }

  private func look(_ text: Span<UInt8>) {
    var scope = plan.scope
    // Pictures and archives hold every byte there is; only objects that a reader would bring to life count in them.
    if plan.isBody, isOwn, scope.known.isEmpty, !isText(text) { scope.suspected = SinkSet(.deserialization) }
    if let found = Inspector.inspect(text, scope) {
      inspection.add(found, mode: plan.field.flatMap { inspection.plan.fields[$0].mode })
    }
  }
}
