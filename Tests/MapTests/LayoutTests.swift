import Core
import Testing

@testable import Map

/// The layout of small and of large applications.
@Suite struct LayoutTests {
  /// An application of many functions: routes, queues between them, shared tables, loops.
  static func large(_ count: Int, folders: Int = 5) -> Application {
    var application = Application(name: "large", format: .sam, folder: "", place: SampleApplication.line(1))
    var api = API(id: "Api", kind: .rest, place: SampleApplication.line(1))
    let tables = (0..<max(1, count / 8)).map { Table(id: "Table\($0)", place: SampleApplication.line(2)) }
    let queues = (0..<max(1, count / 6)).map { Queue(id: "Queue\($0)", place: SampleApplication.line(2)) }
    for number in 0..<count {
      var function = Function(id: "Function\(number)", place: SampleApplication.line(3))
      function.code = .folder("services/part\(number % folders)/f\(number)")
      if number % 3 == 0 {
        var trigger = Trigger(.sqs, place: SampleApplication.line(4))
        trigger.source = SampleApplication.attribute(queues[number % queues.count].id)
        function.triggers = [trigger]
      } else {
        api.routes.append(API.Route(method: "GET", path: "/f\(number)", place: SampleApplication.line(5)))
        var trigger = Trigger(.apiGatewayREST, place: SampleApplication.line(5))
        trigger.route = RouteReference(api: 0, route: api.routes.count - 1)
        function.triggers = [trigger]
      }
      application.functions.append(function)
      application.evidence.serviceCalls += calls(number, tables.count, queues.count)
    }
    application.apis = [api]
    application.tables = tables
    application.queues = queues
    return application
  }

  private static func calls(_ number: Int, _ tables: Int, _ queues: Int) -> [ServiceCall] {
    let table = Text(pieces: [.attribute(of: "Table\(number % tables)", name: "Ref")])
    let queue = Text(pieces: [.attribute(of: "Queue\(number * 7 % queues)", name: "Ref")])
    return [
      ServiceCall(
        service: "dynamodb", operation: number % 2 == 0 ? "PutItem" : "Query", parameters: ["TableName": table],
        functions: ["Function\(number)"], place: SampleApplication.line(6)),
      ServiceCall(
        service: "sqs", operation: "SendMessage", parameters: ["QueueUrl": queue], functions: ["Function\(number)"],
        place: SampleApplication.line(7)),
    ]
  }

  private static let applications = [
    SampleApplication.application, large(7), large(24), large(60), large(200, folders: 12),
  ]

  @Test(arguments: 0..<5) func nothingOverlaps(_ number: Int) {
    let map = ApplicationMap.draw(Self.applications[number], findings: [])
    let layout = MapLayout.arrange(map)
    for (one, frame) in layout.frames.enumerated() {
      #expect(frame.x >= 0 && frame.y >= 0 && frame.right <= layout.width && frame.bottom <= layout.height)
      for (other, second) in layout.frames.enumerated().dropFirst(one + 1) {
        #expect(!frame.meets(second), "\(map.nodes[one].id) and \(map.nodes[other].id)")
      }
    }
  }

