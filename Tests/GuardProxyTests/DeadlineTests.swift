import Foundation
import GuardEmulator
import GuardProxy
import Synchronization
import Testing

/// Handlers that come close to their time limit.
@Suite struct DeadlineTests {
  /// Answers overdue invocations and keeps what it is told.
  private final class Sentry: InvocationSentry {
    let timeoutMargin: Int
    let answersOverdue: Bool
    let overdueAnswer: Admission
    let late = Mutex<[String]>([])
    let finished = Mutex<[String]>([])

    init(margin: Int, answers: Bool = true, _ answer: Admission = .answer(Array("in its place".utf8))) {
      timeoutMargin = margin
      answersOverdue = answers
      overdueAnswer = answer
    }

    var examinesEvents: Bool { true }
    var examinesAnswers: Bool { true }
    func admit(_ invocation: Invocation) -> Admission { .pass }
    func overdue(_ id: String) -> Admission { overdueAnswer }
    func replace(error: ErrorReport, of id: String) -> ErrorReport? { nil }
    func streamFilter(of id: String) -> (any StreamFilter)? { nil }
    func finish(_ id: String) { finished.withLock { $0.append(id) } }
    func replace(answer: [UInt8], of id: String) -> [UInt8]? {
      late.withLock { $0.append(String(decoding: answer, as: UTF8.self)) }
      return nil
    }
  }

  private func bench(_ sentry: Sentry, limit: Int) throws -> Bench {
    var options = LocalRuntimeAPI.Options()
    options.timeLimit = limit
    return try Bench(sentry: sentry, options: options)
  }

  @Test func aLateAnswerGoesNowhereAndTheNextEventComes() throws {
    let sentry = Sentry(margin: 200)
    let bench = try bench(sentry, limit: 500)
    var client = try RuntimeClient(bench.front)
    let id = bench.api.invoke(Array("{}".utf8))
    #expect(try client.next().id == id)
    #expect(bench.api.outcome(of: id, within: 100) == nil)
    let outcome = try #require(bench.api.outcome(of: id, within: 2000))
    #expect(outcome.kind == .response && outcome.body == Array("in its place".utf8))
    let answer = try client.post("invocation/\(id)/response", Array("late".utf8))
    #expect(answer.status == 202)
    #expect(bench.api.outcome(of: id)?.body == Array("in its place".utf8))
    let other = bench.api.invoke(Array("{}".utf8))
    #expect(try client.next().id == other)
    #expect(sentry.late.withLock { $0 } == ["late"] && sentry.finished.withLock { $0 } == [id])
    try client.post("invocation/\(other)/response", Array("in time".utf8))
    #expect(bench.api.outcome(of: other)?.body == Array("in time".utf8))
    #expect(bench.api.deliveries(of: id) == 1)
  }

  @Test func lateErrorsAndStreamsGoNowhereEither() throws {
    let sentry = Sentry(margin: 100, .fail(ErrorReport(type: "Cordon.TimedOut", body: Array("{}".utf8))))
    let bench = try bench(sentry, limit: 200)
    for (path, fields, body) in [
      ("error", "Lambda-Runtime-Function-Error-Type: X\r\nContent-Length: 2\r\n", "{}"),
      (
        "response", "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n",
        "4\r\nlate\r\n0\r\n\r\n"
      ),
    ] {
      var client = try RuntimeClient(bench.front)
      let id = bench.api.invoke(Array("{}".utf8))
      #expect(try client.next().id == id)
      let outcome = try #require(bench.api.outcome(of: id, within: 2000))
      #expect(outcome.kind == .error)
      #expect(String(decoding: outcome.head, as: UTF8.self).contains("Error-Type: Cordon.TimedOut"))
      let head = "POST \(RuntimeClient.root)/invocation/\(id)/\(path) HTTP/1.1\r\nHost: here\r\n\(fields)\r\n"
      try client.connection.send(Array((head + body).utf8))
      #expect(try client.readAnswer().status == 202)
    }
  }

  @Test func whoOnlyObservesLeavesTheAnswerToTheHandler() throws {
    let bench = try bench(Sentry(margin: 100, answers: false), limit: 200)
    var client = try RuntimeClient(bench.front)
    let id = bench.api.invoke(Array("{}".utf8))
    #expect(try client.next().id == id)
    #expect(bench.api.outcome(of: id, within: 300) == nil)
    try client.post("invocation/\(id)/response", Array("late".utf8))
    #expect(bench.api.outcome(of: id)?.body == Array("late".utf8))
  }

  /// Both want to answer at the same moment, again and again: each invocation is answered once, and the client goes on.
  @Test func aRaceHasOneWinner() throws {
    let bench = try bench(Sentry(margin: 10), limit: 20)
    var client = try RuntimeClient(bench.front)
    var winners: Set<String> = []
    for round in 0..<60 {
      let id = bench.api.invoke(Array("{}".utf8))
      #expect(try client.next().id == id)
      usleep(UInt32(9000 + round % 20 * 100))
      #expect(try client.post("invocation/\(id)/response", Array("own".utf8)).status == 202)
      winners.insert(String(decoding: try #require(bench.api.outcome(of: id)).body, as: UTF8.self))
      #expect(bench.api.deliveries(of: id) == 1)
    }
    #expect(winners.isSubset(of: ["own", "in its place"]))
  }
}
