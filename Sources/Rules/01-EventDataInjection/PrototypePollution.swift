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

  /// A library that merges is no danger at a version that is known and has none of the published weaknesses.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    let library = library(of: path.callee)
    let versions = application.evidence.dependencies.filter { $0.name == library && $0.version != nil }
    return versions.isEmpty || versions.contains { !$0.weaknesses.isEmpty }
  }

  /// The package of a function by its path: "lodash" of "lodash.merge", "@hapi/hoek" of "@hapi/hoek.merge".
  private static func library(of callee: String) -> String {
    let start = callee.hasPrefix("@") ? callee.firstIndex(of: "/") ?? callee.startIndex : callee.startIndex
    return String(callee[..<(callee[start...].firstIndex(of: ".") ?? callee.endIndex)])
  }
}
