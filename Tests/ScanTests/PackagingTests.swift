import Core
import Testing

@testable import Scan

/// Whose packages a function carries.
@Suite struct PackagingTests {
  private static func application(_ code: Function.Code, handler: String = "src/app.handler") -> Application {
    let place = Place(FileID(0), 0, 0)
    var application = Application(name: "a", format: .sam, folder: "", place: place)
    var function = Function(id: "f", place: place)
    function.code = code
    function.handler = .known(handler, place)
    function.layerFolders = ["layers/common"]
    application.functions = [function]
    return application
  }

  @Test(arguments: [
    ("", true), ("api", true), ("api/src", true), ("api/src/vendor", false), ("client", false), ("ap", false),
    ("layers/common/nodejs", true), ("layers", true), ("layers/other", false),
  ])
  func packagesLieAtOrAboveTheHandler(folder: String, isDeployed: Bool) {
    let packaging = Packaging([Self.application(.folder("api"))])
    #expect(packaging.mayInclude(folder, of: 0) == isDeployed)
  }

  @Test func codeThatIsNotFoundMayCarryAnything() {
    let packaging = Packaging([Self.application(.unknown(because: "a parameter"))])
    #expect(packaging.mayInclude("client", of: 0))
    #expect(!packaging.mayInclude("client", of: nil))
  }

  @Test func pagesAndToolsAreTold() {
    let tree = Sample.tree([
      "template.yaml": """
      Resources:
        Api:
          Type: AWS::Serverless::Function
          Properties: { Runtime: nodejs22.x, CodeUri: api, Handler: app.handler }
      """,
      "api/app.js": "const _ = require('lodash'); exports.handler = async () => _.now()",
      "api/package.json": #"{"dependencies": {"lodash": "4.17.0"}}"#,
      "client/package.json": #"{"dependencies": {"lodash": "4.17.0"}}"#,
    ])
    let report = Scanner.scan(tree: tree)
    let found = report.findings.filter { $0.rule == "vulnerable-dependency" }
    let severities = found.map { (report.tree[$0.place.file].path, $0.severity) }
    #expect(severities.contains { $0 == ("api/package.json", .high) })
    #expect(severities.contains { $0 == ("client/package.json", .low) })
  }
}
