package import GuardPolicy
package import GuardProxy
import Synchronization

/// The engine: looks at every event and every answer by the policy, decides, and writes down what it decided.
package final class GuardSentry: InvocationSentry {
  /// What is remembered of an invocation until its answer.
  private struct Open {
    var trigger: String
    var function: String
    var trace: String
    var removed: [String]
  }

  private let inspector: EventInspector
  private let cleaner: ResponseCleaner
  private let audit: AuditTrail
  private let limits: InvocationLimits
  private let token: FlowToken?
  private let claims: EventClaims
  private let open = Mutex<[String: Open]>([:])

  private var policy: Policy { inspector.policy }

  /// - Parameter variables: the environment, whose secrets are kept from leaving.
  package init(
    _ policy: Policy, audit: AuditTrail, variables: [(name: String, value: String)], secrets: GateSecrets = .none,
    state: SharedState = SharedState()
  ) {
    inspector = EventInspector(policy, secrets: secrets)
    let memory = variables.first { $0.name == "AWS_LAMBDA_FUNCTION_MEMORY_SIZE" }.flatMap { Int($0.value) }
    limits = InvocationLimits(policy, megabytes: memory ?? 128, state)
    token = FlowToken(policy.flow, secrets)
    claims = EventClaims(policy.idempotency, state)
    cleaner = ResponseCleaner(policy, variables: variables)
    self.audit = audit
  }

  package var examinesEvents: Bool { policy.mode != .off }
  package var examinesAnswers: Bool { policy.mode != .off }

  /// The invocation that runs, when it is the only one; what a process does belongs to it then.
  package var running: (id: String, function: String, trace: String)? {
    open.withLock { open in
      guard open.count == 1, let one = open.first else { return nil }
      return (one.key, one.value.function, one.value.trace)
    }
  }

  // MARK: Events

  package func admit(_ invocation: Invocation) -> Admission {
    var report = inspector.inspect(invocation.event)
    report.findings += findings(invocation, report.index)
    if report.findings.allSatisfy({ $0.mode != .block }) {
      switch recall(invocation, report.index) {
      case .new: break
      case .refused(let rule, let sign): report.findings += finding(rule, sign)
      case .answered(let answer): return .answer(answer)
      }
    }
    let verdict = Verdict.on(report, event: invocation.event, id: invocation.id)
    open.withLock {
      $0[invocation.id] = Open(
        trigger: report.trigger, function: invocation.functionARN, trace: invocation.traceID, removed: verdict.removed)
    }
    if !report.findings.isEmpty || policy.audit.recordsAll || recordsLogon(report) {
      write(report, verdict, invocation)
    }
    return verdict.admission
  }

  /// What speaks against the invocation as a whole.
  private func findings(_ invocation: Invocation, _ index: ShallowIndex) -> [FieldFinding] {
    let now = WallClock.milliseconds
    var findings = limits.signs(invocation, index, now: now).flatMap { finding($0.rule, $0.sign) }
    if policy.sources.isEmpty, SourceCheck.isForeignAccount(index, function: invocation.functionARN) {
      findings += finding("sources", "foreign-account", mode: policy.rules["sources"] ?? .observe)
    }
    if let sign = token?.sign(invocation.event, index, now: now / 1000) { findings += finding("flow", sign) }
    return findings
  }

  /// Whether an event that nothing else speaks against came before. It takes what is good for one event.
  private func recall(_ invocation: Invocation, _ index: ShallowIndex) -> EventClaims.Recall {
    let now = WallClock.milliseconds
    if policy.mode(of: "flow") != .off, let token = token?.carried(index) {
      let recall = claims.take(token: token.text, until: token.expiry, invocation, now: now)
      if recall != .new { return recall }
    }
    return claims.recall(invocation, index, now: now)
  }

  private func finding(_ rule: String, _ sign: String, mode wanted: Policy.Mode? = nil) -> [FieldFinding] {
    let mode = wanted ?? policy.mode(of: rule)
    return mode == .off ? [] : [FieldFinding(rule: rule, sign: sign, path: "", record: nil, mode: mode)]
  }

  /// Whether the event's route asked who calls, and the policy wants to have that in the trail when all was well, too.
  private func recordsLogon(_ report: EventReport) -> Bool { policy.audit.recordsLogons && report.isAuthenticated }

  private func write(_ report: EventReport, _ verdict: Verdict, _ invocation: Invocation) {
    let isHarmless = report.findings.isEmpty
    let disposition: AuditEvent.Disposition =
      switch verdict.admission {
      case .pass: isHarmless ? .allowed : .detected
      case .replace: .corrected
      case .answer, .fail: .blocked
      }
    audit.write(
      AuditEvent(
        kind: kind(report), disposition: disposition, invocation: invocation.id, function: invocation.functionARN,
        trace: invocation.traceID, trigger: report.trigger, caller: AuditCaller(report.index),
        message: isHarmless ? "event admitted" : "event breaks the policy", findings: report.findings,
        removed: verdict.removed
      ).line)
  }

  /// A caller who was asked who it is: a logon, good or bad. An event that is not what the policy allows at all, or that
  /// nobody's permission covers, is a call that failed.
  private func kind(_ report: EventReport) -> AuditEvent.Class {
    let rules = Set(report.findings.map(\.rule))
    if rules.contains("authentication") || rules.isEmpty && report.isAuthenticated { return .authentication }
    return rules.isSubset(of: ["sources", "trigger"]) ? .apiActivity : .detectionFinding
  }

  // MARK: Answers

  private func state(of id: String) -> Open? { open.withLock { $0[id] } }

  package func replace(answer: [UInt8], of id: String) -> [UInt8]? {
    guard let state = state(of: id) else { return nil }
    let cleaned = cleaned(answer, of: id, state)
    let signed = token?.signed(cleaned ?? answer, now: WallClock.milliseconds / 1000)
    claims.keep(signed ?? cleaned ?? answer, of: id)
    return signed ?? cleaned
  }

  private func cleaned(_ answer: [UInt8], of id: String, _ state: Open) -> [UInt8]? {
    let complete = withRemoved(answer, state)
    let mode = policy.mode(of: "responses")
    guard mode != .off,
      let cleaned = cleaner.clean(complete ?? answer, isHTTP: HTTPEvent.isTrigger(state.trigger), id: id)
    else { return complete }
    report("an answer held what must not leave", id, state, mode == .block ? .corrected : .detected)
    return mode == .block ? cleaned : complete
  }

  /// Adds the records that the guard took out to what the handler says of the others.
  private func withRemoved(_ answer: [UInt8], _ state: Open) -> [UInt8]? {
    guard !state.removed.isEmpty, let layout = BatchLayout.of(state.trigger) else { return nil }
    let trigger = policy.triggers.first { $0.kind == state.trigger }
    switch layout.answer {
    case .failures where trigger?.reportsFailures == true: return BatchAnswer.merged(answer, failures: state.removed)
    case .results: return BatchAnswer.withDropped(answer, state.removed)
    default: return nil
    }
  }

  package func replace(error: ErrorReport, of id: String) -> ErrorReport? {
    let mode = policy.mode(of: "responses")
    guard mode != .off else { return nil }
    let state = state(of: id) ?? Open(trigger: "", function: "", trace: "", removed: [])
    let detail = cleaner.withoutSecrets(error.body) ?? error.body
    report(
      "the handler failed", id, state, mode == .block ? .corrected : .detected, kind: .applicationError,
      facts: [("error", String(decoding: detail.prefix(8192), as: UTF8.self))])
    return mode == .block ? cleaner.clean(error, id: id) : nil
  }

  package var timeoutMargin: Int {
    policy.mode == .off || policy.mode(of: "timeout") == .off ? 0 : policy.limits.timeoutMargin
  }

  package var answersOverdue: Bool { policy.mode(of: "timeout") == .block }

  package func overdue(_ id: String) -> Admission {
    let state = state(of: id) ?? Open(trigger: "", function: "", trace: "", removed: [])
    report(
      "the handler is close to its time limit", id, state, answersOverdue ? .blocked : .detected,
      kind: .applicationError, facts: [("rule", "timeout")])
    return Refusal.answer(trigger: state.trigger, rule: "timeout", id: id)
  }

  package func streamFilter(of id: String) -> (any StreamFilter)? {
    claims.keep(nil, of: id)
    guard policy.mode(of: "responses") == .block, !cleaner.secrets.isEmpty else { return nil }
    return SecretFilter(cleaner)
  }

  package func finish(_ id: String) {
    claims.forget(id)
    limits.finish(id, now: WallClock.milliseconds)
    open.withLock { _ = $0.removeValue(forKey: id) }
  }

  private func report(
    _ message: String, _ id: String, _ state: Open, _ disposition: AuditEvent.Disposition,
    kind: AuditEvent.Class = .detectionFinding, facts: [(name: String, value: String)] = []
  ) {
    let findings =
      kind == .detectionFinding
      ? [FieldFinding(rule: "responses", sign: "leak", path: "", record: nil, mode: policy.mode(of: "responses"))] : []
    audit.write(
      AuditEvent(
        kind: kind, disposition: disposition, invocation: id, function: state.function, trace: state.trace,
        trigger: state.trigger, message: message, findings: findings, facts: facts
      ).line)
  }
}
