import GuardPolicy
import GuardProxy
import GuardServices

/// What may happen how often. It counts, so it is asked once an invocation.
final class InvocationLimits: Sendable {
  private let rates: [Rate]
  private let spend: SpendMeter?
  private let repeats: Int?
  private let state: SharedState

  /// Seconds in which events of one trace are counted.
  private static let traceWindow = 3600

  /// - Parameter megabytes: the function's memory; the platform says it in AWS_LAMBDA_FUNCTION_MEMORY_SIZE.
  init(_ policy: Policy, megabytes: Int, _ state: SharedState) {
    rates = policy.rates
    spend = policy.limits.gigabyteSecondsPerHour.map { SpendMeter(limit: $0, megabytes: megabytes, state) }
    repeats = policy.limits.repeatsPerTrace
    self.state = state
  }

  /// What the invocation is too much of, by rule and sign.
  func signs(_ invocation: Invocation, _ index: ShallowIndex, now: Int) -> [(rule: String, sign: String)] {
    var signs = rates.indices.compactMap { sign(rates[$0], $0, index) }
    if let spend { signs += [sign(spend.start(invocation.id, now: now), "rate", "gigabyte-seconds")].compactMap { $0 } }
    if let repeats, let root = Self.root(invocation.traceID) {
      let count = state.ask { (store) throws(ServiceFailure) in
        let count = try store.add(1, to: StateName.of("trace", root), seconds: Self.traceWindow)
        return count.current + count.previous <= repeats
      }
      signs += [sign(count, "limits", "recursion")].compactMap { $0 }
    }
    return signs
  }

  func finish(_ id: String, now: Int) { spend?.finish(id, now: now) }

  private func sign(_ rate: Rate, _ number: Int, _ index: ShallowIndex) -> (rule: String, sign: String)? {
    let bucket = StateName.of("\(number)-\(rate.scope.rawValue)", Self.name(rate.scope, index))
    let limit = BucketRate(perSecond: rate.perSecond, burst: rate.burst)
    let answer = state.ask { (store) throws(ServiceFailure) in try store.take(bucket, limit) }
    return sign(answer, "rate", rate.scope.rawValue)
  }

  private func sign(_ answer: SharedState.Answer<Bool>, _ rule: String, _ sign: String) -> (rule: String, sign: String)?
  {
    switch answer {
    case .known(true), .open: nil
    case .known(false): (rule, sign)
    case .closed: ("state", "unavailable")
    }
  }

  /// A function that fires itself through a queue or a topic keeps the trace's root, so a loop shows as a root that comes
  /// again and again. https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
  /// - Parameter trace: the trace header, `Root=…;Parent=…`.
  private static func root(_ trace: String) -> String? {
    trace.split(separator: ";").first { $0.hasPrefix("Root=") }.map(String.init)
  }

  private static func name(_ scope: Rate.Scope, _ index: ShallowIndex) -> String {
    switch scope {
    case .caller: Caller.name(index)
    case .route: (index.text("routeKey") ?? index.text("resource") ?? "") + " " + (index.text("httpMethod") ?? "")
    case .function: ""
    }
  }
}

/// Who calls, as well as the event tells: what the platform verified comes before what it only saw.
enum Caller {
  private static let places = [
    "requestContext.authorizer.claims.sub", "requestContext.authorizer.jwt.claims.sub",
    "requestContext.authorizer.principalId", "requestContext.identity.userArn", "requestContext.identity.apiKeyId",
    "requestContext.http.sourceIp", "requestContext.identity.sourceIp", "Records.*.eventSourceARN", "source",
  ]

  static func name(_ index: ShallowIndex) -> String {
    for place in places {
      if let text = index.text(place), !text.isEmpty, text != "null" { return text }
    }
    return ""
  }
}
