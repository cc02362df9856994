import Core
import Testing

@testable import Scan

@Suite struct HandlerDiscoveryTests {
  private static func names(_ path: String, _ text: String) -> [String] {
    let tree = Sample.tree([path: text])
    return HandlerScanner.handlers(in: tree.files[0]).map(\.name)
  }

  @Test(arguments: [
    ("{ // settings\n \"dev\": { \"app_function\": \"main.app\"\n \"x\": 1 } }", "main.app"),
    ("[dev]\napp_function = 'web.app'\n", "web.app"), ("{ \"app_function\": \"\" }", nil), ("{}", nil),
    ("app_function", nil),
  ])
  func findsWhatZappaDeploys(_ text: String, _ expected: String?) {
    let functions = ZappaSettings.functions(in: Sample.tree(["web/zappa_settings.json": text]))
    #expect(functions.map(\.function.handler.value) == (expected.map { [$0] } ?? []))
  }

  @Test(arguments: [
    ("def lambda_handler(event, context):\n  pass", ["lambda_handler"]),
    ("def main(event, _):\n  pass", ["main"]),
    ("async def run(\n    event: dict[str, Any],\n    context: LambdaContext = None,\n) -> dict:", ["run"]),
    ("def lambda_handler(a, b): pass", ["lambda_handler"]),
    ("handler = Mangum(app)\n", ["handler"]), ("lambda_handler = serverless.wrap(app)\n", ["lambda_handler"]),
    ("def emit(event): pass", []), ("def draw(event, widget): pass", []), ("    def inner(event, context): pass", []),
    ("# def old(event, context): pass", []), ("def lambda_handler(", []), ("def", []), ("", []),
    ("def a(event, context): pass\r\ndef b(event, context): pass\r\n", ["a", "b"]),
    ("def a(event, context): pass\ndef a(event, context): pass", ["a"]),
    (
      "from chalice import Chalice\n@app.route('/x')\ndef index():\n  pass\n@app.on_s3_event(\n  bucket='b')\ndef seen(event):",
      ["index", "seen"]
    ),
    ("@app.route('/x')\ndef flask():\n  pass", []),
  ])
  func findsPythonHandlers(_ text: String, _ expected: [String]) { #expect(Self.names("a.py", text) == expected) }

  @Test(arguments: [
    ("exports.handler = async (event) => {}", ["handler"]), ("exports.handler = middy(run)", ["handler"]),
    ("module.exports.create = (event, context, callback) => {}", ["create"]),
    ("module.exports.hello = async event => {}", []),
    ("exports.run = async function named(event, context) {}", ["run"]),
    ("export const handler: Handler<A, B> = async (e) => {}", ["handler"]),
    ("export const get: APIGatewayProxyHandler = async (event: APIGatewayEvent, context) => {}", ["get"]),
    ("export async function handler({ body }: Event) {}", ["handler"]),
    ("export default async function run(event) {}", ["run"]), ("module.exports = { handler }", ["handler"]),
    ("module.exports = { a: b, handler: run }", ["handler"]), ("module.exports = { a, b }", []),
    ("export const onClick = (e) => {}", []), ("export const onClick = (element, e) => {}", []),
    ("const handler = async (event) => {}", []), ("exports.helper = (value) => value", []), ("export", []),
    ("exports.", []), ("module.exports = {", []), ("export const x: {", []),
  ])
  func findsJavaScriptHandlers(_ text: String, _ expected: [String]) { #expect(Self.names("a.ts", text) == expected) }

  private static func signatures(_ path: String, _ text: String) -> [HandlerSignature] {
    HandlerScanner.handlers(in: Sample.tree([path: text]).files[0])
  }

  @Test(arguments: [
    ("main.py", "def hello(request):\n  pass", TriggerKind.webRequest, Application.Cloud.google),
    ("app.py", "import functions_framework\n@functions_framework.http\ndef hello(r):\n  pass", .webRequest, .google),
    (
      "app.py", "import functions_framework\n@functions_framework.cloud_event\ndef seen(e):\n  pass", .cloudEvent,
      .google
    ),
    ("function_app.py", "import azure.functions as func\n@app.route(route='x')\ndef x(req):", .azureHTTP, .azure),
    ("function_app.py", "import azure.functions\n@bp.queue_trigger(a='m')\ndef x(m):", .azureMessage, .azure),
    ("index.js", "exports.hello = (req, res) => {}", .webRequest, .google),
    ("api/hello.ts", "export default function handler(req, res) {}", .webRequest, .other),
  ])
  func findsHandlersOfOtherClouds(
    _ path: String, _ text: String, _ trigger: TriggerKind, _ cloud: Application.Cloud
  ) throws {
    let found = try #require(Self.signatures(path, text).first)
    #expect(found.trigger == trigger && found.cloud == cloud)
  }

  @Test(arguments: [
    ("views.py", "def hello(request):\n  pass"), ("main.py", "app = Flask(__name__)\ndef hello(request):\n  pass"),
    ("main.py", "def hello(request, id):\n  pass"), ("routes/index.js", "exports.hello = (req, res) => {}"),
    ("index.js", "const app = express()\nexports.hello = (req, res) => {}"),
    ("orders.js", "exports.hello = (req, res) => {}"), ("a.js", "require('@azure/functions')"),
  ])
  func leavesWebApplicationsAlone(_ path: String, _ text: String) {
    #expect(Self.signatures(path, text).isEmpty)
  }

  @Test func modulesThatRegisterHandlersHaveNoName() throws {
    let text = "const { app } = require('@azure/functions')\napp.http('a', { handler: (r) => ({}) })"
    let found = try #require(Self.signatures("a.js", text).first)
    #expect(found.name.isEmpty && found.cloud == .azure)
  }

  @Test func oneApplicationAProject() throws {
    let handler = "exports.handler = async (event, context) => {}\n"
    let tree = Sample.tree([
      "orders/README.md": "", "orders/package.json": "{}", "orders/src/create/index.js": handler,
      "orders/src/list/index.js": handler, "mail/main.tf": "", "mail/requirements.txt": "",
      "mail/fn/app.py": "def lambda_handler(event, context): pass\n",
      "mail/tests/test_app.py": "def a(event, context): pass",
      "mail/fn/other.py": "x = 1\n",
    ])
    let applications = Scanner.scan(tree: tree).applications
    #expect(applications.map(\.name) == ["mail", "orders"])
    #expect(applications.map { $0.functions.map(\.id) } == [["fn"], ["create", "list"]])
    #expect(applications[0].functions[0].handler.value == "fn/app.lambda_handler")
    #expect(
      applications[1].functions.map { $0.handler.value } == ["src/create/index.handler", "src/list/index.handler"])
    let folders = applications.flatMap(\.functions).map { function in
      if case .folder(let folder) = function.code { folder } else { "?" }
    }
    #expect(folders == ["mail", "orders", "orders"])
    #expect(applications.allSatisfy { $0.format == .codeOnly })
  }

  @Test func identifiersAreUnique() {
    let handler = "exports.handler = async (event, context) => {}\nexports.second = (event, context) => {}\n"
    let tree = Sample.tree(["a/x/index.js": handler, "b/x/index.js": handler, "app.js": handler])
    let ids = Scanner.scan(tree: tree).applications.flatMap(\.functions).map(\.id)
    #expect(ids.count == 6 && Set(ids).count == 6)
  }

  @Test func filesBelongToTheClosestApplication() {
    let tree = Sample.tree(["a/x.py": "", "a/b/x.py": "", "c.py": ""])
    var outer = Application(name: "outer", format: .sam, folder: "a", place: tree.files[0].whole)
    outer.functions = [Function(id: "F", place: outer.place)]
    let inner = Application(name: "inner", format: .sam, folder: "a/b", place: tree.files[1].whole)
    let ownership = Ownership([outer, inner])
    #expect(ownership.owner(ofFolder: "a/b/c") == 1 && ownership.owner(ofFolder: "a/z") == 0)
    #expect(ownership.owner(ofFolder: "") == nil)
  }
}
