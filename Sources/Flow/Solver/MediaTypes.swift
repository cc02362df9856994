import Core

// What functions say their answers are: a browser runs no script in what is announced as no page.

extension Solver {
  /// Notes a media type that is announced from here on, or headers of which one may announce it.
  mutating func announce(_ value: ValueID, _ frame: inout Frame) {
    guard let type = mediaType(in: value) else { return }
    frame.mediaType = type
    if isPlain(type) { evidence.plainTypes.insert(frame.id) } else { evidence.pageTypes.insert(frame.id) }
  }

  /// The media type that a text is, or that an object of headers holds; nil when it holds none.
  private mutating func mediaType(in value: ValueID) -> ValueID? {
    guard case .object = values.shape(value) else { return values.with(value, taints: .none) }
    return values[value].fields.first { values.symbols[$0.name].lowercased() == "content-type" }?.value
  }

  /// Whether a media type is certainly one that browsers run no script in.
  private func isPlain(_ type: ValueID) -> Bool {
    if case .union(let id) = values.shape(type) { return values.alternatives(id).allSatisfy { isPlain($0) } }
    guard let text = constantText(type)?.lowercased(), !text.isEmpty else { return false }
    return !["htm", "xml", "svg", "javascript"].contains { text.contains($0) }
  }

  /// Whether what is sent here has been announced as no page.
  func isAnnouncedPlain(_ frame: Frame) -> Bool { isPlain(frame.mediaType) }

  /// Whether a function that this one is written in announces what is sent as no page, and never as one.
  func isInPlainFunction(_ id: ActivationID) -> Bool {
    var next = id
    while next != .none {
      if evidence.pageTypes.contains(next) { return false }
      if next != id, evidence.plainTypes.contains(next) { return true }
      next = activations[Int(next.index)].outer
    }
    return false
  }
}
