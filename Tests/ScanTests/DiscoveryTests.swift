import Core
import Foundation
import Testing

@testable import Scan

@Suite struct DiscoveryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func scan(_ options: ScanOptions = ScanOptions()) throws -> ScanReport {
    try Scanner.scan(path: folder.path, options: options)
  }

  private func paths() throws -> [String] { try scan().tree.files.map(\.path) }

  @Test func readsCodeTemplatesManifestsAndSettings() throws {
    let wanted = [
      ".env", "Dockerfile", "Pipfile", "a b/ü.py", "app.tsx", "lib/x.mjs", "package.json", "requirements.txt",
      "template.yaml",
    ]
    for name in wanted + ["photo.png", "dist.min.js", "notes.md"] {
      try folder.write(name.hasSuffix(".json") ? "{}" : "x = 1\n", to: name)
    }
    let report = try scan()
    #expect(report.tree.files.map(\.path) == wanted.sorted())
    #expect(report.tree.containsFile("photo.png") && report.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "node_modules/left-pad", "a/node_modules", ".git", "lib/site-packages/x", ".aws-sam/build", ".serverless",
    "v.dist-info",
    "__pycache__", ".terraform/modules",
  ])
  func leavesOutWhatToolsInstalled(_ path: String) throws {
    try folder.write("x = 1\n", to: path + "/index.py")
    try folder.write("x = 1\n", to: "own.py")
    #expect(try paths() == ["own.py"])
  }

  @Test func remembersInstalledPackages() throws {
    try folder.write("{}", to: "node_modules/left-pad/package.json")
    #expect(try scan().tree.containsFile("node_modules/left-pad"))
  }

  @Test func knowsVirtualEnvironmentsVendoredPackagesAndBuildOutputs() throws {
    for name in [
      "my-env/pyvenv.cfg", "my-env/lib/a.py", "fn/requests/api.py", "fn/requests-2.19.1.dist-info/METADATA",
      "fn/vendor/six-1.0.dist-info/METADATA", "fn/vendor/six.py",
      "web/package.json", "web/dist/out.js", "fn/app.py", "dist/source.py",
    ] { try folder.write("{}", to: name) }
    let expected = [
      "dist/source.py", "fn/app.py",
      "fn/requests-2.19.1.dist-info/METADATA", "fn/vendor/six-1.0.dist-info/METADATA", "web/package.json",
    ]
    #expect(try paths() == expected)
  }

  @Test("what an assembly holds of code is a copy where the program is, and all there is where it is not")
  func readsAssetsOfAssembliesThatStandAlone() throws {
    for name in ["cdk.out/manifest.json", "cdk.out/asset.1234/index.js", "cdk.out/Stack.template.json"] {
      try folder.write("{}", to: name)
    }
    #expect(try paths().contains("cdk.out/asset.1234/index.js"))
    try folder.write("{}", to: "cdk.json")
    #expect(try paths() == ["cdk.json", "cdk.out/Stack.template.json", "cdk.out/manifest.json"])
  }

  @Test func followsLinksOnlyInside() throws {
    let outside = try TemporaryFolder()
    try outside.write("secret = 1\n", to: "outside.py")
    try folder.write("x = 1\n", to: "shared/util.py")
    try folder.write("x = 1\n", to: "fn/app.py")
    try folder.link("fn/shared", to: "../shared")
    try folder.link("fn/outside", to: outside.path)
    try folder.link("fn/outside.py", to: outside.path + "/outside.py")
    try folder.link("fn/broken.py", to: "nowhere.py")
    try folder.link("fn/loop", to: "..")
    try folder.link("fn/self", to: ".")
    try folder.link("fn/circle.py", to: "circle.py")
    #expect(try paths() == ["fn/app.py", "fn/shared/util.py", "shared/util.py"])
  }

  @Test func whatIsBehindALinkIsSaidOnce() throws {
    let settings = "password = \"kX9#mQ2$vL7!pR4w\"\n"
    try folder.write(settings, to: "shared/settings.py")
    let before = try scan().findings
    try folder.link("fn", to: "shared")
    try folder.link("again.py", to: "shared/settings.py")
    let after = try scan()
    #expect(after.tree.files.count == 3 && !before.isEmpty)
    #expect(after.findings.map(\.fingerprint) == before.map(\.fingerprint))
  }

  @Test func manyLinksAcrossFoldersEnd() throws {
    for name in ["a", "b", "c", "d", "e", "f", "g", "h"] { try folder.write("x = 1\n", to: "\(name)/x.py") }
    for left in "abcdefgh" { for right in "abcdefgh" { try folder.link("\(left)/to-\(right)", to: "../\(right)") } }
    #expect(try paths().count == 8 + 8 * 7)
  }

  @Test func unreadableFilesAndFoldersAreDiagnostics() throws {
    try folder.write("x = 1\n", to: "own.py")
    try folder.write("x = 1\n", to: "closed/hidden.py")
    try folder.write("x = 1\n", to: "closed.py")
    for name in ["closed", "closed.py"] { #expect(chmod(folder.path + "/" + name, 0) == 0) }
    defer { for name in ["closed", "closed.py"] { chmod(folder.path + "/" + name, 0o755) } }
    let report = try scan()
    let expected = getuid() == 0 ? [] : ["closed", "closed.py"]
    #expect(report.diagnostics.map { report.tree[$0.place.file].path } == expected)
    #expect(report.isIncomplete == (getuid() != 0))
  }

  @Test func largeFilesAreDiagnostics() throws {
    try folder.write(Data(count: FileReader.sizeLimit + 1), to: "big.json")
    try folder.write(Data(count: FileReader.sizeLimit), to: "just.txt")
    let report = try scan()
    #expect(report.diagnostics.map(\.kind) == [.incomplete])
    #expect(report.tree.file(at: "big.json")?.bytes.count == 0 && report.isIncomplete)
    #expect(report.tree.file(at: "just.txt")?.bytes.count == FileReader.sizeLimit)
  }

  @Test func textThatIsNotUTF8IsADiagnostic() throws {
    try folder.write(Data([0x78, 0x20, 0x3D, 0x20, 0x27, 0xE9, 0x27, 0x0A]), to: "latin.py")
    let report = try scan()
    #expect(report.diagnostics.map(\.kind) == [.malformed])
    #expect(report.tree.files.map(\.bytes.count) == [8] && !report.isIncomplete)
  }

  @Test func pipesAndSocketsAreNotOpened() throws {
    #expect(mkfifo(folder.path + "/pipe.py", 0o644) == 0)
    try folder.write("x = 1\n", to: "own.py")
    #expect(try paths() == ["own.py"])
  }

  @Test func namesThatAreNotUTF8AreDiagnostics() throws {
    let bytes = Array((folder.path + "/x").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0x2E, 0x70, 0x79, 0]
    let descriptor = open(bytes, O_CREAT | O_WRONLY, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(try scan().diagnostics.map(\.kind) == [.unreadable])
  }

  @Test func deepFoldersEnd() throws {
    let deep = Array(repeating: "d", count: Discovery.maximumDepth + 5).joined(separator: "/")
    try folder.write("x = 1\n", to: deep + "/deep.py")
    try folder.write("x = 1\n", to: "own.py")
    let report = try scan()
    #expect(report.tree.files.map(\.path).contains("own.py"))
    #expect(report.diagnostics.map(\.kind) == [.incomplete])
  }

  @Test func theConfigurationExcludes() throws {
    try folder.write("x = 1\n", to: "legacy/a.py")
    try folder.write("x = 1\n", to: "own.py")
    var options = ScanOptions()
    options.configuration.exclude = [PathPattern("legacy")]
    #expect(try scan(options).tree.files.map(\.path) == ["own.py"])
  }

  @Test func aPathThatLeadsNowhereIsAnError() {
    #expect(throws: ScanError.noSuchPath("/no/such/folder")) { try Scanner.scan(path: "/no/such/folder") }
  }
}
