import Core
import Testing

@testable import Map

/// What the graph of an application says.
@Suite struct GraphTests {
  private let map = ApplicationMap.draw(SampleApplication.application, findings: SampleApplication.report.findings)

  private func index(_ id: String) throws -> Int { try #require(map.nodes.firstIndex { $0.id == id }) }

  private func edge(_ source: String, _ target: String, _ kind: MapEdge.Kind = .trigger) throws -> MapEdge {
    let (source, target) = (try index(source), try index(target))
    return try #require(map.edges.first { $0.source == source && $0.target == target && $0.kind == kind })
  }

  @Test func waysInAreSortedByWhoMayUseThem() {
    let audiences = map.nodes.compactMap(\.audience)
    #expect(audiences == audiences.sorted())
    #expect(Set(audiences) == [.anonymous, .user, .account, .operators])
  }

  @Test func oneAPIHasADoorForEachAudience() throws {
    #expect(try edge("entrance:anonymous:Api", "List").checks == [])
    let closed = try edge("entrance:user:Api", SampleApplication.hostile)
    #expect(closed.checks == ["JWT authorizer Members"])
    #expect(closed.labels == ["DELETE /pictures/{id}"])
  }

  @Test func openResourcesAndPermissionsAreWaysIn() throws {
    let open = try edge("entrance:anonymous:open:Uploads", "Uploads", .access)
    #expect(open.writes && !open.reads)
    #expect(try edge("entrance:account:invoke:123456789012", "Report").kind == .trigger)
  }

  @Test func triggersComeFromTheirResources() throws {
    #expect(try edge("Uploads", "Resize").labels.first == "object in/*")
    #expect(try edge("Thumbnails", "Thumbnail").kind == .trigger)
    #expect(try edge("Nightly", "Report").labels == ["Count"])
    #expect(try edge("entrance:operators:schedule:", "Report").labels == ["timer"])
  }

  @Test func callsReadAndWrite() throws {
    let query = try edge("List", "Pictures", .access)
    #expect(query.reads && !query.writes)
    let put = try edge("Resize", "Pictures", .access)
    #expect(put.writes && !put.reads)
    #expect(try edge("Resize", "Changes", .access).writes)
  }

  @Test("a call that names no resource reads what fires the function")
  func implied() throws {
    #expect(try edge("Resize", "Uploads", .access).labels == ["s3:GetObject"])
  }

  @Test func whatIsNotHereIsForeign() throws {
    let bucket = map.nodes[try index("foreign:s3:thumbnails-of-another-team")]
    #expect(bucket.isForeign && bucket.kind == .bucket)
    #expect(map.nodes[try index("service:ses")].kind == .service)
    #expect(map.nodes.filter { !$0.isForeign && $0.kind == .service }.isEmpty)
  }

  @Test func thePlatformPassesOn() throws {
    #expect(try edge("Changes", "Thumbnails", .delivery).writes)
    #expect(try edge("Resize", "Failed", .failure).kind == .failure)
  }

  @Test func rolesGrantWhatTheCodeWasNotSeenToUse() throws {
    let grant = try edge("Thumbnail", "Password", .grant)
    #expect(grant.reads && !grant.writes)
  }

  @Test("a chain that nothing here begins, begins with whoever feeds it")
  func producers() throws {
    #expect(try edge("entrance:operators:start", "Nightly").labels == ["start"])
    #expect(!map.nodes.contains { $0.id == "entrance:service:producers" })
    var application = SampleApplication.application
    application.evidence.serviceCalls = []
    application.topics = []
    let lonely = ApplicationMap.draw(application, findings: [])
    let producers = try #require(lonely.nodes.firstIndex { $0.id == "entrance:service:producers" })
    #expect(lonely.edges.filter { $0.source == producers }.map { lonely.nodes[$0.target].id } == ["Thumbnails"])
  }

  @Test func findingsStandOnTheirPlace() throws {
    #expect(map.nodes[try index("Resize")].findings == [0])
    #expect(try edge("entrance:anonymous:Api", "List").findings == [1])
    #expect(map.nodes[try index("Report")].findings == [3], "a role's finding is at the functions that run as it")
    #expect(map.unplaced == [4])
  }

  @Test func dataIsFollowedFromTheOutside() throws {
    let path = try #require(map.paths.first { $0.finding == 0 })
    #expect(path.nodes.map { map.nodes[$0].id } == ["entrance:anonymous:open:Uploads", "Uploads", "Resize"])
    for (number, edge) in path.edges.enumerated() {
      #expect(map.edges[edge].source == path.nodes[number] && map.edges[edge].target == path.nodes[number + 1])
    }
    #expect(path.edges.allSatisfy { map.taints[$0] == .critical })
    #expect(map.taints.count { $0 == .critical } == path.edges.count)
  }

  @Test("a finding about a way in shows the way although no data was followed")
  func doors() throws {
    let path = try #require(map.paths.first { $0.finding == 1 })
    #expect(path.nodes.map { map.nodes[$0].id } == ["entrance:anonymous:Api", "List"])
    #expect(map.findings(at: path.nodes[0]) == [1])
  }

  @Test("a way that passes several functions goes over what lies between them")
  func throughChannels() throws {
    var finding = SampleApplication.report.findings[0]
    finding.steps.append(TraceStep(place: SampleApplication.line(9), note: "arrives", function: "Thumbnail"))
    let map = ApplicationMap.draw(SampleApplication.application, findings: [finding])
    let nodes = try #require(map.paths.first).nodes.map { map.nodes[$0].id }
    #expect(nodes.dropFirst(2) == ["Resize", "Changes", "Thumbnails", "Thumbnail"])
  }

  @Test func anApplicationOfNothingIsAMapOfNothing() {
    let empty = Application(name: "", format: .codeOnly, folder: "", place: SampleApplication.line(1))
    let map = ApplicationMap.draw(empty, findings: [])
    #expect(map.nodes.isEmpty && map.edges.isEmpty)
    let layout = MapLayout.arrange(map)
    #expect(layout.frames.isEmpty && layout.width.isFinite && layout.height.isFinite)
  }
}

/// Which resource a text names.
@Suite struct NodeNameTests {
  @Test(arguments: [
    ("arn:aws:s3:::pictures/in/*", "pictures"), ("arn:aws:dynamodb:eu-west-1:1:table/Orders/index/ByDay", "Orders"),
    ("arn:aws:sqs:eu-west-1:1:jobs", "jobs"), ("https://sqs.eu-west-1.amazonaws.com/1/jobs", "jobs"),
    ("arn:aws:lambda:eu-west-1:1:function:resize:live", "resize"), ("jobs", "jobs"), ("arn:aws:s3", ""), ("", ""),
    ("arn:aws:states:eu-west-1:1:stateMachine:Nightly", "Nightly"),
  ])
  func tails(_ text: String, _ name: String) { #expect(NodeNames.tail(of: Text(text)) == name) }

  @Test("what only the deployment decides neither names a thing nor hides its name")
  func unknownPieces() {
    let account = Text(pieces: [
      .literal("arn:aws:events:"), .unknown("AWS::Region"), .literal(":"), .unknown("AWS::AccountId"),
      .literal(":rule/Daily"),
    ])
    #expect(NodeNames.tail(of: account) == "Daily")
    #expect(NodeNames.tail(of: Text(pieces: [.unknown("parameter Bucket")])) == "")
    var names = NodeNames()
    let name = Text(pieces: [.unknown("AWS::StackName"), .literal("-orders")])
    names.note("Orders", .known(name, SampleApplication.line(1)), as: 7)
    #expect(names.node(named: Text(pieces: [.unknown("parameter Stage"), .literal("-orders")])) { _ in true } == 7)
    #expect(names.node(named: Text(pieces: [.unknown("parameter Stage"), .literal("-users")])) { _ in true } == nil)
  }

  @Test(arguments: [
    ("aws_s3_bucket.flowbucket", "flowbucket"), ("module.orders.aws_lambda_function.this[0]", "orders"),
    ("module.orders.module.api.aws_sqs_queue.jobs", "orders.api.jobs"), ("aws_sqs_queue.main", "main"),
    ("Orders", "Orders"), ("app.handler", "app.handler"),
    ("services/orders/get/app.handler", "get/app.handler"),
  ])
  func labels(_ id: String, _ label: String) { #expect(NodeNames.label(id) == label) }

  @Test(arguments: [
    ("GetObject", true, false), ("PutItem", false, true), ("*", true, true), ("", true, true), ("Invoke", true, true),
    ("DeleteMessage", true, false), ("TransactWriteItems", false, true), ("FancyNewThing", false, true),
  ])
  func directions(_ operation: String, _ reads: Bool, _ writes: Bool) {
    let found = Operations.directions(operation)
    #expect(found.reads == reads && found.writes == writes)
  }
}
