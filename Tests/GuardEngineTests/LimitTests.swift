import GuardPolicy
import GuardProxy
import GuardServices
import Synchronization
import Testing

@testable import GuardEngine

/// How much of what may come.
@Suite struct LimitTests {
  /// A clock that stands still until it is told.
  private final class Clock: Sendable {
    let microseconds = Mutex(0)
    func set(_ milliseconds: Int) { microseconds.withLock { $0 = milliseconds * 1000 } }
    var store: LocalStore { LocalStore(now: { self.microseconds.withLock { $0 } }) }
  }

  @Test func bucketsFillSteadily() {
    let clock = Clock()
    let store = clock.store
    let rate = BucketRate(perSecond: 2, burst: 3)
    let times = [0, 0, 0, 0, 499, 999, 1000, 60_000, 60_000, 60_000, 60_000]
    let taken = times.map { time in
      clock.set(time)
      return store.take("a", rate)
    }
    #expect(taken == [true, true, true, false, false, true, true, true, true, true, false])
    #expect(store.take("b", rate))
  }

  @Test func manyNamesDoNotFillTheMemory() {
    let store = LocalStore(now: { 0 })
    let taken = (0..<30_000).map { store.take("\($0)", BucketRate(perSecond: 1, burst: 2)) }
    #expect(!taken.contains(false))
  }

  @Test func spendingStopsAtTheCeilingForAnHour() {
    let clock = Clock()
    let meter = SpendMeter(limit: 2, megabytes: 1024, SharedState(local: clock.store))
    func mayStart(_ id: String, _ time: Int) -> Bool {
      clock.set(time)
      if case .known(true) = meter.start(id, now: time) { return true }
      return false
    }
    #expect(mayStart("a", 0))
    clock.set(2000)
    meter.finish("a", now: 2000)
    #expect([3000, 3_599_000, 3_600_001, 5_400_000].map { mayStart("b\($0)", $0) } == [false, false, true, true])
  }

  @Test func aLoopIsSeenByItsTrace() throws {
    let policy = try PolicyReader.read(Array(#"{"version":1,"limits":{"repeats-per-trace":2}}"#.utf8), path: "p")
    let limits = InvocationLimits(policy, megabytes: 128, SharedState())
    let trace = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419"
    let signs = [trace, trace, trace, "Root=1-other;Parent=1", "", "", ""].map { trace in
      let invocation = Invocation(id: "1", traceID: trace, event: [])
      return limits.signs(invocation, ShallowIndex([]), now: 0).map(\.sign)
    }
    #expect(signs == [[], [], ["recursion"], [], [], [], []])
  }

  private func sentry(_ text: String, variables: [(name: String, value: String)] = []) throws -> GuardSentry {
    let policy = try PolicyReader.read(Array(text.utf8), path: "p")
    let secrets = try GateSecrets.load(policy, variables: variables)
    return GuardSentry(policy, audit: try AuditTrail(file: "/dev/null"), variables: variables, secrets: secrets)
  }

  private func invocation(_ id: String, _ event: [UInt8]) -> Invocation { Invocation(id: id, event: event) }

  @Test func tooManyRequestsAreToldSo() throws {
    let sentry = try sentry(#"{"version":1,"rates":[{"by":"caller","per-second":0.001,"burst":1}]}"#)
    #expect(sentry.admit(invocation("1", Events.http("{}"))) == .pass)
    guard case .answer(let body) = sentry.admit(invocation("2", Events.http("{}"))) else {
      throw SystemFailure("no answer", code: 0)
    }
    #expect(Events.text(body).contains(#""statusCode":429"#))
    // A queue's messages come again later instead of being lost.
    #expect(sentry.admit(invocation("3", Events.sqs(["a"]))) == .pass)
    guard case .fail = sentry.admit(invocation("4", Events.sqs(["a"]))) else {
      throw SystemFailure("no error", code: 0)
    }
  }

  // MARK: Workflows

  private static let key: [(name: String, value: String)] = [("FLOW_KEY", "a key that both of the steps hold")]

  private func step(_ name: String, after: String) throws -> GuardSentry {
    let text =
      #"{"version":1,"flow":{"step":"\#(name)","after":[\#(after)],"key-variable":"FLOW_KEY","lifetime-s":60}}"#
    return try sentry(text, variables: Self.key)
  }

  @Test func aStepTakesWhatTheStepBeforeItHandedOn() throws {
    let first = try step("validate", after: "")
    #expect(first.admit(invocation("1", Array("{}".utf8))) == .pass)
    let answer = try #require(
      first.replace(answer: Array(#"{"order": 7, "note": "\u00e9", "price": 1.50}"#.utf8), of: "1"))
    let pay = try step("pay", after: #""validate""#)
    #expect(pay.admit(invocation("2", answer)) == .pass)
    pay.finish("2")
    let ship = try step("ship", after: #""pay""#)
    #expect(ship.admit(invocation("3", answer)) != .pass)
    // Written anew by a service on the way: other spacing, order and escapes.
    let text = Events.text(answer)
    let token = try #require(text.split(separator: "\"").first { $0.contains(".") })
    let rewritten = #"{"price":1.5,"note":"é","order":7,"cordonFlow":"\#(token)"}"#
    #expect(pay.admit(invocation("4", Array(rewritten.utf8))) == .pass)
    let changed = #"{"price":0.5,"note":"é","order":7,"cordonFlow":"\#(token)"}"#
    #expect(pay.admit(invocation("5", Array(changed.utf8))) != .pass)
    #expect(pay.admit(invocation("6", Array(#"{"order":7}"#.utf8))) != .pass)
  }

  @Test func anEventThatComesAgainGetsTheSameAnswer() throws {
    let sentry = try sentry(#"{"version":1,"idempotency":{"path":"headers.content-type"}}"#)
    #expect(sentry.admit(invocation("1", Events.http("{}"))) == .pass)
    guard case .answer(let early) = sentry.admit(invocation("2", Events.http("{}"))) else {
      throw SystemFailure("no answer", code: 0)
    }
    #expect(Events.text(early).contains(#""statusCode":409"#))
    sentry.finish("2")
    let answer = Array(#"{"statusCode":201}"#.utf8)
    #expect(sentry.replace(answer: answer, of: "1") == nil)
    sentry.finish("1")
    #expect(sentry.admit(invocation("3", Events.http("{}"))) == .answer(answer))
    // The key with another body is a mistake or an attempt.
    #expect(sentry.admit(invocation("4", Events.http("[1]"))) != .pass)
  }

  @Test func afterAFailureTheEventMayComeAgain() throws {
    let sentry = try sentry(#"{"version":1,"idempotency":{"path":"headers.content-type"}}"#)
    #expect(sentry.admit(invocation("1", Events.http("{}"))) == .pass)
    sentry.finish("1")
    #expect(sentry.admit(invocation("2", Events.http("{}"))) == .pass)
  }
}
