import Core

/// Event data that names the property to set on an object.
struct PrototypePollution: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.propertyName]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, names the property that {sink} sets"
  static let info = RuleInfo(
    id: "prototype-pollution", risk: .eventDataInjection, title: "property name chosen by the caller",
    severity: .medium,
    confidence: .medium, cwe: 1321,
    why: """
      A name such as `__proto__` or `constructor` changes every object of the process, and a warm function keeps \
      the change for the next callers: checks pass that should not, and options of libraries are overwritten.
      """,
    fix: """
      Use a `Map` or an object made with `Object.create(null)`, or accept only names from a constant list; merge \
      with a library that skips `__proto__`.
      """)
}
