import Core
import Templates
import Testing

@Suite struct ServerlessFrameworkVariableTests {
  @Test(arguments: [
    ("${self:custom.table}", "orders"),
    ("${self:custom.byStage.${self:provider.stage}.name}", "dev-name"),
    ("${self:custom.byStage.${opt:stage}.name}", "dev-name"),
    ("${opt:stage, 'qa'}-x", "qa-x"),
    ("${opt:stage, self:provider.stage}", "dev"),
    ("${opt:none, ${self:custom.table}}", "orders"),
    ("${opt:none, self:custom.none, \"last\"}", "last"),
    ("${opt:none, 42}", "42"),
    ("${sls:stage}", "dev"),
    ("${aws:region}", "us-east-1"),
    ("${self:service}-${sls:stage}", "shop-dev"),
    ("${self:custom.list.1}", "second"),
    ("${self:custom.again}", "orders"),
    ("${strToBool(1)}", "true"),
    ("\\${self:custom.table}", "${self:custom.table}"),
    ("plain ${Table.Arn} text", "plain ${Table.Arn} text"),
    ("arn:aws:sqs:${AWS::Region}:x", "arn:aws:sqs:${AWS::Region}:x"),
    ("${cognito-identity.amazonaws.com:sub}", "${cognito-identity.amazonaws.com:sub}"),
  ]) func resolves(_ written: String, to expected: String) throws {
    let custom = """
      custom:
        table: orders
        again: ${self:custom.table}
        list: [first, second]
        byStage: {dev: {name: dev-name}}
      """
    let service = ServiceFixture.environment("VALUE: \(written)", custom: custom)
    #expect(try service.variable("VALUE").value?.literal == expected)
  }

  @Test(arguments: [
    "env:SECRET", "ssm:/app/key~true", "cf:other.Output", "cf.eu-west-1:other.Output", "s3:bucket/key",
    "aws:accountId", "sls:instanceId", "param:missing", "construct:landing.url", "file(./code.js):value",
    "ssm(eu-west-1):/aws/reference/secretsmanager/key",
  ]) func keepsTheNameOfWhatTheDeploymentDecides(_ name: String) throws {
    let files = ["code.js": "module.exports.value = async () => fetch('x')"]
    let service = ServiceFixture.environment("VALUE: ${\(name)}\n      JOINED: a-${\(name)}-z", files: files)
    #expect(try service.variable("VALUE").value?.pieces == [.unknown(name)])
    #expect(try service.variable("JOINED").value?.pieces == [.literal("a-"), .unknown(name), .literal("-z")])
    #expect(service.result.diagnostics.isEmpty)
  }

  @Test func defaultsStandInForTheEnvironmentAndForParameters() throws {
    let custom = """
      params:
        default: {domain: "${sls:stage}.example", size: big}
        dev: {size: small}
      """
    let values = """
      A: ${env:NONE, 'fallback'}
            B: ${param:domain}
            C: ${param:size}
            D: ${param:none, "x"}
      """
    let service = ServiceFixture.environment(values, custom: custom)
    let found = try ["A", "B", "C", "D"].map { try service.variable($0).display }
    #expect(found == ["fallback", "dev.example", "small", "x"])
  }

  @Test func stagesOfVersionFourHaveParameters() throws {
    let custom = "stages: {default: {params: {a: one, b: two}}, dev: {params: {a: three}}}"
    let service = ServiceFixture.environment("A: ${param:a}\n      B: ${param:b}", custom: custom)
    #expect(try service.variable("A").display == "three")
    #expect(try service.variable("B").display == "two")
  }

  @Test func readsIncludedFilesAndConsumesThem() throws {
    let files = [
      "config.dev.yml": "db: {host: db.local, port: 5432}\nself: ${self:custom.config.db.host}",
      "keys.json": #"{"deep": {"key": "from json"}}"#, "note.txt": "a note",
      "literal.js": "module.exports = { name: 'from js', list: [1, 2] }",
    ]
    let values = """
      HOST: ${self:custom.config.db.host}
            SELF: ${self:custom.config.self}
            KEY: ${file(keys.json):deep.key}
            TEXT: ${file(./note.txt)}
            NAME: ${file(./literal.js):name}
      """
    let service = ServiceFixture.environment(
      values, custom: "custom:\n  config: ${file(./config.${sls:stage}.yml)}", files: files)
    let found = try ["HOST", "SELF", "KEY", "TEXT", "NAME"].map { try service.variable($0).display }
    #expect(found == ["db.local", "db.local", "from json", "a note", "from js"])
    #expect(service.result.consumed.map { service.tree[$0].path } == files.keys.sorted())
  }

