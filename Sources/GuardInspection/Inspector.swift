/// Looks at one text, as it is and as what its encodings stand for.
package enum Inspector {
  /// Encodings inside encodings are followed so far; a fifth layer serves nobody.
  private static let layerLimit = 4

  /// - Returns: the first sign of an attack on a place of the scope; nil when there is none.
  package static func inspect(_ text: Span<UInt8>, _ scope: SinkScope) -> Detection? {
    guard !scope.isEmpty else { return nil }
    return inspect(text, scope, layer: 0)
  }

  private static func inspect(_ text: Span<UInt8>, _ scope: SinkScope, layer: Int) -> Detection? {
    let traits = ByteTraits(text)
    if let found = detect(text, traits, scope) { return found }
    guard layer < layerLimit else { return nil }
    return layers(text, traits, scope, layer)
  }

  private static func detect(_ text: Span<UInt8>, _ traits: ByteTraits, _ scope: SinkScope) -> Detection? {
    let sinks = scope.suspected.union(scope.known)
    if SignTable.mayMatch(traits) {
      if let found = SignTable.find(in: text, sinks) { return found }
      if sinks.contains(.deserialization), let found = StructureDetector.serialized(text) { return found }
    }
    let read = scope.signsOnly ? scope.known : sinks
    for (sink, detector) in detectors where read.contains(sink) {
      if let found = detector(text, traits, scope.known.contains(sink)) { return found }
    }
    return scope.known.isEmpty ? nil : StructureDetector.detect(text, traits, scope.known)
  }

  private typealias Detector = @Sendable (Span<UInt8>, ByteTraits, Bool) -> Detection?

  private static let detectors: [(Sink, Detector)] = [
    (.sql, { SQLDetector.detect($0, $1, isKnown: $2) }), (.shell, { ShellDetector.detect($0, $1, isKnown: $2) }),
    (.path, { PathDetector.detect($0, $1, isKnown: $2) }), (.html, { MarkupDetector.detect($0, $1, isKnown: $2) }),
    (.template, { TemplateDetector.detect($0, $1, isKnown: $2) }),
    (.url, { AddressDetector.detect($0, $1, isKnown: $2) }),
  ]

  /// The text without one layer of its encoding, for every encoding it shows.
  private static func layers(
    _ text: Span<UInt8>, _ traits: ByteTraits, _ scope: SinkScope, _ layer: Int
  ) -> Detection? {
    if traits.contains(.percent), let plain = PercentEncoding.decode(text, plusIsSpace: !traits.contains(.space)),
      let found = inspect(plain.span, scope, layer: layer + 1)
    {
      return found
    }
    if traits.contains(.ampersand), let plain = TextEscapes.decodeReferences(text),
      let found = inspect(plain.span, scope, layer: layer + 1)
    {
      return found
    }
    if traits.contains(.backslash), let plain = TextEscapes.decodeBackslashes(text),
      let found = inspect(plain.span, scope, layer: layer + 1)
    {
      return found
    }
    guard Base64.isLikely(text, traits), let plain = Base64.decode(text), isText(plain) else { return nil }
    return inspect(plain.span, scope, layer: layer + 1)
  }

  /// Whether decoded bytes are readable, so that the text was base64 and not merely looked like it.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 8
      && bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 == 0 }
  }
}
