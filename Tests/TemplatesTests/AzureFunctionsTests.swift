import Core
import Templates
import Testing

@Suite struct AzureFunctionsTests {
  private static let http = #"{"bindings": [{"type": "httpTrigger", "name": "req", "authLevel": "anonymous"}]}"#

  private static func read(_ files: [String: String]) -> TemplateResult {
    let tree = FileTree(contents: files.map { ($0.key, Array($0.value.utf8)) })
    return TemplateReader.merge(TemplateReader.candidates(in: tree).map { TemplateReader.read($0, in: tree) })
  }

  @Test func oneApplicationAnApp() throws {
    let files = [
      "app/host.json": "{}", "app/a/function.json": Self.http, "app/a/index.js": "",
      "app/b/function.json": #"{"bindings": [{"type": "blobTrigger", "name": "x", "path": "photos/{name}"}]}"#,
      "app/b/__init__.py": "", "other/c/function.json": Self.http,
    ]
    let result = Self.read(files)
    #expect(result.applications.map(\.folder) == ["app", "other"])
    let app = try #require(result.applications.first)
    #expect(app.cloud == .azure && app.functions.map(\.id) == ["a", "b"])
    #expect(app.functions.map(\.handler.value) == ["a/index.", "b/__init__.main"])
    #expect(app.functions[1].triggers.map(\.kind) == [.azureBlob])
    #expect(app.functions[1].triggers[0].source.value?.literal == "photos")
    #expect(app.apis.first?.routes.map(\.authorization.value) == [Authorization.none])
  }

  @Test(arguments: [
    (#"{"scriptFile": "../dist/a/index.js", "bindings": [{"type": "queueTrigger"}]}"#, "a/index.ts", "a/index."),
    (
      #"{"scriptFile": "../shared.py", "entryPoint": "run", "bindings": [{"type": "queueTrigger"}]}"#, "shared.py",
      "shared.run"
    ),
    (#"{"bindings": [{"type": "httpTrigger"}]}"#, "a/main.py", "a/main.main"),
  ])
  func findsTheCode(_ json: String, _ path: String, _ handler: String) throws {
    let function = try #require(Self.read(["a/function.json": json, path: ""]).applications.first?.functions.first)
    #expect(function.handler.value == handler)
  }

  @Test(arguments: [
    ("{}", "/api/a", nil, nil), (#"{"functionTimeout": "00:10:30"}"#, "/api/a", 630, nil),
    (#"{"functionTimeout": "-1"}"#, "/api/a", Int.max, nil),
    (#"{"functionTimeout": "99999999999:0:0"}"#, "/api/a", nil, nil),
    (#"{"extensions": {"http": {"routePrefix": "", "maxConcurrentRequests": 20}}}"#, "/a", nil, true),
    (#"{"extensions": {"http": {"routePrefix": "v1", "dynamicThrottlesEnabled": false}}}"#, "/v1/a", nil, false),
    ("[", "/api/a", nil, nil),
  ])
  func settingsOfTheHost(_ host: String, _ path: String, _ timeout: Int?, _ refuses: Bool?) throws {
    let app = try #require(
      Self.read(["host.json": host, "a/function.json": Self.http, "a/index.js": ""]).applications.first)
    #expect(app.apis.first?.routes.map(\.path) == [path])
    #expect(app.functions.first?.timeout.value == timeout && app.apis.first?.hasUsagePlan.value == refuses)
  }

  @Test(arguments: [
    "{", "[]", #"{"bindings": {}}"#, #"{"bindings": [1, null]}"#, #"{"bindings": [{"type": "queue"}]}"#,
    #"{"disabled": true, "bindings": [{"type": "queueTrigger"}]}"#,
  ])
  func makesNothingOfOtherFiles(_ json: String) { #expect(Self.read(["a/function.json": json]).applications.isEmpty) }
}
