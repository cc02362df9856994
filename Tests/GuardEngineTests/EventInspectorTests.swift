import GuardEngine
import GuardInspection
import GuardPolicy
import Testing

/// Whole events, with no policy: every encoding of every trigger is undone.
@Suite struct EventInspectorTests {
  private let inspector = EventInspector(Policy())

  private func inspect(_ text: String) -> EventReport { inspector.inspect(Array(text.utf8)) }

  private static let attack = "' or 1=1 --"

  @Test func documentsInBodiesAreWalked() {
    #expect(
      inspector.inspect(Events.http(#"{"a":[1,{"b":"\#(Self.attack)"}]}"#)).summary == ["sql:tautology@body.a.1.b"])
    let encoded = Base64.encode(Array(#"{"a":"\#(Self.attack)"}"#.utf8))
    #expect(inspector.inspect(Events.http(encoded, isBase64: true)).summary == ["sql:tautology@body.a"])
  }

  @Test func formsPartsAndMarkupAreRead() {
    let form = Events.http("a=1&b=%27+or+1%3D1+--&c[$ne]=", type: "application/x-www-form-urlencoded")
    #expect(inspector.inspect(form).summary == ["sql:tautology@body.b", "nosql:operator@body.c[$ne]"])
    let part = "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../x\"\r\n\r\nb\r\n--X--"
    let parts = Events.http(part, type: "multipart/form-data; boundary=X")
    #expect(inspector.inspect(parts).summary == ["path:parent-steps@body.filename"])
    let markup = Events.http("<a><b>1; wget http://x/y</b></a>", type: "text/xml")
    #expect(inspector.inspect(markup).summary == ["shell:separated-command@body"])
  }

  @Test func namesAreLookedAt() {
    #expect(inspector.inspect(Events.http(#"{"user":{"$ne":null}}"#)).summary == ["nosql:operator@body.user.$ne"])
    #expect(inspector.inspect(Events.http(#"{"__pro\u0074o__":{}}"#)).findings.map(\.rule) == ["prototype"])
    let nested = Events.http(#"{"constructor":{"prototype":{}}}"#)
    #expect(inspector.inspect(nested).summary == ["prototype:constructor@body.constructor.prototype"])
  }

  @Test func envelopesAreOpenedToTheFourth() {
    func wrap(_ text: String, _ depth: Int) -> String {
      depth == 0 ? text : wrap(#"{"m":\#(JSONText.quoted(text))}"#, depth - 1)
    }
    for depth in 1...4 {
      let report = inspector.inspect(Events.sqs(["fine", wrap(Self.attack, depth)]))
      #expect(report.findings.map(\.record) == [1], "\(depth)")
    }
  }

  @Test(arguments: [
    (#"{"Records":[{"s3":{"object":{"key":"a%3B+touch+%2Ftmp%2Fx"}}}]}"#, "s3", "Records.0.s3.object.key"),
    (
      #"{"Records":[{"kinesis":{"data":"eyJxIjoiMSB1bmlvbiBzZWxlY3QgMSwyIn0=","partitionKey":"p"}}]}"#, "kinesis",
      "Records.0.kinesis.data.q"
    ),
    (
      #"{"Records":[{"dynamodb":{"Keys":{},"NewImage":{"n":{"S":"$(curl x)"}}}}]}"#, "dynamodb-stream",
      "Records.0.dynamodb.NewImage.n.S"
    ),
    (#"{"Records":[{"Sns":{"Message":"{\"a\":\"1 union select 1,2\"}"}}]}"#, "sns", "Records.0.Sns.Message.a"),
    (#"{"detail-type":"x","source":"y","detail":{"a":"1 union select 1,2"}}"#, "eventbridge", "detail.a"),
    (#"{"anything":["1 union select 1,2"]}"#, "invoke", "anything.0"),
    (
      #"{"bootstrapServers":"b","records":{"t-0":[{"topic":"t","offset":1,"value":"e3s3Kjd9fQ=="}]}}"#, "kafka",
      "records.t-0.0.value"
    ),
  ]) func everyTriggersFieldsAreFound(event: String, trigger: String, path: String) {
    let report = inspect(event)
    #expect(report.trigger == trigger && report.findings.map(\.path) == [path], "\(report.summary)")
  }

  @Test func whatOnlyThePlatformWritesIsNotLookedAt() {
    let event = #"{"Records":[{"messageId":"' or 1=1 --","receiptHandle":"' or 1=1 --","body":"fine"}]}"#
    #expect(inspect(event).findings.isEmpty)
  }

  @Test func limitsAreKept() {
    var policy = Policy()
    policy.limits.depth = 6
    policy.limits.keys = 10
    policy.limits.arrayLength = 3
    policy.limits.stringBytes = 20
    policy.limits.decompressedBytes = 100
    let strict = EventInspector(policy)
    #expect(strict.inspect(Array(#"{"a":[[[[[[[1]]]]]]]}"#.utf8)).summary == ["limits:depth@"])
    #expect(strict.inspect(Array(#"{"a":[1,2,3,4,5]}"#.utf8)).summary == ["limits:array-length@a.3"])
    #expect(strict.inspect(Array(#"{"a":"123456789012345678901"}"#.utf8)).summary == ["limits:string-bytes@a"])
    let keys = (0..<12).map { "\"k\($0)\":1" }.joined(separator: ",")
    #expect(strict.inspect(Array("{\(keys)}".utf8)).findings.map(\.sign) == ["keys"])
  }

  @Test(arguments: ["", "{", "nothing", "{\"a\":1}}", "\u{0}"]) func whatIsNoEventIsSaid(text: String) {
    #expect(inspect(text).findings.map(\.sign) == ["json"] || text == "nothing")
  }
}
