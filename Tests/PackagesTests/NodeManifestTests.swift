import Core
import Testing

@testable import Packages

@Suite struct PackageManifestTests {
  @Test(arguments: [
    ("1.2.3", Dependency.Pin.exact, "1.2.3"), ("=1.2.3", .exact, "1.2.3"), ("^1.2.3", .range, ""),
    ("latest", .none, ""), ("*", .none, ""),
    ("", .none, ""), (">=1.0.0", .range, ""), ("github:o/r", .url, ""),
    ("o/r#semver:^1", .url, ""),
    ("git+ssh://git@host/o/r.git", .url, ""),
    ("https://host/x.tgz", .url, ""), ("1.x || 2.x", .range, ""),
  ])
  func specification(_ written: String, _ pin: Dependency.Pin, _ version: String) {
    let reading = read(["package.json": "{\"dependencies\": {\"name\": \"\(written)\"}}"])
    #expect(reading.dependencies.map(\.pin) == [pin])
    #expect(reading.dependencies.map { $0.version ?? "" } == [version])
  }

  @Test func localFoldersAreNoDependencies() {
    let text =
      "{\"dependencies\": {\"a\": \"file:../a\", \"b\": \"workspace:*\", \"c\": \"link:./c\", \"d\": \"npm:real@1.0.0\"}}"
    #expect(read(["package.json": text]).dependencies.map(\.name) == ["real"])
  }

  @Test func placesAndLists() {
    let text =
      "{\n  \"dependencies\": { \"a\": \"1.0.0\" },\n  \"devDependencies\": { \"b\": \"^2\" },\n  \"scripts\": { \"postinstall\": \"node x\", \"test\": \"y\" }\n}"
    let reading = read(["package.json": text])
    let file = SourceFile(id: FileID(0), path: "", bytes: Array(text.utf8))
    #expect(reading.dependencies.map { file.text($0.place) } == ["\"a\": \"1.0.0\"", "\"b\": \"^2\""])
    #expect(reading.dependencies.map(\.isDevelopmentOnly) == [false, true])
    #expect(reading.manifests.first?.installScripts.map(\.text.literal) == ["node x"])
    #expect(reading.manifests.first?.hasLockFile == false)
    #expect(reading.manifests.first.map { $0.installScripts.map { file.text($0.place) } } == ["node x"])
  }

  @Test(arguments: [
    "", "{", "[]", "{\"dependencies\": {\"a\"", "{\"dependencies\": [1]}", "{\"dependencies\": {\"a\": {}}}", "\u{0}",
    "{\"a\": \"\\",
  ])
  func damagedFilesAreSurvived(_ text: String) {
    let reading = read(["package.json": text])
    #expect(reading.dependencies.isEmpty)
    #expect(reading.manifests.count == 1)
    #expect(reading.diagnostics.count <= 1)
  }

  @Test func deepNestingIsSurvived() {
    let text = String(repeating: "[", count: 200_000)
    #expect(read(["package.json": text]).diagnostics.count == 1)
  }

  @Test func settingsNameForeignRegistries() {
    let settings = "registry=\(foreignIndex)\n@o:registry = https://\(ownHosts[1])/\n//host/:_authToken=${T}\n"
    let reading = read(["package.json": "{}", ".npmrc": settings])
    #expect(reading.manifests.first?.foreignSources.map(\.text.literal) == [foreignIndex])
  }
}

@Suite struct NodeLockTests {
  private static let manifest = "{\"dependencies\": {\"lodash\": \"^4.17.0\", \"fine\": \"^1.0.0\"}}"

  private func check(_ name: String, _ lock: String) {
    let reading = read(["package.json": Self.manifest, name: lock])
    #expect(reading.manifests.first?.hasLockFile == true)
    #expect(reading.named("lodash")?.version == "4.17.15")
    #expect(reading.named("lodash")?.isLocked == true)
    #expect(reading.named("lodash")?.hasIntegrityHash == true)
    #expect(reading.named("lodash")?.advisories.map(\.id).contains("CVE-2020-8203") == true)
    #expect(reading.named("fine")?.advisories.isEmpty == true)
    #expect(reading.dependencies.filter { $0.origin == .lockFile }.map(\.name) == ["minimist"])
    #expect(reading.named("minimist")?.version == "1.2.0")
  }

  @Test func versionOne() {
    check(
      "package-lock.json",
      """
      {"lockfileVersion": 1, "dependencies": {
        "lodash": {"version": "4.17.15", "integrity": "sha512-x"},
        "fine": {"version": "1.0.2", "dependencies": {"minimist": {"version": "1.2.0", "dev": false}}},
        "qs": {"version": "6.5.0", "dev": true}
      }}
      """)
  }

