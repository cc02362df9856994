import GuardCrypto
import GuardPolicy
import GuardProxy
import Testing

@testable import GuardEngine

/// Callers who sign their requests, or bring a key.
@Suite struct CallerTests {
  private static let secret = Array("a shared secret of the tests".utf8)
  private static let body = Array(#"{"zen":"x"}"#.utf8)

  static let signed: [(scheme: WebhookScheme, headers: [String: String])] = [
    (
      .github,
      ["x-hub-signature-256": "sha256=6e4770c384a0e340013aefae1379e6b08152bb54d14bcf4b139ad23a022f5b17"]
    ),
    (
      .stripe,
      ["stripe-signature": "t=1000,v1=00,v1=d84ee5cb53875377594d59c0057c3c310126d111beb7b861d18f7019307ceff6"]
    ),
    (
      .slack,
      [
        "x-slack-signature": "v0=c04b52ed2b3da831b74c44cad3edf171623f74510709cfe5961febb5a3f27f03",
        "x-slack-request-timestamp": "1000",
      ]
    ),
  ]

  @Test(arguments: signed.indices) func signedRequestsAreTaken(index: Int) {
    let (scheme, headers) = Self.signed[index]
    let check = WebhookSignature(scheme: scheme, secret: Self.secret, tolerance: 300)
    #expect(check.sign(header: { headers[$0] }, body: Self.body, now: 1200) == nil)
    #expect(check.sign(header: { headers[$0] }, body: Self.body + [0x20], now: 1200) == "webhook-signature")
    #expect(check.sign(header: { _ in nil }, body: Self.body, now: 1200) == "webhook-unsigned")
    let late = check.sign(header: { headers[$0] }, body: Self.body, now: 1301)
    #expect(late == (scheme == .github ? nil : "webhook-expired"))
    let other = WebhookSignature(scheme: scheme, secret: Array("another secret entirely".utf8), tolerance: 300)
    #expect(other.sign(header: { headers[$0] }, body: Self.body, now: 1200) == "webhook-signature")
  }

  @Test func keysAreKnownByTheirHash() throws {
    let hash = Hexadecimal.encode(HashFunction.sha256.hash(Array("key-one".utf8)))
    let text = #"""
      {"version":1,"authentication":{"key":{"kind":"api-key","sha256":["00","\#(hash)"]}},
       "routes":[{"path":"/o","authentication":"key"}]}
      """#
    let inspector = EventInspector(try PolicyReader.read(Array(text.utf8), path: "p"))
    func signs(_ headers: String) -> [String] {
      let event = #"{"httpMethod":"GET","path":"/o","headers":{\#(headers)},"requestContext":{}}"#
      return inspector.inspect(Array(event.utf8)).findings.map(\.sign)
    }
    #expect(signs(#""X-Api-Key":"key-one""#) == [])
    #expect(signs(#""x-api-key":"key-two""#) == ["api-key"])
    #expect(signs("") == ["api-key-missing"])
  }

  @Test func foreignSourcesAreRefused() throws {
    let text = #"{"version":1,"sources":["arn:aws:sqs:eu-west-1:123456789012:orders*"]}"#
    let inspector = EventInspector(try PolicyReader.read(Array(text.utf8), path: "p"))
    func signs(_ source: String) -> [String] {
      let event = #"{"Records":[{"messageId":"m","receiptHandle":"r","body":"b","eventSourceARN":"\#(source)"}]}"#
      return inspector.inspect(Array(event.utf8)).findings.map(\.sign)
    }
    #expect(signs("arn:aws:sqs:eu-west-1:123456789012:orders-new") == [])
    #expect(signs("arn:aws:sqs:eu-west-1:210987654321:orders") == ["foreign-source"])
  }

  @Test func missingKeysAreSaidAtTheStart() throws {
    let text = #"""
      {"version":1,"authentication":{"hook":{"kind":"webhook","scheme":"github","secret-variable":"HOOK"}}}
      """#
    let policy = try PolicyReader.read(Array(text.utf8), path: "p")
    #expect(throws: GateSecrets.Failure.self) { try GateSecrets.load(policy, variables: [("HOOK", "short")]) }
    #expect(throws: Never.self) { try GateSecrets.load(policy, variables: [("HOOK", "long enough to be a secret")]) }
  }
}