  @Test(arguments: 0..<5) func groupsOverlapNeitherEachOtherNorOtherNodes(_ number: Int) {
    let map = ApplicationMap.draw(Self.applications[number], findings: [])
    let layout = MapLayout.arrange(map)
    let groups = layout.zones.filter { $0.kind == .group }
    for (index, group) in groups.enumerated() {
      for other in groups.dropFirst(index + 1) { #expect(!group.frame.meets(other.frame)) }
      for (node, frame) in layout.frames.enumerated() where map.nodes[node].group != group.title {
        #expect(!group.frame.meets(frame), "\(group.title) and \(map.nodes[node].id)")
      }
    }
  }

  @Test(arguments: 0..<5) func edgesEndAtTheirNodesAndPassNoOther(_ number: Int) {
    let map = ApplicationMap.draw(Self.applications[number], findings: [])
    let layout = MapLayout.arrange(map)
    for (edge, route) in layout.routes.enumerated() where map.edges[edge].source != map.edges[edge].target {
      let ends = [map.edges[edge].source, map.edges[edge].target].map { layout.frames[$0] }
      let (left, right) = route.isBackward ? (ends[1], ends[0]) : (ends[0], ends[1])
      #expect(route.points.first.map { abs($0.x - left.right) < 1 && $0.y > left.y && $0.y < left.bottom } == true)
      #expect(route.points.last.map { abs($0.x - right.x) < 1 && $0.y > right.y && $0.y < right.bottom } == true)
      #expect(route.points.count % 2 == 0)
      for index in stride(from: 1, to: route.points.count - 1, by: 2) {
        let wire = MapLayout.Rect(
          x: route.points[index].x, y: route.points[index].y, width: route.points[index + 1].x - route.points[index].x,
          height: 0.1)
        #expect(!layout.frames.contains { $0.meets(wire) })
      }
    }
  }

  @Test("what lies elsewhere stands outside the application's frame", arguments: [0, 1, 4, 9])
  func elsewhere(_ unused: Int) throws {
    var application = SampleApplication.application
    for number in 0..<unused {
      application.tables.append(Table(id: "Spare\(number)", place: SampleApplication.line(2)))
    }
    application.functions = [application.functions[2]]
    application.evidence.serviceCalls.append(
      ServiceCall(
        service: "ses", operation: "SendEmail", parameters: [:], functions: ["Resize"], place: SampleApplication.line(3)
      ))
    let layout = MapLayout.arrange(ApplicationMap.draw(application, findings: []))
    let inside = try #require(layout.zones.first { $0.kind == .application }).frame
    let outside = layout.zones.filter { $0.kind != .application && $0.kind != .group && $0.kind != .unused }
    #expect(outside.contains { $0.kind == .elsewhere })
    for zone in outside { #expect(!zone.frame.meets(inside), "\(zone) \(inside)") }
  }

  @Test func waysInStandLeftOfEverything() {
    let map = ApplicationMap.draw(Self.large(60), findings: [])
    let layout = MapLayout.arrange(map)
    let doors = map.nodes.indices.filter { map.nodes[$0].kind == .entrance }.map { layout.frames[$0].right }
    let inside = map.nodes.indices.filter { map.nodes[$0].kind != .entrance }.map { layout.frames[$0].x }
    #expect((doors.max() ?? 0) < (inside.min() ?? 0))
  }

  @Test("a picture of sixty functions is not a ribbon")
  func proportions() {
    let layout = MapLayout.arrange(ApplicationMap.draw(Self.large(60), findings: []))
    #expect(layout.width / layout.height < 3 && layout.height / layout.width < 1.5)
  }

  @Test func theSameApplicationGivesTheSameLayout() {
    let first = MapLayout.arrange(ApplicationMap.draw(Self.large(60), findings: []))
    let second = MapLayout.arrange(ApplicationMap.draw(Self.large(60), findings: []))
    #expect(first.frames == second.frames)
    #expect(first.routes.map(\.points) == second.routes.map(\.points))
  }

  @Test func sortingReducesCrossings() {
    let map = ApplicationMap.draw(Self.large(60), findings: [])
    var grid = Grid(map, Ranks(map))
    let before = grid.crossings()
    grid.reduceCrossings()
    #expect(grid.crossings() * 2 < before)
  }

  @Test func largeApplicationsAreGroupedByFolder() {
    let map = ApplicationMap.draw(Self.large(60), findings: [])
    #expect(Set(map.nodes.filter { $0.kind == .function }.map(\.group)) == Set((0..<5).map { "part\($0)" }))
    #expect(ApplicationMap.draw(Self.large(7), findings: []).nodes.allSatisfy { $0.group.isEmpty })
  }

  @Test(arguments: [
    ([3.0, 1, 2], [2.0, 2, 2]), ([1, 2, 3], [1, 2, 3]), ([4, 3, 8, 7], [3.5, 3.5, 7.5, 7.5]), ([], []),
  ])
  func theNearestRisingSequence(_ values: [Double], _ rising: [Double]) {
    #expect(Positions.rising(values, values.map { _ in 1 }) == rising)
  }
}

extension MapLayout.Rect {
  /// Whether two frames have a point in common.
  func meets(_ other: MapLayout.Rect) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }
}
