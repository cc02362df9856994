import Core
import Templates
import Testing

@Suite struct ServerlessFrameworkModuleTests {
  private static let typed = """
    import type { AWS } from '@serverless/typescript';
    import { hello, unused as other } from '@functions/index';
    // a comment with { brackets
    const name = 'shop';
    const shared = { REGION: 'eu-west-1', "DEBUG": true };
    const serverlessConfiguration: AWS = {
      service: name,
      provider: {
        name: 'aws',
        runtime: "nodejs20.x",
        timeout: 30,
        environment: {
          ...shared,
          STAGE: '${sls:stage}',
          TOKEN: process.env.TOKEN,
          JOINED: name + '-' + process.env.TOKEN!,
          URL: `https://${name}.example`,
          CHOSEN: process.env.NONE || 'standard',
          COMPUTED: compute({ a: [1, 2] }, "}"),
        },
      } as const,
      functions: { hello, inline: { handler: 'src/a.main', events: [{ http: { method: 'get', path: 'a', }, }] } },
    };
    export default serverlessConfiguration;
    """
  private static let files = [
    "tsconfig.json": #"{ "extends": "./tsconfig.paths.json", /* none */ "include": ["src/**/*.ts"] }"#,
    "tsconfig.paths.json":
      #"{ "compilerOptions": { "baseUrl": ".", "paths": { "@functions/*": ["src/functions/*"] } } }"#,
    "src/functions/index.ts": "export { default as hello } from './hello';",
    "src/functions/hello/index.ts": """
    import { handlerPath } from '../../libs/path';
    export default {
      handler: `${handlerPath(__dirname)}/handler.main`,
      events: [{ httpApi: 'GET /hello' }],
    };
    """,
    "src/functions/hello/handler.ts": "export const main = async () => {};",
    "src/libs/path.ts": "export const handlerPath = (context: string) => { return context.split('/')[1]; };",
  ]

  private var service: ServiceFixture { ServiceFixture(Self.typed, named: "serverless.ts", files: Self.files) }

  @Test func literalsOfTypeScript() throws {
    let service = self.service
    #expect(try service.application().name == "shop")
    let inline = try service.function("inline")
    #expect(inline.timeout.value == 30 && inline.runtime.value == "nodejs20.x")
    let values = Dictionary(uniqueKeysWithValues: inline.environment.map { ($0.name, $0.value.display) })
    #expect(values["REGION"] == "eu-west-1" && values["DEBUG"] == "true" && values["STAGE"] == "dev")
    #expect(values["TOKEN"] == "${env:TOKEN}" && values["JOINED"] == "shop-${env:TOKEN}")
    #expect(values["URL"] == "https://shop.example" && values["CHOSEN"] == "standard")
    #expect(values["COMPUTED"] == "${compute({ a: [1, 2] }, \"}\")}")
    #expect(try service.line(inline.runtime.place) == "runtime: \"nodejs20.x\",")
  }

  @Test func importsAreFollowed() throws {
    let service = self.service
    let hello = try service.function("hello")
    #expect(hello.handler.value == "src/functions/hello/handler.main")
    #expect(hello.triggers.map(\.kind) == [.apiGatewayHTTP])
    #expect(try service.line(hello.triggers[0].place) == "events: [{ httpApi: 'GET /hello' }],")
    let consumed = service.result.consumed.map { service.tree[$0].path }
    #expect(consumed.contains("src/functions/hello/index.ts"))
  }

  @Test(arguments: [
    "module.exports = { service: 'x', provider: { name: 'aws' }, functions: require('./functions') };",
    "const functions = require('./functions')\nmodule.exports = { service: 'x', provider: { name: 'aws' }, functions }",
    "const { a } = require('./functions')\nmodule.exports = { service: 'x', provider: { name: 'aws' }, functions: { a } }",
    "module.exports = async () => ({ service: 'x', provider: { name: 'aws' }, functions: require('./functions') })",
    "import * as all from './functions.js'\nexport = { service: 'x', provider: { name: 'aws' }, functions: { a: all.a } }",
  ]) func modulesOfJavaScript(_ text: String) throws {
    let files = ["functions.js": "exports.a = { handler: 'app.main', memorySize: 1_024 }"]
    let service = ServiceFixture(text, named: "serverless.js", files: files)
    let function = try service.function("a")
    #expect(function.handler.value == "app.main" && function.memory.isAbsent == false)
  }

  @Test func aComputedServiceIsSaid() {
    let text = "import { build } from './service provider'\nexport default build()"
    let service = ServiceFixture(text, named: "serverless.ts")
    #expect(service.result.applications.isEmpty)
    #expect(service.result.diagnostics.map(\.kind) == [.unsupported])
  }

  @Test(arguments: [
    "module.exports = {", "module.exports = { service: 'x", "export default { a: [1, { b: ",
    "const a = require('./serverless')",
    "export default `${", "module.exports = ((((((", "import { from 'x'", "export { ", "const { a",
    "export default a as",
    "const x: { a: string = {}", "module.exports = (]", "module.exports = (a, ) + }", "export default {...x, ...}",
    "module.exports = { 'a' 'b' }",
    "export default { a() { return }, b: /[\"']/ }",
  ]) func brokenModulesEnd(_ text: String) {
    let service = ServiceFixture(text + " // service provider", named: "serverless.ts")
    #expect(service.result.applications.count <= 1)
  }

  @Test(arguments: ["'x' + 'y'", "[1, 2]", "'x' + unknown()"]) func constantsThatDoubleEnd(_ first: String) throws {
    let lines = (1..<60).map {
      "const a\($0) = \(first.hasPrefix("[") ? "[a\($0 - 1), a\($0 - 1)]" : "a\($0 - 1) + a\($0 - 1)")"
    }
    let service =
      "module.exports = { service: 'x', provider: { name: 'aws' }, functions: { f: { handler: 'h.m' } }, custom: { a: a59 } }"
    let text = "const a0 = \(first)\n" + lines.joined(separator: "\n") + "\n" + service
    #expect(try ServiceFixture(text, named: "serverless.js").application().functions.count == 1)
  }

  @Test func importsInCirclesEnd() throws {
    let files = [
      "a.js": "import b from './b'\nexport default { b }", "b.js": "import a from './a'\nexport default { a }",
    ]
    let text =
      "import a from './a'\nexport default { service: 'x', provider: { name: 'aws' }, functions: { f: { handler: 'h.m' } }, custom: a }"
    #expect(try ServiceFixture(text, named: "serverless.js", files: files).application().functions.count == 1)
  }
}