  @Test func aServiceThatAnotherOneReadsFromStaysAnApplication() {
    let other = "service: other\nprovider: {name: aws}\nfunctions: {a: {handler: a.b}}\ncustom: {name: shared}"
    let service = ServiceFixture.environment(
      "A: ${file(other/serverless.yml):custom.name}", files: ["other/serverless.yml": other])
    #expect(service.result.applications.map(\.name) == ["other", "shop"])
  }

  @Test func valuesOfDotenvFilesCount() throws {
    let files = [".env": "TOKEN=abc\nexport URL=\"https://x\"\n# no=thing\n", ".env.dev": "TOKEN=def"]
    let service = ServiceFixture.environment("A: ${env:TOKEN}\n      B: ${env:URL}", files: files)
    #expect(try service.variable("A").display == "def")
    #expect(try service.variable("B").display == "https://x")
  }

  @Test func otherSyntaxesAreUnderstood() throws {
    let text = #"""
      service: shop
      custom: {name: orders}
      provider:
        name: aws
        variableSyntax: "\\${{([ ~:a-zA-Z0-9._@'\",\\-\\/\\(\\)]+?)}}"
      functions:
        main: {handler: app.main, environment: {A: "${{self:custom.name}}", B: "${self:custom.name}"}}
      """#
    let service = ServiceFixture(text)
    #expect(try service.variable("A").display == "orders")
    #expect(try service.variable("B").display == "${self:custom.name}")
  }

  @Test(arguments: [
    "custom: {a: '${self:custom.b}', b: '${self:custom.a}'}", "custom: {a: '${self:custom}'}",
    "custom: {a: '${self:}'}", "custom: ${self:custom.a}", "custom: ${file(serverless.yml):custom}",
    "custom: {a: '${self:custom.${self:custom.a}}'}",
  ]) func cyclesEnd(_ custom: String) throws {
    let service = ServiceFixture.environment("A: ${self:custom.a}", custom: custom)
    #expect(try service.variable("A").value?.literal == nil)
  }

  @Test(arguments: [
    (" [", "'${self:custom.NEXT}', ", 10, "]"), (" '", "${self:custom.NEXT}", 2, "'"),
    (" 'x${env:X}", "${self:custom.NEXT}", 2, "'"),
  ]) func inclusionThatMultipliesIsCutOff(_ start: String, _ part: String, _ count: Int, _ end: String) throws {
    let levels = (0..<60).map { level in
      let parts = String(repeating: part, count: count).split(separator: "NEXT").joined(separator: "l\(level + 1)")
      return "  l\(level):\(start)\(parts)\(end)"
    }
    let custom = "custom:\n" + levels.joined(separator: "\n") + "\n  l60: text"
    let service = ServiceFixture.environment("A: x", custom: custom)
    #expect(try service.function("main").environment.count == 1)
    #expect(service.result.diagnostics.map(\.kind) == [.incomplete])
  }

  @Test func whatLeadsNowhereIsSaidOnce() throws {
    let service = ServiceFixture.environment("A: ${self:custom.none}\n      B: ${file(none.yml):x}")
    #expect(service.result.diagnostics.map(\.kind) == [.unresolved, .unresolved])
    #expect(try service.line(service.result.diagnostics.first?.place) == "A: ${self:custom.none}")
    #expect(try service.variable("A").value?.pieces == [.unknown("self:custom.none")])
  }

  @Test func substitutionsKeepTheirOwnNames() throws {
    let values = """
      A: !Sub "${AWS::Region}-${self:service}-${env:X}-${Orders}"
            B: {Fn::Sub: ["${name}-${opt:stage, 'dev'}", {name: !Ref Orders}]}
      """
    let custom = "resources: {Resources: {Orders: {Type: 'AWS::DynamoDB::Table', Properties: {}}}}"
    let service = ServiceFixture.environment(values, custom: custom)
    #expect(
      try service.variable("A").value?.pieces == [
        .unknown("AWS::Region"), .literal("-shop-"), .unknown("env:X"), .literal("-"),
        .attribute(of: "Orders", name: "Ref"),
      ])
    #expect(try service.variable("B").value?.pieces == [.attribute(of: "Orders", name: "Ref"), .literal("-dev")])
  }

  @Test func aValueStandsWhereItIsUsed() throws {
    let service = ServiceFixture.environment("A: ${self:custom.a}", custom: "custom:\n  a: one")
    #expect(try service.line(service.variable("A").place) == "A: ${self:custom.a}")
  }
}
