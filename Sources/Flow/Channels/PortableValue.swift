package import Core

/// A value that leaves one function and comes out in another: what its solver knows of it, free of that solver's numbers.
package struct PortableValue: Hashable, Sendable {
  /// The whole string, when it is one constant.
  package var literal: String?
  package var isText = false
  package var fields: [String: PortableValue] = [:]
  /// Any other field or element; at most one.
  package var rest: [PortableValue] = []
  package var taints: [PortableTaint] = []

  package init() {}

  /// The value as the only field of an object: an envelope.
  package static func wrapped(_ value: PortableValue, as field: String) -> PortableValue {
    var envelope = PortableValue()
    envelope.fields[field] = value
    return envelope
  }

  /// What both values may be; of two ways for one source the first stays.
  package func joined(with other: PortableValue) -> PortableValue {
    var result = self
    if literal != other.literal { result.literal = nil }
    result.isText = isText && other.isText
    for (name, value) in other.fields { result.fields[name] = result.fields[name]?.joined(with: value) ?? value }
    if let more = other.rest.first { result.rest = [rest.first?.joined(with: more) ?? more] }
    for taint in other.taints where !taints.contains(where: { $0.source == taint.source }) {
      result.taints.append(taint)
    }
    return result
  }

  /// Whether the other value adds nothing: the same parts with the same sources, whatever their ways.
  package func covers(_ other: PortableValue) -> Bool {
    for taint in other.taints {
      guard let own = taints.first(where: { $0.source == taint.source }), own.sinks.isSuperset(of: taint.sinks) else {
        return false
      }
    }
    if let more = other.rest.first, rest.first?.covers(more) != true { return false }
    return other.fields.allSatisfy { fields[$0.key]?.covers($0.value) == true }
  }
}

/// A taint with its whole way so far.
package struct PortableTaint: Hashable, Sendable {
  package var source: TaintSource
  package var sinks: SinkSet
  package var steps: [TraceStep]
}
