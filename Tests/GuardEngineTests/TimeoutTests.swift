import GuardPolicy
import GuardProxy
import Testing

@testable import GuardEngine

/// What callers are told when a handler comes close to its time limit.
@Suite struct TimeoutTests {
  private func sentry(_ rest: String) throws -> GuardSentry {
    let text = #"{"version":1,"limits":{"timeout-margin-ms":200}\#(rest)}"#
    let policy = try PolicyReader.read(Array(text.utf8), path: "p")
    return GuardSentry(policy, audit: try AuditTrail(file: "/dev/null"), variables: [])
  }

  @Test func callersOverHTTPAreToldSoAndOthersComeAgain() throws {
    let sentry = try sentry("")
    #expect(sentry.timeoutMargin == 200 && sentry.answersOverdue)
    #expect(sentry.admit(Invocation(id: "1", event: Events.http("{}"))) == .pass)
    guard case .answer(let body) = sentry.overdue("1") else { throw SystemFailure("no answer", code: 0) }
    #expect(Events.text(body).contains(#""statusCode":504"#))
    #expect(sentry.admit(Invocation(id: "2", event: Events.sqs(["a"]))) == .pass)
    guard case .fail(let error) = sentry.overdue("2") else { throw SystemFailure("no error", code: 0) }
    #expect(error.type == "Cordon.TimedOut")
  }

  /// The work was done after all, so the event that comes again gets its answer and is not worked off twice.
  @Test func aLateAnswerIsKeptUnderItsKey() throws {
    let sentry = try sentry(#","idempotency":{"path":"headers.content-type"}"#)
    #expect(sentry.admit(Invocation(id: "1", event: Events.http("{}"))) == .pass)
    _ = sentry.overdue("1")
    guard case .answer(let early) = sentry.admit(Invocation(id: "2", event: Events.http("{}"))) else {
      throw SystemFailure("no answer", code: 0)
    }
    #expect(Events.text(early).contains(#""statusCode":409"#))
    sentry.finish("2")
    let answer = Array(#"{"statusCode":201}"#.utf8)
    _ = sentry.replace(answer: answer, of: "1")
    sentry.finish("1")
    #expect(sentry.admit(Invocation(id: "3", event: Events.http("{}"))) == .answer(answer))
  }

  @Test func modesHold() throws {
    let observing = try sentry(#","rules":{"timeout":"observe"}"#)
    #expect(observing.timeoutMargin == 200 && !observing.answersOverdue)
    #expect(try sentry(#","rules":{"timeout":"off"}"#).timeoutMargin == 0)
  }
}
