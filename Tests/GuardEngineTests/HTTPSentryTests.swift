import Foundation
import GuardPolicy
import GuardProxy
import Testing

@testable import GuardEngine

/// Plain requests are looked at as an API's events are.
@Suite struct HTTPSentryTests {
  private let sentry: HTTPSentry

  init() throws { sentry = HTTPSentry(GuardSentry(Policy(), audit: try AuditTrail(file: "/dev/null"), variables: [])) }

  private func request(_ line: String, _ fields: String = "", body: [UInt8] = []) throws -> IncomingRequest {
    let head = try MessageHead(Array("\(line) HTTP/1.1\r\nHost: here\r\n\(fields)\r\n".utf8))
    return IncomingRequest(id: "r", head: head, body: body, peer: "203.0.113.7")
  }

  @Test(arguments: [
    ("GET /a?b=1+union+select+1,2", "", ""), ("GET /a/..%2f..%2fetc/passwd", "", ""),
    ("POST /a", "Content-Type: application/json\r\n", #"{"a":"$(curl x)"}"#),
    ("POST /a", "Content-Type: application/x-www-form-urlencoded\r\n", "a=%3Cscript%3Ealert(1)%3C/script%3E"),
    // A CloudEvent in its structured form carries its data inside.
    ("POST /", "Content-Type: application/cloudevents+json\r\n", #"{"specversion":"1.0","data":{"n":"' or 1=1 --"}}"#),
    ("POST /", "Ce-Subject: $(curl example.com)\r\n", "{}"),
  ]) func attacksAreRefused(line: String, fields: String, body: String) throws {
    let refusal = sentry.refusal(of: try request(line, fields, body: Array(body.utf8)))
    #expect(refusal?.status == 403)
  }

  @Test func ordinaryRequestsPass() throws {
    #expect(sentry.refusal(of: try request("GET /a?b=c&d=O'Brien")) == nil)
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    #expect(sentry.refusal(of: try request("POST /a", "Content-Type: image/png\r\n", body: png)) == nil)
  }

  @Test func eventsAreWellFormed() throws {
    let made = RequestEvent.bytes(
      try request("PUT /x%20y?q=\"1\"&q=2", "A: 1\r\na: 2\r\n", body: Array("é\"\\\n".utf8)))
    let event = try #require(try JSONSerialization.jsonObject(with: Data(made)) as? [String: Any])
    #expect(event["body"] as? String == "é\"\\\n" && event["rawPath"] as? String == "/x%20y")
    #expect((event["headers"] as? [String: String])?["a"] == "1,2")
  }
}
