import GuardInspection
package import GuardPolicy
import GuardProxy
import Synchronization

/// Looks at whole events: recognises the trigger, then every field by the trigger's plan.
package final class EventInspector: Sendable {
  package let policy: Policy
  /// Plans are made when their trigger first comes; a function has few of the forty.
  private let plans = Mutex<[String: FieldPlan]>([:])
  private let expected: [TriggerShape]
  private let callers: CallerCheck
  private let sources: SourceCheck
  private let topics: TopicCheck

  package init(_ policy: Policy, secrets: GateSecrets = .none) {
    self.policy = policy
    callers = CallerCheck(policy, secrets)
    sources = SourceCheck(policy.sources)
    topics = TopicCheck(policy, secrets)
    expected = policy.triggers.compactMap { TriggerShape.named($0.kind) }
  }

  package func inspect(_ event: [UInt8]) -> EventReport {
    let index = ShallowIndex(event)
    let shape = TriggerRecognition.shape(of: index, expected)
    let plan = plan(for: shape)
    let inspection = Inspection(plan: plan, policy: policy, content: HTTPEvent.content(index))
    if event.count > policy.limits.payloadBytes { inspection.add("limits", "payload-bytes") }
    do {
      try EventWalker.run(event, inspection)
    } catch {
      switch error {
      case .malformed: inspection.add("encoding", "json")
      case .tooDeep: inspection.add("limits", "depth")
      }
    }
    addMissing(plan, inspection)
    if let sign = callers.sign(index) { inspection.add("authentication", sign) }
    if let sign = sources.sign(index) { inspection.add("sources", sign) }
    if isUnexpected(shape) { inspection.add("trigger", "unexpected", mode: policy.mode(of: "trigger")) }
    let unsigned = unsigned(shape.name, event, inspection.records)
    return EventReport(
      trigger: shape.name, findings: inspection.findings + unsigned, records: inspection.records,
      isAuthenticated: callers.asks(index) || topics.asks(shape.name),
      index: index)
  }

  /// Whether the policy names triggers and this is none of them: a trigger was added since the policy was written. Events of
  /// some triggers look like nothing in particular, and where the policy names one of those nothing is unexpected.
  private func isUnexpected(_ shape: TriggerShape) -> Bool {
    guard !policy.triggers.isEmpty, expected.count == policy.triggers.count else { return false }
    return expected.allSatisfy { !$0.recognise.isEmpty && $0.name != shape.name }
  }

  /// Records whose sender has not signed them as the policy asks.
  private func unsigned(_ trigger: String, _ event: [UInt8], _ records: [Range<Int>]) -> [FieldFinding] {
    let mode = policy.mode(of: "authentication")
    guard mode != .off else { return [] }
    return topics.signs(trigger, event, records, now: WallClock.milliseconds / 1000).map { record, sign in
      FieldFinding(rule: "authentication", sign: sign, path: "Records.\(record)", record: record, mode: mode)
    }
  }

  private func plan(for shape: TriggerShape) -> FieldPlan {
    plans.withLock { plans in
      if let plan = plans[shape.name] { return plan }
      let plan = FieldPlan(shape: shape, policy: policy.triggers.first { $0.kind == shape.name })
      plans[shape.name] = plan
      return plan
    }
  }

  private func addMissing(_ plan: FieldPlan, _ inspection: Inspection) {
    for (index, field) in plan.fields.enumerated() where field.isRequired && !inspection.seenFields.contains(index) {
      inspection.push(name: field.path)
      inspection.add("schema", "required", mode: field.mode)
      inspection.pop()
    }
  }
}

/// What was found in one event.
package struct EventReport: Sendable {
  /// The trigger's name.
  package var trigger: String
  package var findings: [FieldFinding]
  /// The byte ranges of a batch's records.
  package var records: [Range<Int>]
  /// Whether the policy asks of this event who sends it.
  var isAuthenticated = false
  let index: ShallowIndex
}

enum TriggerRecognition {
  private static let fallback = TriggerShape(
    name: "invoke", recognise: [], fields: [],
    rest: TriggerShape.Field(path: [], isOutsiders: true, peel: [], isSensitive: false))

  /// The shape of an event; the ones that the policy expects are tried first.
  static func shape(of index: ShallowIndex, _ expected: [TriggerShape]) -> TriggerShape {
    let isIt = { (shape: TriggerShape) in shape.recognise.contains { $0.allSatisfy { index.has($0) } } }
    return expected.first(where: isIt) ?? TriggerShape.all.first(where: isIt) ?? fallback
  }
}

/// What the guard reads of a request that came over HTTP.
enum HTTPEvent {
  static func content(_ index: ShallowIndex) -> ContentKind {
    let type = header("content-type", in: index) ?? ""
    return ContentKind(contentType: type, isBase64: index.text("isBase64Encoded") == "true")
  }

  private static let triggers: Set<String> = [
    "api-gateway-rest", "api-gateway-http", "function-url", "load-balancer", "vpc-lattice", "cloudfront",
    "api-gateway-websocket",
  ]

  /// Whether a caller over HTTP sees the answer.
  static func isTrigger(_ name: String) -> Bool { triggers.contains(name) }

  /// The body as the sender sent it.
  static func body(_ index: ShallowIndex) -> [UInt8] {
    let text = index.bytes("body") ?? []
    return index.text("isBase64Encoded") == "true" ? Base64.decode(text.span) ?? text : text
  }

  /// A header by its name in lower case.
  static func header(_ name: String, in index: ShallowIndex) -> String? {
    if let value = index.text("headers." + name) { return value }
    for container in ["headers", "multiValueHeaders"] {
      guard let found = index.children(of: container).first(where: { $0.lowercased() == name }) else { continue }
      let path = "\(container).\(found)"
      if let value = index.text(path) ?? index.text(path + ".*") { return value }
    }
    return nil
  }
}
