import GuardEngine
import GuardInspection
import GuardPolicy
import Testing

/// What a policy says of fields comes first.
@Suite struct SchemaTests {
  private func inspector(_ fields: String, rest: String = "suspect") throws -> EventInspector {
    let text = #"""
      {"version":1,"triggers":[{"kind":"api-gateway-http","other-fields":"\#(rest)","fields":[\#(fields)]}]}
      """#
    return EventInspector(try PolicyReader.read(Array(text.utf8), path: "p"))
  }

  @Test(arguments: [
    (#""type":"string""#, #""x""#, []), (#""type":"string""#, "1", ["type"]), (#""type":"integer""#, "1", []),
    (#""type":"integer""#, "1.5", ["type"]), (#""type":"number""#, "1", []), (#""type":"number""#, #""1""#, ["type"]),
    (#""type":"boolean""#, "true", []), (#""type":"object""#, "{}", []), (#""type":"array""#, "{}", ["type"]),
    (#""max-length":2"#, #""abc""#, ["max-length"]), (#""max-length":2"#, "[1,2,3]", ["max-length"]),
    (#""min-length":1"#, #""""#, ["min-length"]), (#""pattern":"[a-z]+""#, #""ab1""#, ["pattern"]),
    (#""pattern":"[a-z]+""#, #""ab""#, []), (#""values":["a","b"]"#, #""c""#, ["values"]),
    (#""values":["a","b"]"#, #""b""#, []),
    (#""min":1,"max":5"#, "6", ["max"]), (#""min":1,"max":5"#, "0", ["min"]), (#""min":1,"max":5"#, "3", []),
  ]) func fieldsAreWhatTheyHaveToBe(rule: String, value: String, signs: [String]) throws {
    let report = try inspector(#"{"path":"body.a",\#(rule)}"#).inspect(Events.http(#"{"a":\#(value)}"#))
    #expect(report.findings.map(\.sign) == signs)
    #expect(report.findings.allSatisfy { $0.path == "body.a" && $0.rule == "schema" })
  }

  @Test func aMissingFieldIsSaid() throws {
    let inspector = try inspector(#"{"path":"body.a","required":true}"#)
    #expect(inspector.inspect(Events.http(#"{"b":1}"#)).summary == ["schema:required@body.a"])
    #expect(inspector.inspect(Events.http(#"{"a":1}"#)).findings.isEmpty)
  }

  @Test func aKnownSinkIsStrictInItsFieldOnly() throws {
    let inspector = try inspector(#"{"path":"body.file","sinks":["shell"]}"#)
    #expect(
      inspector.inspect(Events.http(#"{"file":"a&b","note":"a&b"}"#)).summary == ["shell:interpreted-sign@body.file"])
  }

  @Test func elementsOfListsAreNamedByAStar() throws {
    let inspector = try inspector(#"{"path":"body.items.*.name","max-length":3}"#)
    let report = inspector.inspect(Events.http(#"{"items":[{"name":"abc"},{"name":"abcd"}]}"#))
    #expect(report.summary == ["schema:max-length@body.items.1.name"])
  }

  @Test func fieldsOfFormsAreCheckedToo() throws {
    let inspector = try inspector(#"{"path":"body.a","pattern":"[0-9]+"}"#)
    let form = Events.http("a=x&b=y", type: "application/x-www-form-urlencoded")
    #expect(inspector.inspect(form).summary == ["schema:pattern@body.a"])
  }

  @Test func otherFieldsMayBeLeftAlone() throws {
    let inspector = try inspector(#"{"path":"body.a"}"#, rest: "allow")
    #expect(inspector.inspect(Events.http(#"{"b":"' or 1=1 --"}"#)).findings.isEmpty)
  }
}
