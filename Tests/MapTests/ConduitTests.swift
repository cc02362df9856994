import Core
import Map
import Testing

@testable import Output

/// What goes on without code in between, and calls of the application's own API, in the graph and in every form of it.
@Suite struct ConduitTests {
  private static let line = SampleApplication.line

  private static func text(_ id: String) -> Text { Text(pieces: [.attribute(of: id, name: "Arn")]) }

  private static func conduit(_ kind: TriggerKind, from source: String, to target: String) -> Conduit {
    var trigger = Trigger(kind, place: line(8))
    trigger.source = .known(text(source), line(8))
    return Conduit(trigger, .events, to: text(target))
  }

  /// Documents are kept, told of over a queue, and copied by a workflow; a stream fills a bucket.
  static let application: Application = {
    var application = Application(name: "conduits", format: .sam, folder: "", place: line(1))
    application.buckets = [Bucket(id: "Documents", place: line(2)), Bucket(id: "Lake", place: line(3))]
    application.queues = [Queue(id: "Jobs", place: line(4))]
    application.streams = [Stream(id: "Clicks", kind: .delivery, place: line(5))]
    application.tables = [Table(id: "Index", place: line(6))]
    application.stateMachines = [machine]
    application.functions = ["Ask", "Answer"].map { Function(id: $0, place: line(7)) }
    application.conduits = [
      conduit(.s3, from: "Documents", to: "Jobs"), conduit(.firehose, from: "Clicks", to: "Lake"),
      conduit(.sqs, from: "Jobs", to: "Copy"),
    ]
    application.evidence.firings = [
      Firing(
        ["Ask"], to: "Answer", .apiGatewayREST, over: [], .yes, isConditional: false, door: "POST /answers",
        at: line(9))
    ]
    return application
  }()

  private static var machine: StateMachine {
    var machine = StateMachine(id: "Copy", place: line(10))
    func state(_ members: [(String, Structure)]) -> Structure {
      .object(members.map { Structure.Member(name: $0.0, value: $0.1) })
    }
    let check = state([
      ("Type", .text("Task")), ("Resource", .text(text("Answer"))), ("Next", .text("Store")),
    ])
    let store = state([
      ("Type", .text("Task")), ("Resource", .text("arn:aws:states:::dynamodb:putItem")),
      ("Parameters", state([("TableName", .text(text("Index")))])), ("End", .text("true")),
    ])
    machine.definition = state([
      ("StartAt", .text("Check")), ("States", state([("Store", store), ("Check", check)])),
    ])
    for (name, target) in [("Store", Text("arn:aws:states:::dynamodb:putItem")), ("Check", text("Answer"))] {
      var state = StateMachine.State(name: name, type: "Task", hasCatch: false, hasRetry: false, place: line(11))
      state.target = .known(target, line(11))
      machine.states.append(state)
    }
    return machine
  }

  private static let map = ApplicationMap.draw(application, findings: [])

  private static func edge(_ source: String, _ target: String) -> MapEdge? {
    map.edges.first { map.nodes[$0.source].id == source && map.nodes[$0.target].id == target }
  }

  @Test(arguments: [("Documents", "Jobs"), ("Clicks", "Lake"), ("Jobs", "Copy")])
  func whatThePlatformHandsOnIsADelivery(source: String, target: String) throws {
    let edge = try #require(Self.edge(source, target))
    #expect(edge.kind == .delivery)
    #expect(edge.writes)
  }

  @Test func aRequestToTheOwnAPIFiresTheFunctionBehindTheRoute() throws {
    let edge = try #require(Self.edge("Ask", "Answer"))
    #expect(edge.kind == .trigger)
    #expect(edge.labels == ["POST /answers"])
    #expect(Self.map.ways.contains { $0.function == "Answer" && $0.steps.contains { $0.id == "Ask" } })
  }

  @Test func aWorkflowShowsItsStatesInTheirOrder() throws {
    #expect(Self.edge("Copy", "Answer")?.labels == ["1 Check"])
    let store = try #require(Self.edge("Copy", "Index"))
    #expect(store.labels == ["2 Store"])
    #expect(store.kind == .access && store.writes && !store.reads)
    let copy = try #require(Self.map.nodes.first { $0.id == "Copy" })
    #expect(
      copy.facts.filter { $0.name.hasPrefix("step") } == [
        MapNode.Fact("step 1", "Check (Task) → Store"), MapNode.Fact("step 2", "Store (dynamodb:putItem)"),
      ])
  }

  @Test(arguments: ["svg", "mermaid", "dot", "json", "markdown", "html"])
  func everyFormTellsOfThem(_ form: String) {
    var report = ScanReport(version: "1", tree: SampleApplication.tree)
    report.applications = [Self.application]
    let drawn =
      switch form {
      case "svg": SVGMap.render(Self.map)
      case "mermaid": MermaidMap.render(Self.map)
      case "dot": DOTMap.render(Self.map)
      case "json": JSONMap.render([Self.map], of: report)
      case "markdown": ThreatModel.render([Self.map], of: report)
      default: WorkspaceHTML.render(report, applications: [0])
      }
    for part in ["Copy", "Lake", "Answer"] { #expect(drawn.contains(part), "\(part)") }
    // The document says who writes what; it has no labels on lines.
    let labels = form == "markdown" ? ["| Ask |", "step 2: Store"] : ["POST /answers", "2 Store"]
    for label in labels { #expect(drawn.contains(label), "\(label)") }
  }
}
