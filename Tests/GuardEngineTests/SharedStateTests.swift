import GuardPolicy
import GuardProxy
import GuardServices
import Synchronization
import Testing

@testable import GuardEngine

/// Several sandboxes that go by one store, and what holds while it cannot be asked.
@Suite struct SharedStateTests {
  /// A store that can be made to fail.
  private final class Store: StateStore {
    private let inner = LocalStore()
    let fails = Mutex(false)
    let questions = Mutex(0)

    private func ask<Value>(_ work: () -> Value) throws(ServiceFailure) -> Value {
      questions.withLock { $0 += 1 }
      if fails.withLock({ $0 }) { throw .tooSlow }
      return work()
    }

    func take(_ bucket: String, _ rate: BucketRate) throws(ServiceFailure) -> Bool {
      try ask { inner.take(bucket, rate) }
    }
    func claim(_ name: String, _ claim: Claim) throws(ServiceFailure) -> ClaimOutcome {
      try ask { inner.claim(name, claim) }
    }
    func complete(_ name: String, _ claim: Claim, answer: [UInt8]?, seconds: Int) throws(ServiceFailure) {
      try ask { inner.complete(name, claim, answer: answer, seconds: seconds) }
    }
    func release(_ name: String, _ claim: Claim) throws(ServiceFailure) { try ask { inner.release(name, claim) } }
    func add(_ amount: Int, to counter: String, seconds: Int) throws(ServiceFailure) -> (current: Int, previous: Int) {
      try ask { inner.add(amount, to: counter, seconds: seconds) }
    }
  }

  private func sentry(
    _ rest: String, _ store: Store, _ onFailure: StateSettings.Failure = .local,
    variables: [(name: String, value: String)] = []
  ) throws -> GuardSentry {
    let policy = try PolicyReader.read(Array(#"{"version":1,\#(rest)}"#.utf8), path: "p")
    let secrets = try GateSecrets.load(policy, variables: variables)
    return GuardSentry(
      policy, audit: try AuditTrail(file: "/dev/null"), variables: variables, secrets: secrets,
      state: SharedState(shared: store, onFailure: onFailure))
  }

  private func status(_ admission: Admission) -> Int {
    guard case .answer(let body) = admission else { return admission == .pass ? 200 : 0 }
    let text = Events.text(body)
    return text.split(separator: "\"statusCode\":").dropFirst().first.flatMap { Int($0.prefix(3)) } ?? 0
  }

  private func http(_ id: String) -> Invocation { Invocation(id: id, event: Events.http("{}")) }

  private static let rate = #""rates":[{"by":"caller","per-second":0.001,"burst":2}]"#

  @Test func oneAllowanceServesAllSandboxes() throws {
    let store = Store()
    let (first, second) = (try sentry(Self.rate, store), try sentry(Self.rate, store))
    let statuses = [first.admit(http("1")), second.admit(http("2")), first.admit(http("3")), second.admit(http("4"))]
    #expect(statuses.map(status) == [200, 200, 429, 429])
  }

  @Test(arguments: [
    (StateSettings.Failure.local, [200, 200, 429, 429]), (.open, [200, 200, 200, 200]),
    (.closed, [503, 503, 503, 503]),
  ]) func aStoreThatFailsIsAskedOnceAndThePolicyDecides(onFailure: StateSettings.Failure, statuses: [Int]) throws {
    let store = Store()
    store.fails.withLock { $0 = true }
    let sentry = try sentry(Self.rate, store, onFailure)
    #expect((0..<4).map { status(sentry.admit(http("\($0)"))) } == statuses)
    #expect(store.questions.withLock { $0 } == 1)
  }

  @Test func anEventIsCarriedOutBySandboxesOnce() throws {
    let rest = #""idempotency":{"path":"headers.content-type"}"#
    let store = Store()
    let (first, second) = (try sentry(rest, store), try sentry(rest, store))
    #expect(first.admit(http("1")) == .pass)
    #expect(status(second.admit(http("2"))) == 409)
    second.finish("2")
    let answer = Array(#"{"statusCode":201}"#.utf8)
    _ = first.replace(answer: answer, of: "1")
    first.finish("1")
    #expect(second.admit(http("3")) == .answer(answer))
    #expect(status(second.admit(Invocation(id: "4", event: Events.http("[1]")))) == 409)
  }

  @Test func spendingIsCountedTogether() throws {
    let rest = #""limits":{"gigabyte-seconds-per-hour":0.000001}"#
    let store = Store()
    let first = try sentry(rest, store)
    #expect(first.admit(http("1")) == .pass)
    first.finish("1")
    #expect(status(try sentry(rest, store).admit(http("2"))) == 429)
  }

  /// A workflow's token that somebody recorded and sends again.
  @Test func aTokenIsGoodForOneInvocation() throws {
    let key = [(name: "FLOW_KEY", value: "a key that both of the steps hold")]
    func step(_ name: String, _ after: String, _ store: Store) throws -> GuardSentry {
      try sentry(#""flow":{"step":"\#(name)","after":[\#(after)],"key-variable":"FLOW_KEY"}"#, store, variables: key)
    }
    let first = try step("validate", "", Store())
    #expect(first.admit(Invocation(id: "0", event: Array("{}".utf8))) == .pass)
    let event = try #require(first.replace(answer: Array(#"{"order":7}"#.utf8), of: "0"))
    let store = Store()
    let (here, there) = (try step("pay", #""validate""#, store), try step("pay", #""validate""#, store))
    #expect(here.admit(Invocation(id: "1", event: event)) == .pass)
    // A step that failed may be tried again, with the same token; one that succeeded may not.
    #expect(there.admit(Invocation(id: "2", event: event)) != .pass)
    there.finish("2")
    _ = here.replace(error: ErrorReport(type: "X", body: []), of: "1")
    here.finish("1")
    #expect(there.admit(Invocation(id: "3", event: event)) == .pass)
    _ = there.replace(answer: Array("{}".utf8), of: "3")
    there.finish("3")
    #expect(here.admit(Invocation(id: "4", event: event)) != .pass)
    #expect(there.admit(Invocation(id: "5", event: event)) != .pass)
  }

  @Test func partsOfThePolicyAreRead() throws {
    let text = #"""
      {"version":1,"state":{"kind":"redis","address":"rediss://h:1","password-variable":"P","timeout-ms":20,
       "on-failure":"closed","name":"n"},"secrets":[{"variable":"A","from":"kms","key":"k","context":{"a":"b"}},
       {"variable":"B","from":"secrets-manager","id":"i","field":"f"},{"variable":"C","from":"ssm","id":"/c"}]}
      """#
    let policy = try PolicyReader.read(Array(text.utf8), path: "p")
    #expect(policy.state?.patience == 20 && policy.state?.onFailure == .closed && policy.state?.name == "n")
    #expect(
      policy.secrets == [
        HandedSecret(variable: "A", source: .encryptedVariable(key: "k", context: ["a": "b"])),
        HandedSecret(variable: "B", source: .secretsManager(id: "i", field: "f")),
        HandedSecret(variable: "C", source: .parameter(name: "/c")),
      ])
    #expect(policy.secretVariables == ["A", "B", "C", "P"])
    let wrong =
      #"{"version":1,"state":{"kind":"dynamodb"},"secrets":[{"variable":"A=","from":"vault"},{"from":"ssm"}]}"#
    let faults = #expect(throws: PolicyFaults.self) { try PolicyReader.read(Array(wrong.utf8), path: "p") }
    #expect(faults?.faults.count == 7)
  }
}
