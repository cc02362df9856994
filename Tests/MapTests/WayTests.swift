import Core
import Testing

@testable import Map

/// Who can make a function run, through what, and under which checks.
@Suite struct WayTests {
  @Test func anOpenBucketLetsAnybodyIn() throws {
    let ways = ways(SampleApplication.application, to: "Resize")
    #expect(ways.first?.audience == .anonymous)
    #expect(ways.first?.steps.map(\.label) == ["Open bucket", "Uploads", "Resize"])
    #expect(ways.first?.checks == [])
  }

  @Test("topics lead to queues, and queues to functions")
  func channels() throws {
    let ways = ways(SampleApplication.application, to: "Thumbnail")
    let names = ["Open bucket", "Uploads", "Resize", "Changes", "Thumbnails", "Thumbnail"]
    #expect(ways.contains { $0.audience == .anonymous && $0.steps.map(\.label) == names })
  }

  @Test("every route tells its own checks")
  func checks() {
    var sample = Sample()
    sample.api.routes = [sample.route("GET", "/open"), sample.route("GET", "/closed"), sample.route("PUT", "/closed")]
    sample.api.routes[1].authorization = .known(.authorizer("Members"), Sample.place)
    sample.api.routes[1].requiresAPIKey = .known(true, Sample.place)
    sample.api.routes[2].authorization = .known(.authorizer("Members"), Sample.place)
    sample.api.routes[2].requiresAPIKey = .known(true, Sample.place)
    sample.api.authorizers = [API.Authorizer(id: "Members", kind: .jwt, place: Sample.place)]
    sample.api.hasFirewall = .known(true, Sample.place)
    let ways = ways(sample.application, to: "A")
    #expect(ways.map(\.audience) == [.anonymous, .user])
    #expect(ways.map(\.checks) == [["firewall"], ["JWT authorizer Members", "API key", "firewall"]])
    #expect(ways.map { $0.steps[0].action } == ["GET /open", "GET /closed, PUT /closed"])
  }

  @Test(
    "an API's own policy says whom it lets in", arguments: zip(0..<4, [Audience.anonymous, .service, .account, .user]))
  func policies(_ number: Int, _ audience: Audience) {
    var sample = Sample()
    sample.api.routes = [sample.route("GET", "/a")]
    var statement = PolicyStatement(place: Sample.place)
    let who: Text = number == 2 ? "arn:aws:iam::210987654321:root" : "*"
    statement.principals = [PolicyStatement.Principal(type: "AWS", value: who, place: Sample.place)]
    let key = number == 1 ? "aws:SourceVpce" : "aws:SourceIp"
    if [1, 3].contains(number) {
      statement.conditions = [PolicyStatement.Condition(comparison: "StringEquals", key: key, values: ["x"])]
    }
    sample.api.resourcePolicy = [statement]
    #expect(ways(sample.application, to: "A").map(\.audience) == [audience])
  }

  @Test("a function that anybody takes over opens what its role may invoke", arguments: [true, false])
  func takeover(_ mayInvoke: Bool) {
    var sample = Sample()
    sample.api.routes = [sample.route("POST", "/a")]
    var role = Role(id: "ARole", place: Sample.place)
    var statement = PolicyStatement(place: Sample.place)
    statement.actions = [PolicyStatement.Entry(mayInvoke ? "lambda:Invoke*" : "lambda:List*", at: Sample.place)]
    statement.resources = [PolicyStatement.Entry("*", at: Sample.place)]
    role.statements = [statement]
    var application = sample.application
    application.roles = [role]
    application.functions[0].role = .known("ARole", Sample.place)
    let source = TaintSource(kind: .event, controller: .anonymous, label: "event.body", place: Sample.place)
    application.evidence.paths = [
      TaintPath(
        source: source, sink: .code, place: Sample.place, callee: "eval", steps: [], functions: ["A"], confidence: .high
      )
    ]
    let ways = ways(application, to: "B")
    #expect(ways.map(\.audience) == (mayInvoke ? [.anonymous, .operators] : [.operators]))
    #expect(ways[0].needsTakeover == mayInvoke)
  }

  @Test("guests of an identity pool may do what their role allows")
  func guests() {
    var application = Sample().application
    var role = Role(id: "GuestRole", place: Sample.place)
    var statement = PolicyStatement(place: Sample.place)
    statement.actions = [PolicyStatement.Entry("lambda:InvokeFunction", at: Sample.place)]
    let function = Text(pieces: [.attribute(of: "B", name: "Arn")])
    statement.resources = [PolicyStatement.Entry(function, at: Sample.place)]
    role.statements = [statement]
    application.roles = [role]
    var pool = IdentityPool(id: "Pool", place: Sample.place)
    pool.allowsGuests = .known(true, Sample.place)
    pool.guestRole = .known(Text(pieces: [.attribute(of: "GuestRole", name: "Arn")]), Sample.place)
    application.identityPools = [pool]
    #expect(ways(application, to: "B").map(\.audience) == [.anonymous])
    application.identityPools[0].allowsGuests = .absent
    #expect(ways(application, to: "B").map(\.audience) == [.operators])
  }

