import Foundation
import GuardEngine
import GuardPolicy
import GuardProxy
import Testing

/// What becomes of events and answers.
@Suite struct SentryTests {
  private let trail = FileManager.default.temporaryDirectory.appending(path: "guard-audit-\(UUID().uuidString)")
  private let audit: AuditTrail

  init() throws { audit = try AuditTrail(file: trail.path()) }

  private func sentry(_ policy: Policy = Policy()) -> GuardSentry {
    GuardSentry(policy, audit: audit, variables: [("DB_PASSWORD", "correct/horse"), ("HOME", "/root/somewhere")])
  }

  private func lines() throws -> [[String: Any]] {
    audit.flush()
    let text = try String(contentsOf: trail, encoding: .utf8)
    return try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func invocation(_ event: [UInt8]) -> Invocation {
    Invocation(
      id: "i-1", functionARN: "arn:aws:lambda:eu-west-1:123456789012:function:f", traceID: "Root=1", event: event)
  }

  @Test func anHTTPRequestIsRefusedWithAnAnswer() throws {
    let admission = sentry().admit(invocation(Events.http(#"{"a":"' or 1=1 --"}"#)))
    guard case .answer(let body) = admission else { throw SystemFailure("\(admission)", code: 0) }
    #expect(Events.text(body).contains(#""statusCode":403"#) && Events.text(body).contains("i-1"))
    let line = try #require(try lines().first)
    #expect(line["class_uid"] as? Int == 2004 && line["disposition"] as? String == "Blocked")
    let text = Events.text(Array(try JSONSerialization.data(withJSONObject: line)))
    #expect(text.contains("body.a") && text.contains("tautology") && !text.contains("or 1=1"))
  }

  @Test func observedEventsPassAndAreWrittenDown() throws {
    var policy = Policy()
    policy.rules["sql"] = .observe
    #expect(sentry(policy).admit(invocation(Events.http(#"{"a":"' or 1=1 --"}"#))) == .pass)
    #expect(try lines().first?["disposition"] as? String == "Detected")
  }

  @Test func badRecordsAreTakenOut() throws {
    let event = Events.sqs(["one", "' or 1=1 --", "three"])
    guard case .replace(let rest) = sentry().admit(invocation(event)) else { throw SystemFailure("no", code: 0) }
    let records = try #require(
      (try JSONSerialization.jsonObject(with: Data(rest)) as? [String: Any])?["Records"] as? [[String: Any]])
    #expect(records.map { $0["body"] as? String } == ["one", "three"])
    #expect(Events.text(rest).contains(Events.text(Array(event.prefix(60)))))
  }

  @Test(arguments: [0b001, 0b010, 0b100, 0b011, 0b110, 0b101]) func anyRecordsCanGo(bad: Int) throws {
    let bodies = (0..<3).map { bad >> $0 & 1 == 1 ? "' or 1=1 --" : "r\($0)" }
    guard case .replace(let rest) = sentry().admit(invocation(Events.sqs(bodies))) else {
      throw SystemFailure("no", code: 0)
    }
    let object = try JSONSerialization.jsonObject(with: Data(rest)) as? [String: Any]
    let left = (object?["Records"] as? [[String: Any]])?.compactMap { $0["body"] as? String }
    #expect(left == bodies.filter { $0.hasPrefix("r") })
  }

  @Test func aBatchOfBadRecordsIsAnsweredAtOnce() {
    let admission = sentry().admit(invocation(Events.sqs(["' or 1=1 --"])))
    #expect(admission == .answer(Array(#"{"batchItemFailures":[]}"#.utf8)))
  }

  @Test(arguments: [
    ("null", #"{"batchItemFailures":[{"itemIdentifier":"m1"}]}"#),
    (#"{"batchItemFailures":[]}"#, #"{"batchItemFailures":[{"itemIdentifier":"m1"}]}"#),
    (
      #"{"batchItemFailures": [{"itemIdentifier":"m0"}] }"#,
      #"{"batchItemFailures": [{"itemIdentifier":"m1"},{"itemIdentifier":"m0"}] }"#
    ),
  ]) func removedRecordsAreReportedWhereThatIsConfigured(answer: String, expected: String) {
    var policy = Policy()
    var trigger = TriggerPolicy(kind: "sqs")
    trigger.reportsFailures = true
    policy.triggers = [trigger]
    let sentry = sentry(policy)
    _ = sentry.admit(invocation(Events.sqs(["fine", "' or 1=1 --"])))
    #expect(sentry.replace(answer: Array(answer.utf8), of: "i-1").map(Events.text) == expected)
  }

  @Test func secretsDoNotLeave() {
    let sentry = sentry()
    _ = sentry.admit(invocation(Events.http("{}")))
    let answer = Array(#"{"statusCode":200,"body":"correct/horse correct\/horse /root/somewhere"}"#.utf8)
    let expected = #"{"statusCode":200,"body":"[removed] [removed] /root/somewhere"}"#
    #expect(sentry.replace(answer: answer, of: "i-1").map(Events.text) == expected)
    #expect(sentry.replace(answer: Array(#"{"statusCode":200}"#.utf8), of: "i-1") == nil)
  }

  @Test(arguments: 1...14) func secretsDoNotLeaveInPieces(step: Int) throws {
    let sentry = sentry()
    _ = sentry.admit(invocation(Events.http("{}")))
    var filter = try #require(sentry.streamFilter(of: "i-1"))
    let text = Array("a correct/horse, correct/hors and correct/horse".utf8)
    var out: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: step) {
      out += filter.push(Array(text[start..<min(start + step, text.count)]))
    }
    out += filter.finish()
    #expect(Events.text(out) == "a [removed], correct/hors and [removed]")
  }

  @Test func errorsGoOutPlainAndAreWrittenDownWhole() throws {
    let sentry = sentry()
    _ = sentry.admit(invocation(Events.http("{}")))
    let body =
      #"{"errorMessage":"no table at /var/task/app.py with correct/horse","errorType":"DatabaseError","stackTrace":["x"]}"#
    let report = ErrorReport(type: "DatabaseError", body: Array(body.utf8), cause: #"{"paths":["/var/task/app.py"]}"#)
    let cleaned = try #require(sentry.replace(error: report, of: "i-1"))
    #expect(cleaned.cause == nil && cleaned.type == "DatabaseError")
    #expect(Events.text(cleaned.body) == #"{"errorMessage":"internal error (i-1)","errorType":"DatabaseError"}"#)
    let line = Events.text(Array(try JSONSerialization.data(withJSONObject: try #require(try lines().last))))
    #expect(line.contains("no table") && !line.contains("correct"))
  }

  @Test func tracesInAnswersAreReplaced() throws {
    let sentry = sentry()
    _ = sentry.admit(invocation(Events.http("{}")))
    let answer = Array(#"{"statusCode":500,"body":"Traceback (most recent call last):\n  File \"x\""}"#.utf8)
    let cleaned = try #require(sentry.replace(answer: answer, of: "i-1"))
    #expect(Events.text(cleaned).contains(#""statusCode":500"#) && !Events.text(cleaned).contains("Traceback"))
  }
}
