package import Core

/// A value that leaves one function and comes out in another: what its solver knows of it, free of that solver's numbers.
package struct PortableValue: Hashable, Sendable {
  /// What is known of a string, or of a number or boolean as it is written; nil for everything else.
  package var text: Text?
  /// The texts of which it is one, where the platform writes one of a few; empty when that is not known.
  package var options: Set<String> = []
  package var fields: [String: PortableValue] = [:]
  /// Any other field or element; at most one.
  package var rest: [PortableValue] = []
  /// It has no other fields than these.
  package var isWhole = false
  package var taints: [PortableTaint] = []

  package init() {}
  package init(_ text: Text) { self.text = text }

  /// The whole string, when it is one constant.
  package var literal: String? { text?.literal }

  /// What both values may be; of two ways for one source the surer one stays, and of equal ones the first.
  package func joined(with other: PortableValue) -> PortableValue {
    var result = self
    if text != other.text { result.text = text == nil || other.text == nil ? nil : Self.someText }
    result.options = options.isEmpty || other.options.isEmpty ? [] : options.union(other.options)
    result.isWhole = isWhole && other.isWhole
    for (name, value) in other.fields { result.fields[name] = result.fields[name]?.joined(with: value) ?? value }
    if let more = other.rest.first { result.rest = [rest.first?.joined(with: more) ?? more] }
    result.add(other.taints)
    return result
  }

  /// A string of which nothing is known.
  package static let someText = Text(pieces: [.unknown("a value of the code")])

  package mutating func add(_ more: [PortableTaint]) {
    for taint in more {
      guard let index = taints.firstIndex(where: { $0.source == taint.source }) else {
        taints.append(taint)
        continue
      }
      let sinks = taints[index].sinks.union(taint.sinks)
      if taint.confidence > taints[index].confidence { taints[index] = taint }
      taints[index].sinks = sinks
    }
  }

  /// Whether the other value adds nothing: the same parts with the same sources, whatever their ways.
  package func covers(_ other: PortableValue) -> Bool {
    for taint in other.taints {
      let own = taints.first { $0.source == taint.source }
      guard let own, own.sinks.isSuperset(of: taint.sinks), own.confidence >= taint.confidence else { return false }
    }
    if let more = other.rest.first, rest.first?.covers(more) != true { return false }
    return other.fields.allSatisfy { fields[$0.key]?.covers($0.value) == true }
  }

  /// The value's own taints and those of all its parts.
  package var deepTaints: [PortableTaint] {
    var result = self
    for part in parts { result.add(part.deepTaints) }
    return result.taints
  }

  package var isTainted: Bool { !taints.isEmpty || parts.contains(where: \.isTainted) }

  private var parts: [PortableValue] { fields.sorted { $0.key < $1.key }.map(\.value) + rest }

  /// The value with every taint of it changed.
  package func mapTaints(_ change: (PortableTaint) -> PortableTaint) -> PortableValue {
    var result = self
    result.taints = taints.map(change)
    result.fields = fields.mapValues { $0.mapTaints(change) }
    result.rest = rest.map { $0.mapTaints(change) }
    return result
  }
}

// Parts by path; "*" stands for any field or element.
extension PortableValue {
  package func part(_ name: String) -> PortableValue? {
    if name == "*" { return element }
    if let field = fields[name] { return field }
    if let any = rest.first { return any }
    return taints.isEmpty ? nil : opaquePart
  }

  package func part(at path: some Collection<String>) -> PortableValue? {
    var value: PortableValue? = self
    for name in path { value = value?.part(name) }
    return value
  }

  /// Any of the elements, joined.
  private var element: PortableValue? {
    let all = parts
    guard let first = all.first else { return taints.isEmpty ? nil : opaquePart }
    return all.dropFirst().reduce(first) { $0.joined(with: $1) }
  }

  /// A part of a value of which nothing is known but where it came from.
  private var opaquePart: PortableValue {
    var part = PortableValue()
    part.taints = taints
    return part
  }

  /// The value as the part of an otherwise unknown one.
  package static func placed(_ value: PortableValue, at path: some BidirectionalCollection<String>) -> PortableValue {
    path.reversed().reduce(value) { inner, name in
      var outer = PortableValue()
      if name == "*" { outer.rest = [inner] } else { outer.fields[name] = inner }
      return outer
    }
  }

  /// With another value in the place of a part.
  package func setting(_ value: PortableValue, at path: ArraySlice<String>) -> PortableValue {
    guard let name = path.first else { return value }
    var result = self
    result.text = nil
    let known = name == "*" ? rest.first : fields[name]
    let inner = (known ?? PortableValue()).setting(value, at: path.dropFirst())
    if name == "*" { result.rest = [inner] } else { result.fields[name] = inner }
    return result
  }
}

/// A taint with its whole way so far.
package struct PortableTaint: Hashable, Sendable {
  package var source: TaintSource
  package var sinks: SinkSet
  package var steps: [TraceStep]
  /// How sure it is that the data goes this way.
  package var confidence = Confidence.high

  /// No surer than this.
  package func limited(to confidence: Confidence) -> PortableTaint {
    var result = self
    result.confidence = min(result.confidence, confidence)
    return result
  }

  /// Harmless for a kind of sink.
  package func without(_ sink: SinkKind) -> PortableTaint {
    var result = self
    result.sinks.subtract(SinkSet(sink))
    return result
  }

  /// With one more step, unless it is the same as the last.
  package func passing(_ step: TraceStep) -> PortableTaint {
    var result = self
    if result.steps.last != step { result.steps.append(step) }
    return result
  }
}