  @Test("a key that the trigger's filter leaves out leads nowhere", arguments: [("in/a", true), ("out/a", false)])
  func filters(_ key: String, _ arrives: Bool) {
    var application = Sample().application
    application.buckets = [Bucket(id: "Files", place: Sample.place)]
    var trigger = Trigger(.s3, place: Sample.place)
    trigger.source = SampleApplication.attribute("Files")
    trigger.keyPrefix = .known("in/", Sample.place)
    application.functions[1].triggers = [trigger]
    let bucket = Text(pieces: [.attribute(of: "Files", name: "Ref")])
    application.evidence.serviceCalls = [
      ServiceCall(
        service: "s3", operation: "PutObject", parameters: ["Bucket": bucket, "Key": Text(key)], functions: ["A"],
        place: Sample.place)
    ]
    #expect(ways(application, to: "B").contains { $0.steps.contains { $0.id == "A" } } == arrives)
  }

  @Test func checksInCodeAreTold() {
    var sample = Sample()
    sample.api.routes = [sample.route("POST", "/a")]
    var application = sample.application
    application.evidence.callerChecks = [
      CallerCheck(what: "a token's signature", place: Sample.place, functions: ["A"])
    ]
    let way = ways(application, to: "A")[0]
    #expect(way.codeChecks == ["a token's signature in A"])
    #expect(!way.isOpen)
  }

  @Test("a permission without a source lets in every account", arguments: [true, false])
  func deputies(_ isBound: Bool) {
    var application = Sample().application
    var permission = InvokePermission(
      id: "P", function: Text(pieces: [.attribute(of: "B", name: "Arn")]), principal: "events.amazonaws.com",
      place: Sample.place)
    if isBound { permission.sourceArn = .known("arn:aws:events:us-east-1:210987654321:rule/R", Sample.place) }
    application.permissions = [permission]
    #expect(ways(application, to: "B").map(\.audience) == (isBound ? [.operators] : [.account]))
  }

  @Test("events without a bus go to the default one", arguments: [("[shop]", true), ("[aws.ec2]", false)])
  func defaultBus(_ source: String, _ arrives: Bool) {
    var application = Sample().application
    var rule = Trigger(.eventBridge, place: Sample.place)
    rule.filter = .known("{source: \(source)}", Sample.place)
    application.functions[1].triggers = [rule]
    application.evidence.serviceCalls = [
      ServiceCall(service: "events", operation: "PutEvents", parameters: [:], functions: ["A"], place: Sample.place)
    ]
    #expect(ways(application, to: "B").contains { $0.steps.contains { $0.id == "A" } } == arrives)
  }

  @Test("a parameter that names a bucket names it everywhere")
  func parameters() {
    var application = Sample().application
    let name = Text(pieces: [.unknown("parameter Files")])
    application.buckets = [Bucket(id: "Bucket", place: Sample.place)]
    application.buckets[0].name = .known(name, Sample.place)
    application.evidence.serviceCalls = [
      ServiceCall(
        service: "s3", operation: "PutObject", parameters: ["Bucket": name], functions: ["A"], place: Sample.place)
    ]
    let map = ApplicationMap.draw(application, findings: [])
    #expect(map.edges.contains { map.nodes[$0.source].id == "A" && map.nodes[$0.target].id == "Bucket" })
  }

  private func ways(_ application: Application, to function: String) -> [Way] {
    ApplicationMap.ways(in: application).filter { $0.function == function }
  }
}

/// Two functions, the first behind an API, the second behind nothing.
private struct Sample {
  static let place = SampleApplication.line(1)
  var api = API(id: "Api", kind: .http, place: place)

  func route(_ method: String, _ path: String) -> API.Route {
    var route = API.Route(method: method, path: path, place: Self.place)
    route.function = "A"
    return route
  }

  var application: Application {
    var application = Application(name: "two", format: .sam, folder: "", place: Self.place)
    application.functions = ["A", "B"].map { Function(id: $0, place: Self.place) }
    application.apis = [api]
    application.functions[0].triggers = api.routes.indices.map { index in
      var trigger = Trigger(.apiGatewayHTTP, place: Self.place)
      trigger.route = RouteReference(api: 0, route: index)
      return trigger
    }
    return application
  }
}
