import GuardConfinement
import GuardEngine
import GuardPolicy
import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The guard in its place: the engine with the function's policy, its keys and its audit trail, and the confinement of the
/// function's processes where the policy asks for it.
struct GuardPost {
  private let sentry: GuardSentry
  private let confinement: ConfinementSession?
  let audit: AuditTrail

  /// - Parameters:
  ///   - isInherited: whether the process that becomes the runtime has started this one.
  ///   - hasRuntimeAPI: whether the upstream is one that only the guard may dial.
  static func take(_ settings: Settings, isInherited: Bool, hasRuntimeAPI: Bool = true) throws -> GuardPost {
    let (policy, secrets, bytes) = try PolicyFile.load(handsSecrets: !isInherited)
    let audit = try AuditTrail(file: policy.audit.file)
    try Shutdown.flush(audit, whenClosed: isInherited ? Serve.inheritedLifeLine : nil)
    let state = try SharedState.make(policy, variables: Settings.variables, network: .ofMachine, audit: audit)
    try audit.begin(state) {
      let folder = Settings.variable("LAMBDA_TASK_ROOT") ?? "/var/task"
      return Deployment(policy: bytes, variables: Settings.variables, folder: folder)
    }
    let sentry = GuardSentry(policy, audit: audit, variables: Settings.variables, secrets: secrets, state: state)
    guard let confinement = policy.confinement, confinement.isActive else {
      return GuardPost(sentry: sentry, confinement: nil, audit: audit)
    }
    guard isInherited else {
      Console.complain("nothing is confined, since the function was not started by 'cordon-guard run'")
      return GuardPost(sentry: sentry, confinement: nil, audit: audit)
    }
    let surroundings = Surroundings(
      runtimeAPI: hasRuntimeAPI ? settings.upstream : nil, guardAddress: settings.listen,
      codeFolder: Settings.variable("LAMBDA_TASK_ROOT") ?? "", runtime: getppid())
    let session = ConfinementSession { audit.write(ConfinementRecord($0, during: sentry.running).line) }
    try session.start(confinement, surroundings)
    return GuardPost(sentry: sentry, confinement: session, audit: audit)
  }

  var invocationSentry: any InvocationSentry {
    if let confinement { ConfinedInvocations(sentry: sentry, confinement: confinement) } else { sentry }
  }

  var requestSentry: any RequestSentry {
    let requests = HTTPSentry(sentry)
    return if let confinement { ConfinedRequests(sentry: requests, confinement: confinement) } else { requests }
  }
}

/// The guard's side of the confinement, on a thread of its own.
final class ConfinementSession: Sendable {
  private let report: @Sendable (ConfinementEvent) -> Void
  private let supervision = Supervision()

  init(report: @escaping @Sendable (ConfinementEvent) -> Void) { self.report = report }

  func start(_ confinement: Confinement, _ surroundings: Surroundings) throws(SystemFailure) {
    Handshake.hideMemory()
    try Thread.detach { [self] in
      do {
        let listener = try Handshake(Serve.inheritedHandshake).accept(from: surroundings.runtime)
        tell(ConfinementRecord.holding, confinement)
        supervision.run(confinement, surroundings, listener: listener, report: report)
      } catch {
        tell("\(error)", confinement)
      }
    }
  }

  /// The function has its first event.
  func finishStart() { supervision.finishStart() }

  private func tell(_ state: String, _ confinement: Confinement) {
    report(
      ConfinementEvent(
        rule: "confinement", mode: confinement.blocks ? .block : .observe, subject: .confinement(state: state),
        process: Int(getpid()), command: "cordon-guard"))
  }
}

/// Tells the confinement when events come.
private struct ConfinedInvocations: InvocationSentry {
  let sentry: GuardSentry
  let confinement: ConfinementSession

  /// Events are stopped at even where nothing is looked for, since the first of them ends the start.
  var examinesEvents: Bool { true }
  var examinesAnswers: Bool { sentry.examinesAnswers }

  func admit(_ invocation: Invocation) -> Admission {
    confinement.finishStart()
    return sentry.examinesEvents ? sentry.admit(invocation) : .pass
  }

  func replace(answer: [UInt8], of id: String) -> [UInt8]? { sentry.replace(answer: answer, of: id) }
  func replace(error: ErrorReport, of id: String) -> ErrorReport? { sentry.replace(error: error, of: id) }
  func streamFilter(of id: String) -> (any StreamFilter)? { sentry.streamFilter(of: id) }
  func finish(_ id: String) { sentry.finish(id) }

  var timeoutMargin: Int { sentry.timeoutMargin }
  var answersOverdue: Bool { sentry.answersOverdue }
  func overdue(_ id: String) -> Admission { sentry.overdue(id) }
}

private struct ConfinedRequests: RequestSentry {
  let sentry: HTTPSentry
  let confinement: ConfinementSession

  func refusal(of request: IncomingRequest) -> OutgoingAnswer? {
    confinement.finishStart()
    return sentry.refusal(of: request)
  }

  func streamFilter(of id: String) -> (any StreamFilter)? { sentry.streamFilter(of: id) }
  func finish(_ id: String) { sentry.finish(id) }
}
