import Core
import Templates
import Testing

@testable import Synthesis

/// What the walk through a program makes of the languages' own constructs.
@Suite struct ProgramTests {
  @Test func settingsStandWhereTheyAreWritten() throws {
    let files = Synthesized.typescript("new s3.Bucket(this, 'Files', {\n  versioned: true,\n  bucketName: 'files' });")
    let (application, diagnostics) = try Synthesized.application(files)
    let bucket = try #require(application.buckets.first)
    #expect(application.format == .cdk)
    #expect(bucket.id == "Files" && bucket.name.value?.literal == "files" && bucket.isVersioned.value == true)
    let place = try #require(bucket.isVersioned.place)
    let source = Array(try #require(files["lib/stack.ts"]).utf8)
    #expect(String(decoding: source[Int(place.start)..<Int(place.end)], as: UTF8.self) == "true")
    #expect(diagnostics.isEmpty)
  }

  @Test("the file of a module is known by its address, and inline code by the file that it is read from")
  func placesOfFiles() throws {
    var files = Synthesized.typescript(
      """
      const folder = dirname(fileURLToPath(import.meta.url));
      new lambda.Function(this, 'A', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'a.b', code: lambda.Code.fromAsset(join(folder, '../src')) });
      new lambda.Function(this, 'B', { handler: 'a.b', code: lambda.Code.fromInline(readFileSync(join(folder, '../src/a.py')).toString()) });
      """,
      imports:
        "import { dirname, join } from 'node:path'; import { fileURLToPath } from 'node:url'; import { readFileSync } from 'fs';"
    )
    files["src/a.py"] = "print(\"hello\")\n"
    let functions = try Synthesized.application(files).application.functions
    guard case .folder("src")? = functions.first?.code, case .inline(let place, _)? = functions.last?.code else {
      Issue.record("the code was not found: \(functions.map(\.code))")
      return
    }
    #expect(place.start == 0 && place.end == 15)
  }

  @Test func loopsOverLiteralListsMakeOneConstructEach() throws {
    let files = Synthesized.typescript(
      """
      for (const name of ['a', 'b']) { new s3.Bucket(this, `Bucket-${name}`, { bucketName: `files-${name}` }); }
      ['c', 'd'].forEach((name) => new s3.Bucket(this, name));
      Object.entries({ e: 1, f: 2 }).map(([name]) => new s3.Bucket(this, name));
      """)
    let ids = try Synthesized.application(files).application.buckets.map(\.id)
    #expect(ids == ["Bucket-a", "Bucket-b", "c", "d", "e", "f"])
  }

  @Test func localConstructsTakeTheirSettingsFromTheirCaller() throws {
    var files = Synthesized.typescript(
      "new Store(this, 'Store', { name: 'orders' });", imports: "import { Store } from './store';")
    files["lib/store.ts"] = """
      import { Construct } from 'constructs';
      import { Bucket } from 'aws-cdk-lib/aws-s3';
      interface StoreProps { name: string }
      export class Store extends Construct {
        readonly bucket: Bucket;
        constructor(scope: Construct, id: string, private readonly props: StoreProps) {
          super(scope, id);
          this.bucket = this.make();
        }
        private make() { return new Bucket(this, 'Bucket', { bucketName: this.props.name }); }
      }
      """
    let bucket = try #require(try Synthesized.application(files).application.buckets.first)
    #expect(bucket.id == "Store/Bucket" && bucket.name.value?.literal == "orders")
  }

  @Test(arguments: [
    ("process.env.NAME", nil), ("process.env.NAME ?? 'preset'", "preset"), ("process.env.NAME || 'preset'", "preset"),
    ("this.node.tryGetContext('stage')", "test"), ("props?.env ? 'a' : 'b'", "b"),
    ("process.env.PROD ? 'one' : 'other'", nil), ("['x', 'y'].join('-')", "x-y"), ("'A'.toLowerCase()", "a"),
  ])
  func valuesThatOnlyTheDeployerKnowsStayUnknown(_ expression: String, _ expected: String?) throws {
    let files = Synthesized.typescript("new s3.Bucket(this, 'B', { bucketName: \(expression) });")
    let bucket = try #require(try Synthesized.application(files).application.buckets.first)
    #expect(bucket.name.value?.literal == expected)
  }

  @Test func bothWaysOfAnUnknownChoiceAreTaken() throws {
    let files = Synthesized.typescript(
      """
      if (process.env.FULL) { new s3.Bucket(this, 'A'); } else { new s3.Bucket(this, 'B'); }
      if (!process.env.REGION) { throw new Error('no region'); }
      new s3.Bucket(this, 'C');
      """)
    #expect(try Synthesized.application(files).application.buckets.map(\.id) == ["A", "B", "C"])
  }

  @Test func endlessProgramsEnd() throws {
    let files = Synthesized.typescript(
      """
      new s3.Bucket(this, 'A');
      const again = () => again();
      again();
      while (true) { process.env.X; }
      new s3.Bucket(this, 'B');
      """)
    #expect(try Synthesized.application(files).application.buckets.map(\.id) == ["A"])
  }

  @Test func pythonNamesAreTheLibrarysNames() throws {
    let files = [
      "cdk.json": #"{"app": "python3 app.py"}"#,
      "app.py": """
      import os
      from aws_cdk import App, Stack, Duration, aws_lambda as _lambda, aws_sqs as sqs
      from constructs import Construct

      class Api(Stack):
          def __init__(self, scope: Construct, construct_id: str, *, stage="test", **kwargs) -> None:
              super().__init__(scope, construct_id, **kwargs)
              queues = [sqs.Queue(self, name, queue_name=f"{name}-{stage}") for name in ("one", "two")]
              fn = _lambda.Function(self, "Fn", runtime=_lambda.Runtime.PYTHON_3_12, handler="app.handler",
                  code=_lambda.Code.from_asset(os.path.join(os.path.dirname(__file__), "code")),
                  timeout=Duration.minutes(2), environment={"QUEUE": queues[0].queue_url})
              queues[1].grant_send_messages(fn)

      app = App()
      Api(app, "Api", stage="live")
      app.synth()
      """, "code/app.py": "def handler(event, context): pass\n",
    ]
    let application = try Synthesized.application(files).application
    let function = try #require(application.functions.first)
    #expect(application.queues.map { $0.name.value?.literal } == ["one-live", "two-live"])
    #expect(function.timeout.value == 120 && function.runtime.value == "python3.12")
    #expect(function.environment.first?.value.value?.resource == "one")
    if case .folder(let folder) = function.code { #expect(folder == "code") } else { Issue.record("no folder") }
    #expect(application.actions(ofRole: "Fn/ServiceRole").contains("sqs:SendMessage"))
  }

  @Test func stacksThatNoProgramMakesAreReadToo() throws {
    var files = Synthesized.typescript("new s3.Bucket(this, 'A', { bucketName: id });")
    files["bin/app.ts"] = nil
    files["cdk.json"] = nil
    #expect(try Synthesized.application(files).application.buckets.map(\.id) == ["A"])
  }

  @Test(arguments: [
    ("mvn -e -q compile exec:java", Diagnostic.Kind.unsupported), ("dotnet run --project src", .unsupported),
    ("npx ts-node bin/gone.ts", .unresolved),
  ])
  func whatIsNotReadIsSaid(_ command: String, _ kind: Diagnostic.Kind) {
    let tree = FileTree(contents: [("cdk.json", Array(#"{"app": "\#(command)"}"#.utf8))])
    let said = CloudDevelopmentKit(tree).readRest(besides: []).flatMap(\.result.diagnostics)
    #expect(said.map(\.kind) == [kind])
  }
}
