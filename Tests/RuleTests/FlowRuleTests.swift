import Core
import Rules
import Testing

/// How paths become findings.
@Suite struct FlowRuleTests {
  private static let file = FileID(0)
  private static let sink = Place(file, 100, 110)

  private static func path(
    from controller: Controller, at start: UInt32 = 0, kind: SourceKind = .event, to sink: SinkKind = .shell,
    functions: [String] = ["one"]
  ) -> TaintPath {
    let source = TaintSource(
      kind: kind, controller: controller, label: "event.name", place: Place(file, start, start + 5))
    return TaintPath(
      source: source, sink: sink, place: Self.sink, callee: "os.system", steps: [], functions: functions,
      confidence: .high)
  }

  private static func findings(of rule: String, _ paths: [TaintPath]) throws -> [Finding] {
    var application = Application(name: "a", format: .codeOnly, folder: "", place: Place(file, 0, 0))
    application.evidence.paths = paths
    var found = Findings()
    try #require(Registry.rules.first { $0.info.id == rule }).check(application, into: &found)
    return found.all
  }

  @Test func sourcesOfOneSinkAreOneFinding() throws {
    let paths = [
      Self.path(from: .producer, at: 0, functions: ["queue"]), Self.path(from: .anonymous, at: 10, functions: ["web"]),
      Self.path(from: .anonymous, at: 20, functions: ["web"]),
    ]
    let found = try Self.findings(of: "os-command-injection", paths)
    #expect(found.count == 1)
    #expect(found[0].severity == .critical)
    #expect(found[0].subjects == ["web", "queue"])
    #expect(found[0].related.count == 2)
  }

  @Test(arguments: [(Controller.anonymous, Severity.critical), (.user, .high), (.producer, .high)])
  func severityFollowsWhoControlsTheData(controller: Controller, severity: Severity) throws {
    let found = try Self.findings(of: "os-command-injection", [Self.path(from: controller)])
    #expect(found.map(\.severity) == [severity])
  }

  @Test(arguments: [Controller.service, .deployer])
  func dataOfThePlatformIsNoFinding(controller: Controller) throws {
    #expect(try Self.findings(of: "os-command-injection", [Self.path(from: controller)]).isEmpty)
  }

  @Test func theGraverRuleTakesTheSink() throws {
    let paths = [
      Self.path(from: .service, kind: .exception, to: .response),
      Self.path(from: .service, kind: .stackTrace, to: .response),
    ]
    #expect(try Self.findings(of: "error-message-returned", paths).isEmpty)
    #expect(try Self.findings(of: "stack-trace-returned", paths).count == 1)
  }

  @Test func theGraverSinkTakesThePlace() throws {
    let paths = [Self.path(from: .anonymous, to: .code), Self.path(from: .anonymous, to: .deserialization)]
    #expect(try Self.findings(of: "code-injection", paths).isEmpty)
    #expect(try Self.findings(of: "insecure-deserialization", paths).count == 1)
  }

  @Test func sinksOfOneValueHaveOneCause() throws {
    var other = Self.path(from: .anonymous, to: .path)
    other.place = Place(Self.file, 200, 210)
    let another = Self.path(from: .anonymous, at: 50, to: .path)
    let one = try Self.findings(of: "path-traversal", [Self.path(from: .anonymous, to: .path), other])
    #expect(one.count == 2)
    #expect(Set(one.map(\.cause)).count == 1)
    let two = try Self.findings(of: "path-traversal", [another, other])
    #expect(Set(two.map(\.cause)).count == 2)
  }

  @Test func misusesOfOneHabitHaveOneCause() throws {
    var application = Application(name: "a", format: .codeOnly, folder: "", place: Place(Self.file, 0, 0))
    let places = [Place(Self.file, 0, 5), Place(Self.file, 10, 15), Place(FileID(1), 0, 5)]
    application.evidence.misuses = places.map { Misuse(kind: "bare-except", place: $0, callee: "except") }
    var found = Findings()
    try #require(Registry.rules.first { $0.info.id == "bare-except" }).check(application, into: &found)
    #expect(found.all.map(\.place) == places)
    #expect(Set(found.all.map(\.cause)).count == 2)
  }

  @Test func commandsAreMendedOneByOne() throws {
    #expect(try Self.findings(of: "os-command-injection", [Self.path(from: .anonymous)]).map(\.cause) == [""])
  }

  @Test func whatCallersSentIsNoDisclosure() throws {
    var path = Self.path(from: .anonymous, kind: .sensitive, to: .response)
    #expect(try Self.findings(of: "sensitive-data-returned", [path]).count == 1)
    path.source.trigger = .apiGatewayHTTP
    #expect(try Self.findings(of: "sensitive-data-returned", [path]).isEmpty)
  }

  @Test(arguments: [(nil, Severity.high), (TriggerKind.cognitoUserPool, .medium), (.customResource, .low)])
  func secretsOfEventsWeighLess(trigger: TriggerKind?, severity: Severity) throws {
    var path = Self.path(from: .service, kind: .secret, to: .log)
    path.source.trigger = trigger
    #expect(try Self.findings(of: "secret-logged", [path]).map(\.severity) == [severity])
  }
}