  @Test func versionThree() {
    check(
      "npm-shrinkwrap.json",
      """
      {"lockfileVersion": 3, "packages": {
        "": {"name": "x", "version": "1.0.0"},
        "node_modules/lodash": {"version": "4.17.15", "integrity": "sha512-x"},
        "node_modules/fine": {"version": "1.0.2"},
        "node_modules/fine/node_modules/minimist": {"version": "1.2.0"},
        "node_modules/fine/node_modules/lodash": {"version": "4.17.21"},
        "packages/mine": {"version": "0.0.1"}, "node_modules/mine": {"resolved": "packages/mine", "link": true}
      }}
      """)
  }

  @Test func yarnOne() {
    check(
      "yarn.lock",
      """
      # yarn lockfile v1

      fine@^1.0.0:
        version "1.0.2"
        dependencies:
          minimist "^1.0.0"

      lodash@^3.0.0:
        version "4.17.21"

      lodash@^4.0.0, lodash@^4.17.0:
        version "4.17.15"
        resolved "https://\(ownHosts[1])/lodash.tgz"
        integrity sha512-x

      minimist@^1.0.0:
        version "1.2.0"
      """)
  }

  @Test func yarnTwo() {
    check(
      "yarn.lock",
      """
      __metadata:
        version: 6

      "fine@npm:^1.0.0":
        version: 1.0.2
      "lodash@npm:^4.17.0, lodash@npm:^4.0.0":
        version: 4.17.15
        resolution: "lodash@npm:4.17.15"
        checksum: 8c0
      "minimist@npm:^1.0.0":
        version: 1.2.0
      "x@workspace:.":
        version: 0.0.0-use.local
      """)
  }

  @Test(arguments: ["/lodash/4.17.15", "/lodash@4.17.15", "lodash@4.17.15"])
  func pnpm(_ key: String) {
    check(
      "pnpm-lock.yaml",
      """
      lockfileVersion: '9.0'

      importers:

        .:
          dependencies:
            fine:
              specifier: ^1.0.0
              version: 1.0.2
            lodash:
              specifier: ^4.17.0
              version: 4.17.15(peer@1.0.0)

      packages:

        fine@1.0.2:
          resolution: {integrity: sha512-y}

        \(key):
          resolution: {integrity: sha512-x}

        minimist@1.2.0:
          resolution: {integrity: sha512-z}
      """)
  }

  @Test func workspaceRootsLockTheirMembers() {
    let lock = """
      {"packages": {
        "node_modules/lodash": {"version": "4.17.21"}, "a/node_modules/lodash": {"version": "4.17.15"}
      }}
      """
    let files: KeyValuePairs = [
      "package.json": "{\"workspaces\": [\"a\"]}", "package-lock.json": lock, "a/package.json": Self.manifest,
      "b/package.json": Self.manifest,
    ]
    #expect(read(files, folder: "a").named("lodash")?.version == "4.17.15")
    #expect(read(files, folder: "b").named("lodash")?.version == "4.17.21")
    #expect(
      read(["package.json": "{}", "package-lock.json": lock, "a/package.json": Self.manifest], folder: "a").named(
        "lodash")?.version == nil)
  }

  @Test func foreignHostsAreToldOnce() {
    let lock = """
      {"packages": {
        "node_modules/a": {"version": "1.0.0", "resolved": "\(foreignIndex)/a.tgz"},
        "node_modules/b": {"version": "1.0.0", "resolved": "\(foreignIndex)/b.tgz"},
        "node_modules/c": {"version": "1.0.0", "resolved": "https://\(ownHosts[1])/c.tgz"}
      }}
      """
    let reading = read(["package.json": Self.manifest, "package-lock.json": lock])
    #expect(reading.manifests.first?.foreignSources.map(\.text.literal) == ["\(foreignIndex)/a.tgz"])
  }

  @Test func committedPackagesAreKnownByTheirManifest() {
    let reading = read([
      "package.json": "{}", "node_modules/minimist/package.json": "{\"name\": \"minimist\", \"version\": \"1.2.0\"}",
      "node_modules/minimist/lib/package.json": "{\"name\": \"lodash\", \"version\": \"1.0.0\"}",
    ])
    #expect(reading.dependencies.map(\.name) == ["minimist"])
    #expect(reading.dependencies.map(\.origin) == [.vendoredCopy])
  }
}
