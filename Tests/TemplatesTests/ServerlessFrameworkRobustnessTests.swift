import Core
import Templates
import Testing

@Suite struct ServerlessFrameworkRobustnessTests {
  @Test(arguments: [
    "service: x\nprovider: {name: aws}\nfunctions: text", "service: x\nprovider:\nfunctions:",
    "service: x\nprovider: [aws]\nfunctions: [a, [b], {c: text}]", "service: [x]\nprovider: {name: {a: b}}",
    "service: x\nprovider: {name: aws}\nfunctions: {a: {events: text}}",
    "service: x\nprovider: {name: aws}\nfunctions: {a: {events: [[http], {}, {http: []}, {http: {path: {a: b}}}, ~]}}",
    "service: x\nprovider: {name: aws}\nfunctions: {a: {environment: [A], layers: {a: b}, vpc: text, url: [1]}}",
    "service: x\nprovider: {name: aws, iamRoleStatements: {Effect: Allow}, logs: 1}\nfunctions: {a: {handler: {b: c}}}",
    "service: x\nprovider: {name: aws}\nresources: text",
    "service: x\nprovider: {name: aws}\nresources: {Resources: [a]}",
    "service: x\nprovider: {name: aws}\nresources: {Resources: {A: text, B: {Type: [x]}}}",
    "service: x\nprovider: '${file(x.yml)}'\nfunctions: '${file(../../x.yml)}'\nresources: '${ssm:/a}'",
    "service: x\nprovider: {name: aws, variableSyntax: '((('}\nfunctions: {a: {handler: '${self:'}}",
    "service: x\nprovider: {name: aws}\nstepFunctions: {stateMachines: [a, {b: {definition: text}}]}\nappSync: [a, {resolvers: [b]}]",
  ]) func oddShapesAreRead(_ text: String) {
    let service = ServiceFixture(text)
    #expect(service.result.applications.count == 1)
  }

  @Test func whatIsNoYAMLIsOneDiagnostic() {
    let service = ServiceFixture("service: x\nprovider: {name: aws\nfunctions: [")
    #expect(service.result.applications.isEmpty)
    #expect(service.result.diagnostics.map(\.kind) == [.malformed])
  }

  @Test func deepNestingIsCutOff() throws {
    let deep = String(repeating: "{a: ", count: 300) + "x" + String(repeating: "}", count: 300)
    let service = ServiceFixture("service: x\nprovider: {name: aws}\nfunctions: {f: {handler: a.b}}\ncustom: \(deep)")
    #expect(try service.application().functions.count == 1)
    #expect(service.result.diagnostics.map(\.kind) == [.incomplete])
  }

  /// Thousands of small damages, the same on every run.
  @Test func mutatedServicesAreRead() {
    let original = Array(Self.sample.utf8)
    var random = Xorshift(state: 0x9E37_79B9_7F4A_7C15)
    for _ in 0..<1_500 {
      var bytes = original
      for _ in 0..<(1 + Int(random.next() % 4)) { mutate(&bytes, &random) }
      let file = (path: "serverless.yml", bytes: bytes)
      let tree = FileTree(contents: [file, (path: "inc.yml", bytes: Array("a: ${self:custom.b}\nb: [1]".utf8))])
      for candidate in TemplateReader.candidates(in: tree) {
        let result = TemplateReader.read(candidate, in: tree)
        for place in result.applications.flatMap(\.functions).map(\.place) {
          #expect(Int(place.end) <= tree[place.file].bytes.count && place.start <= place.end)
        }
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout Xorshift) {
    let at = Int(random.next() % UInt64(bytes.count))
    switch random.next() % 4 {
    case 0: bytes.remove(at: at)
    case 1: bytes[at] = UInt8(truncatingIfNeeded: random.next() % 128)
    case 2: bytes.insert(Self.alphabet[Int(random.next() % UInt64(Self.alphabet.count))], at: at)
    default:
      let end = min(bytes.count, at + Int(random.next() % 20))
      bytes.insert(contentsOf: bytes[at..<end], at: Int(random.next() % UInt64(bytes.count)))
    }
  }

  private static let alphabet = Array("${}():[],'\"\n -&*!|>#".utf8)
  private static let sample = """
    service: shop
    custom: {a: "${self:custom.b.${opt:stage, 'dev'}}", b: {dev: 1}, inc: "${file(inc.yml):a}"}
    provider:
      name: aws
      iamRoleStatements: [{Effect: Allow, Action: ['s3:*'], Resource: !Sub "arn:${env:X}:${Table.Arn}"}]
      httpApi: {authorizers: {t: {issuerUrl: x}}}
    functions:
      one: {handler: a.b, events: [{http: {path: x, method: get, authorizer: two}}, {s3: photos}, {sns: t}]}
      two: {handler: a.c, environment: {A: "${self:custom.a}"}, events: [{httpApi: '*'}, {stream: !GetAtt Table.Arn}]}
    resources: {Resources: {Table: {Type: 'AWS::DynamoDB::Table', Properties: {TableName: "${self:service}"}}}}
    """
}

private struct Xorshift {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
