import GuardPolicy
import GuardProxy
import Synchronization

/// What may happen how often. It remembers, so it is asked once an invocation.
final class InvocationLimits: Sendable {
  private struct State {
    var rates: [(scope: Rate.Scope, buckets: TokenBuckets)]
    var spend: SpendCeiling?
    var recursion: RecursionCount?
  }

  private let state: Mutex<State>

  /// - Parameter megabytes: the function's memory; the platform says it in AWS_LAMBDA_FUNCTION_MEMORY_SIZE.
  init(_ policy: Policy, megabytes: Int) {
    state = Mutex(
      State(
        rates: policy.rates.map { ($0.scope, TokenBuckets(perSecond: $0.perSecond, burst: $0.burst)) },
        spend: policy.limits.gigabyteSecondsPerHour.map { SpendCeiling(limit: $0, megabytes: megabytes) },
        recursion: policy.limits.repeatsPerTrace.map { RecursionCount(limit: $0) }))
  }

  /// What the invocation is too much of, by rule and sign.
  func signs(_ invocation: Invocation, _ index: ShallowIndex, now: Int) -> [(rule: String, sign: String)] {
    state.withLock { state in
      var signs: [(rule: String, sign: String)] = []
      for number in state.rates.indices {
        let scope = state.rates[number].scope
        if !state.rates[number].buckets.take(Self.name(scope, index), now: now) {
          signs.append(("rate", scope.rawValue))
        }
      }
      if state.spend?.start(invocation.id, now: now) == false { signs.append(("rate", "gigabyte-seconds")) }
      if state.recursion?.isAllowed(invocation.traceID) == false { signs.append(("limits", "recursion")) }
      return signs
    }
  }

  func finish(_ id: String, now: Int) { state.withLock { $0.spend?.finish(id, now: now) } }

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
