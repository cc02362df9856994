import Foundation
import GuardInspection
import GuardPolicy
import Testing

@Suite struct PolicyReaderTests {
  private func read(_ text: String) throws -> Policy { try PolicyReader.read(Array(text.utf8), path: "p.json") }

  @Test func theDocumentedPolicyIsRead() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let document = try String(contentsOf: root.appending(path: "docs/guard.md"), encoding: .utf8)
    let block = try #require(document.components(separatedBy: "```json\n").dropFirst().first)
    let policy = try read(try #require(block.components(separatedBy: "```").first))
    #expect(policy.authenticators.count == 5 && policy.idempotency?.lifetime == 3600)
  }

  @Test func everyPartIsRead() throws {
    let policy = try read(
      #"""
      { "version": 1, "function": "orders", "mode": "observe", "on-failure": "open", "rules": { "sql": "block", "schema": "off" },
        "triggers": [ { "kind": "sqs", "reports-failures": true, "other-fields": "allow", "fields": [
          { "path": "Records.*.body.note", "sinks": ["sql", "html"], "type": "string", "min-length": 1, "max-length": 9,
            "pattern": "[a-z]+", "values": ["a"], "required": true, "mode": "block" } ] } ],
        "limits": { "depth": 5, "repeats-per-trace": 9, "gigabyte-seconds-per-hour": 1.5 },
        "rates": [ { "by": "caller", "per-second": 2, "burst": 4 } ],
        "authentication": { "main": { "kind": "jwt", "issuer": "i", "audiences": ["a"], "algorithms": ["RS256"], "key-file": "k" },
          "hook": { "kind": "webhook", "scheme": "github", "secret-variable": "S" }, "key": { "kind": "api-key", "sha256": ["00"] } },
        "routes": [ { "method": "GET", "path": "/a", "authentication": "main" } ], "responses": { "secret-variables": ["X"] },
        "flow": { "step": "b", "after": ["a"], "key-variable": "K" }, "sources": ["arn:x"], "audit": { "file": "f", "all-events": true } }
      """#)
    #expect(policy.mode == .observe && policy.onFailure == .open && policy.mode(of: "sql") == .block)
    let field = try #require(policy.triggers.first?.fields.first)
    #expect(field.sinks == [SinkSet(.sql), SinkSet(.html)] && field.maximumLength == 9 && field.mode == .block)
    #expect(policy.limits.depth == 5 && policy.rates.first?.burst == 4 && policy.authenticators.count == 3)
    #expect(policy.routes.first?.authenticator == "main" && policy.flow?.after == ["a"] && policy.audit.recordsAll)
  }

  @Test(arguments: [
    ("", "p.json:1: this is not JSON"), ("{\n}", "p.json:1: 'version' has to be 1"),
    ("{\"version\":1,\n\n\"mod\":1}", "p.json:3: 'mod' is not known here"),
    ("{\"version\":1,\n\"mode\":\"loud\"}", "p.json:2: 'mode' is one of 'off', 'observe', 'block', not 'loud'"),
    ("{\"version\":1,\n\"rules\":{\"sqli\":\"block\"}}", "p.json:2: there is no rule 'sqli'"),
    ("{\"version\":1,\n\"limits\":{\"depth\":-1}}", "p.json:2: 'depth' takes a whole number of at least 0, not -1"),
    ("{\"version\":1,\"triggers\":[\n{\"fields\":[]}]}", "p.json:2: 'kind' is missing"),
    (
      "{\"version\":1,\"triggers\":[{\"kind\":\"s3\",\"fields\":[\n{\"path\":\"a\",\"pattern\":\"(\"}]}]}",
      "p.json:2: 'pattern': a bracket that is not closed at character 2 of the pattern"
    ),
    (
      "{\"version\":1,\"routes\":[\n{\"path\":\"/\",\"authentication\":\"x\"}]}",
      "p.json:2: 'authentication' has no 'x'"
    ),
    ("{\"version\":1,\"version\":1}", "p.json:1: 'version' stands twice"),
  ]) func faultsHaveTheirLine(text: String, fault: String) {
    let faults = #expect(throws: PolicyFaults.self) { try read(text) }
    #expect(faults?.description == fault)
  }

  @Test func confinementIsRead() throws {
    let policy = try read(
      #"""
      { "version": 1, "on-failure": "open", "confinement": { "children": "block", "runtime-api": "observe",
        "connect": { "to": ["db.example:5432", "*.Example.", "10.0.0.0/8"] }, "write": { "paths": ["/tmp/", "/mnt/a"] },
        "source": { "mode": "observe" } } }
      """#)
    let confinement = try #require(policy.confinement)
    #expect(confinement.children == .block && confinement.runtimeAPI == .observe && confinement.sources == .observe)
    #expect(confinement.connections == .block && confinement.destinations.count == 3 && confinement.onFailure == .open)
    #expect(confinement.writes == .block && confinement.writablePaths == ["/tmp", "/mnt/a"])
    #expect(try read(#"{"version":1}"#).confinement == nil)
  }

  @Test(arguments: [
    "10.0.0.0/33", "256.1.1.1", "a..b", "", "a:b", "a:70000", "[::1", "::/129", "a/8", "*.", "http://a",
  ])
  func whatIsNoDestination(text: String) {
    let policy = "{\"version\":1,\n\"confinement\":{\"connect\":{\"to\":[\"\(text)\"]}}}"
    let faults = #expect(throws: PolicyFaults.self) { try read(policy) }
    #expect(faults?.faults.map(\.line) == [2])
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.7", "192.0.2.7", true),
    ("192.0.2.4/30", "192.0.2.7", true), ("192.0.2.4/30", "192.0.2.8", false), ("0.0.0.0/0", "2001:db8::1", false),
    ("[2001:db8::/32]:443", "2001:db8:1::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
    ("::/0", "192.0.2.1", true), ("::ffff:192.0.2.1", "192.0.2.1", true),
  ])
  func networksCoverTheirAddresses(network: String, address: String, isCovered: Bool) throws {
    let place = try #require(Destination(address))
    guard case .network(let bytes, 128) = place.host else { return #expect(Bool(false)) }
    #expect(try #require(Destination(network)).covers(bytes) == isCovered)
  }

  @Test func namesCoverWhatTheySay() throws {
    #expect(try #require(Destination("db.example")).covers(name: "db.example"))
    #expect(try #require(Destination("*.example")).covers(name: "a.b.example"))
    #expect(try !#require(Destination("*.example")).covers(name: "example"))
    #expect(try !#require(Destination("*.example")).covers(name: "badexample"))
  }

  @Test func allFaultsAreSaidAtOnce() {
    let faults = #expect(throws: PolicyFaults.self) { try read("{\"version\":2,\n\"a\":1,\n\"b\":2}") }
    #expect(faults?.faults.map(\.line) == [1, 2, 3])
  }

  @Test(arguments: [
    ("{\"on-failure\":\"open\",\"x\":1}", Policy.Failure.open), ("{", .closed), ("{\"on-failure\":3}", .closed),
  ])
  func aBrokenPolicyStillSaysWhatThen(text: String, failure: Policy.Failure) {
    #expect(PolicyReader.onFailure(Array(text.utf8)) == failure)
  }
}
