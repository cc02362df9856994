import Core
import Languages
import Testing

/// Which files an import may mean.
@Suite struct JavaScriptImportTests {
  private static let files: [(path: String, bytes: [UInt8])] = [
    ("package.json", ##"{"name": "app", "workspaces": ["packages/*"], "imports": {"#db": "./lib/db.js"}}"##),
    ("tsconfig.json", #"{ /* base */ "compilerOptions": { "baseUrl": "./", "paths": { "@lib/*": ["lib/*"], }, }, }"#),
    ("functions/a/index.js", ""), ("functions/a/helper.js", ""), ("functions/a/typed.ts", ""),
    ("functions/a/data.json", "{}"), ("functions/a/both.js", ""), ("functions/a/both.ts", ""),
    ("functions/a/package.json", #"{"dependencies": {"local": "file:../../local", "left-pad": "1.0.0"}}"#),
    ("functions/b/handler.ts", ""),
    ("lib/db.js", ""), ("lib/models/index.js", ""),
    ("local/package.json", #"{"main": "src/start.js"}"#), ("local/src/start.js", ""), ("local/extra.js", ""),
    ("packages/core-lib/package.json", #"{"name": "@app/core"}"#), ("packages/core-lib/src/index.ts", ""),
    ("layer/nodejs/shared.js", ""), ("layer/nodejs/node_modules/tool/index.js", ""),
  ].map { ($0.0, Array($0.1.utf8)) }

  private static let tree = FileTree(contents: files)

  private func found(_ text: String, from path: String = "functions/a/index.js") -> [String] {
    let roots = ["functions/a", "layer"]
    return JavaScriptFrontEnd().candidates(for: text, from: path, roots: roots, in: Self.tree)
  }

  @Test(arguments: [
    ("./helper", "functions/a/helper.js"), ("./helper.js", "functions/a/helper.js"),
    ("./typed", "functions/a/typed.ts"), ("./typed.js", "functions/a/typed.ts"),
    ("./data", "functions/a/data.json"), ("./both", "functions/a/both.js"), (".", "functions/a/index.js"),
    ("../../lib/models", "lib/models/index.js"), ("../../lib/models/", "lib/models/index.js"),
    ("/opt/nodejs/shared", "layer/nodejs/shared.js"), ("/var/task/helper", "functions/a/helper.js"),
    ("shared", "layer/nodejs/shared.js"), ("tool", "layer/nodejs/node_modules/tool/index.js"),
    ("helper", "functions/a/helper.js"), ("@lib/db", "lib/db.js"), ("lib/models", "lib/models/index.js"),
    ("#db", "lib/db.js"), ("local", "local/src/start.js"), ("local/extra", "local/extra.js"),
    ("@app/core", "packages/core-lib/src/index.ts"),
  ])
  func importsLeadToFiles(_ text: String, _ path: String) {
    #expect(found(text).first == path)
  }

  @Test(arguments: ["aws-sdk", "node:fs", "left-pad", "./absent", "../../../outside", "", "@lib/absent"])
  func whatIsNotInTheApplicationLeadsNowhere(_ text: String) {
    #expect(found(text).isEmpty)
  }

  @Test func typeScriptPrefersItsOwnFiles() {
    #expect(found("./both", from: "functions/a/typed.ts").first == "functions/a/both.ts")
    #expect(found("./both.js", from: "functions/a/typed.ts").first == "functions/a/both.ts")
    #expect(found("./both.js").first == "functions/a/both.js")
  }

  @Test func settingsAreThoseOfTheTreeAtHand() {
    let other = FileTree(contents: [
      ("tsconfig.json", Array(#"{"compilerOptions": {"paths": {"@lib/*": ["other/*"]}}}"#.utf8)), ("other/db.ts", []),
      ("a.ts", []),
    ])
    let frontEnd = JavaScriptFrontEnd()
    #expect(frontEnd.candidates(for: "@lib/db", from: "a.ts", roots: [""], in: other) == ["other/db.ts"])
    #expect(found("@lib/db").first == "lib/db.js")
  }

  @Test(arguments: ["{", "[", "{\"compilerOptions\":", "\"", "{\"paths\": {", "", "// only a comment", "{\"a\" 1}"])
  func brokenSettingsAreIgnored(_ text: String) {
    let tree = FileTree(contents: [
      ("tsconfig.json", Array(text.utf8)), ("package.json", Array(text.utf8)), ("a.ts", []), ("b.ts", []),
    ])
    #expect(JavaScriptFrontEnd().candidates(for: "./b", from: "a.ts", roots: [""], in: tree) == ["b.ts"])
    #expect(JavaScriptFrontEnd().candidates(for: "c", from: "a.ts", roots: [""], in: tree).isEmpty)
  }
}
