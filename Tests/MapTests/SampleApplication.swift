import Core

/// An application made by hand, small but with every kind of way in, resource and connection; one function has a name that
/// would break a page, a diagram or a document if it were not escaped.
enum SampleApplication {
  static let hostile = "Bad</script><script>window.pwned=1</script><img src=x onerror=pwned=1>\"'`|]--;"

  static let code = """
    import os

    def handler(event, context):
        key = event["Records"][0]["s3"]["object"]["key"]  # </script><script>window.pwned=1</script>
        name = key.split("/")[-1]
        os.system("convert /tmp/" + name)
    """
  static let template = (1...40).map { "Line\($0): value\n" }.joined()
  static let tree = FileTree(contents: [("src/resize.py", Array(code.utf8)), ("template.yaml", Array(template.utf8))])

  /// A line of the template.
  static func line(_ number: Int) -> Place {
    let start = LineTable(Array(template.utf8)).starts[number - 1]
    return Place(FileID(1), start, start + 5)
  }

  /// The first occurrence of a text in the code.
  static func place(_ text: String) -> Place {
    let wanted = Array(text.utf8)
    let bytes = Array(code.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return Place(FileID(0), UInt32(start), UInt32(start + wanted.count))
  }

  static func attribute(_ id: String, _ name: String = "Arn") -> Known<Text> {
    .known(Text(pieces: [.attribute(of: id, name: name)]), line(1))
  }

  static let application: Application = {
    var application = Application(name: "gallery", format: .sam, folder: "", place: line(1))
    application.apis = [api]
    application.functions = functions
    application.roles = roles
    application.buckets = [bucket]
    application.tables = [Table(id: "Pictures", place: line(12))]
    application.queues = [Queue(id: "Thumbnails", place: line(13)), Queue(id: "Failed", place: line(14))]
    application.topics = [topic]
    application.userPools = [UserPool(id: "Users", place: line(16))]
    application.secrets = [StoredSecret(id: "Password", kind: .secret, place: line(17))]
    application.stateMachines = [machine]
    application.permissions = [
      InvokePermission(
        id: "Partner", function: Text(pieces: [.attribute(of: "Report", name: "Arn")]), principal: "123456789012",
        place: line(18))
    ]
    application.evidence.serviceCalls = calls
    application.evidence.paths = [
      TaintPath(
        source: TaintSource(
          kind: .event, controller: .anonymous, label: "event.Records[].s3.object.key", trigger: .s3,
          place: steps[0].place),
        sink: .shell, place: steps[2].place, callee: "os.system", steps: steps, functions: ["Resize"], confidence: .high
      )
    ]
    return application
  }()

  private static var api: API {
    var api = API(id: "Api", kind: .http, place: line(2))
    api.authorizers = [API.Authorizer(id: "Members", kind: .jwt, place: line(3))]
    var open = API.Route(method: "GET", path: "/pictures", place: line(4))
    open.function = "List"
    open.authorization = .known(.none, line(4))
    var closed = API.Route(method: "DELETE", path: "/pictures/{id}", place: line(5))
    closed.function = hostile
    closed.authorization = .known(.authorizer("Members"), line(5))
    api.routes = [open, closed]
    return api
  }

  private static var bucket: Bucket {
    var bucket = Bucket(id: "Uploads", place: line(11))
    var statement = PolicyStatement(place: line(11))
    statement.principals = [PolicyStatement.Principal(type: "*", value: "*", place: line(11))]
    statement.actions = [PolicyStatement.Entry("s3:PutObject", at: line(11))]
    bucket.policy = [statement]
    return bucket
  }

  private static var topic: Topic {
    var topic = Topic(id: "Changes", place: line(15))
    topic.subscriptions = [
      Topic.Subscription(protocolName: .known("sqs", line(15)), endpoint: attribute("Thumbnails"), place: line(15))
    ]
    return topic
  }

  private static var machine: StateMachine {
    var machine = StateMachine(id: "Nightly", place: line(19))
    var state = StateMachine.State(name: "Count", type: "Task", hasCatch: false, hasRetry: false, place: line(20))
    state.target = attribute("Report")
    machine.states = [state]
    return machine
  }

  private static var functions: [Function] {
    func route(_ index: Int) -> Trigger {
      var trigger = Trigger(.apiGatewayHTTP, place: line(4 + index))
      trigger.route = RouteReference(api: 0, route: index)
      return trigger
    }
    func trigger(_ kind: TriggerKind, _ source: Known<Text>) -> Trigger {
      var trigger = Trigger(kind, place: line(8))
      trigger.source = source
      return trigger
    }
    var resize = function("Resize", "python3.13", [trigger(.s3, attribute("Uploads"))], 6)
    resize.triggers[0].keyPrefix = .known("in/", line(8))
    resize.deadLetterTarget = attribute("Failed")
    resize.code = .folder("src")
    var report = function("Report", "nodejs22.x", [Trigger(.schedule, place: line(9))], 9)
    report.subnets = .known(["subnet-1"], line(9))
    return [
      function("List", "nodejs22.x", [route(0)], 7), function(hostile, "nodejs22.x", [route(1)], 8), resize,
      function("Thumbnail", "python3.13", [trigger(.sqs, attribute("Thumbnails"))], 10), report,
    ]
  }

  private static func function(_ id: String, _ runtime: String, _ triggers: [Trigger], _ number: Int) -> Function {
    var function = Function(id: id, place: line(number))
    function.runtime = .known(runtime, line(number))
    function.role = .known(id == "Report" ? "Wide" : "\(id)Role", line(number))
    function.triggers = triggers
    return function
  }

  private static var roles: [Role] {
    var role = Role(id: "ThumbnailRole", place: line(21))
    var statement = PolicyStatement(place: line(22))
    statement.actions = [PolicyStatement.Entry("secretsmanager:GetSecretValue", at: line(22))]
    statement.resources = [PolicyStatement.Entry(Text(pieces: [.attribute(of: "Password", name: "Ref")]), at: line(22))]
    role.statements = [statement]
    return [role, Role(id: "Wide", place: line(23))]
  }

  private static var calls: [ServiceCall] {
    func call(_ service: String, _ operation: String, _ function: String, _ parameters: [String: Text]) -> ServiceCall {
      ServiceCall(
        service: service, operation: operation, parameters: parameters, functions: [function], place: place("os.system")
      )
    }
    let table = Text(pieces: [.attribute(of: "Pictures", name: "Ref")])
    return [
      call("dynamodb", "Query", "List", ["TableName": table]),
      call("dynamodb", "DeleteItem", hostile, ["TableName": table]),
      call("s3", "GetObject", "Resize", [:]),
      call("dynamodb", "PutItem", "Resize", ["TableName": table]),
      call("sns", "Publish", "Resize", ["TopicArn": Text(pieces: [.attribute(of: "Changes", name: "Ref")])]),
      call("s3", "PutObject", "Thumbnail", ["Bucket": "thumbnails-of-another-team"]),
      call("ses", "SendEmail", "Report", [:]),
    ]
  }

  // MARK: Findings

  static let steps = [
    TraceStep(place: place("event[\"Records\"]"), note: "event.Records[].s3.object.key comes in", function: "Resize"),
    TraceStep(place: place("key.split"), note: "through split"),
    TraceStep(place: place("os.system(\"convert /tmp/\" + name)"), note: "reaches os.system"),
  ]

  static let injection = RuleInfo(
    id: "os-command-injection", risk: .eventDataInjection, title: "event data in a shell command", severity: .critical,
    cwe: 78, why: "A shell reads `;` in the data.", fix: "Run the program without a shell.")
  static let openRoute = RuleInfo(
    id: "unauthenticated-route", risk: .brokenAuthentication, title: "route without authentication", severity: .medium,
    cwe: 306, why: "Anybody may call it.", fix: "Ask for an identity.")
  static let wideRole = RuleInfo(
    id: "wildcard-iam-action", risk: .overPrivilegedFunctions, title: "wildcard", severity: .high, cwe: 250,
    why: "It may do everything.", fix: "Name the actions.")
  static let floating = RuleInfo(
    id: "unpinned-dependency", risk: .insecureDependencies, title: "floating version", severity: .low, cwe: 1357,
    why: "Others decide.", fix: "Pin it.")

  static let report: ScanReport = {
    var report = ScanReport(version: "1.2.3", tree: tree)
    report.applications = [application]
    report.rules = [injection, openRoute, wideRole, floating].sorted { $0.id < $1.id }
    report.findings = [
      Finding(
        injection, "the object's key becomes part of a command", at: steps[2].place, subjects: ["Resize"], steps: steps),
      Finding(openRoute, "anybody may call GET /pictures", at: line(4), subjects: ["Api"]),
      Finding(wideRole, "\(hostile) may do everything", at: line(8), subjects: [hostile]),
      Finding(wideRole, "Wide may do everything", at: line(23), subjects: ["Wide"]),
      Finding(floating, "left-pad <script>window.pwned=1</script> is not pinned", at: line(1)),
    ]
    for index in report.findings.indices { report.findings[index].fingerprint = "000000000000000\(index)" }
    report.gaps = [ScanReport.CoverageGap(what: "unresolved call: <b>frob</b>", count: 2, first: place("os.system"))]
    report.diagnostics = [Diagnostic(.unresolved, "the handler </title> leads nowhere", at: line(6))]
    return report
  }()
}
