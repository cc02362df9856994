import Core
import Foundation
import Testing

@testable import Packages

@Suite struct AdvisoryTests {
  /// The root of the repository, two folders above this file's.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func packages() throws -> [PackageFacts] {
    try ["npm.yaml", "pypi.yaml"].flatMap { name in
      let text = try String(contentsOf: root.appending(path: "Catalog/advisories/\(name)"), encoding: .utf8)
      return try AdvisoryFile(text, path: name).packages
    }
  }

  @Test func committedTableIsFresh() throws {
    let committed = try Data(contentsOf: Self.root.appending(path: "Sources/CCatalog/advisories.bin"))
    #expect(
      Array(committed) == AdvisoryTable.encode(try Self.packages()), "advisories.bin is stale: run `make regenerate`")
  }

  @Test func everyPackageIsFoundInTheTable() throws {
    let packages = try Self.packages()
    #expect(packages.flatMap(\.advisories).count >= 600)
    for facts in packages {
      let found = try #require(AdvisoryTable.builtIn.facts(facts.ecosystem, facts.name))
      #expect(found.advisories == facts.advisories)
      #expect(found.modules == facts.modules)
    }
    #expect(AdvisoryTable.builtIn.facts(.python, "no-such-package") == nil)
    #expect(AdvisoryTable.builtIn.facts(.javascript, "pyyaml") == nil)
  }

  @Test func intervalsHaveTheirEndsInOrder() throws {
    for facts in try Self.packages() {
      for interval in facts.advisories.flatMap(\.intervals) where !interval.low.isEmpty && !interval.high.isEmpty {
        let isOrdered =
          facts.ecosystem == .python
          ? (PythonVersion(interval.low), PythonVersion(interval.high)) <= interval.isHighAffected
          : (SemanticVersion(interval.low), SemanticVersion(interval.high)) <= interval.isHighAffected
        #expect(isOrdered, "\(facts.name): \(interval)")
      }
    }
  }

  @Test func damagedTablesAreSurvived() throws {
    let whole = AdvisoryTable.encode(try Self.packages())
    for length in stride(from: 0, to: whole.count, by: 977) {
      _ = AdvisoryTable(Array(whole.prefix(length)))?.facts(.python, "pyyaml")
    }
    var damaged = whole
    for index in stride(from: 4, to: damaged.count, by: 7) { damaged[index] = 0xFF }
    #expect(AdvisoryTable(damaged)?.facts(.python, "pyyaml") == nil)
    #expect(AdvisoryTable([1, 2, 3]) == nil)
  }

  @Test(arguments: [
    "ecosystem: cargo\npackages: {}",
    "ecosystem: npm\npackages: { a: [ { id: X, affected: \"about 1\", summary: s } ] }",
    "ecosystem: npm\npackages: { a: [ { id: X, affected: \"<1.x\", summary: s } ] }",
    "ecosystem: npm\npackages: { a: [ { id: X, affected: \"*\", summary: s }, { id: X, affected: \"*\", summary: s } ] }",
    "ecosystem: PyPI\npackages: { Py_YAML: [ { id: X, affected: \"*\", summary: s } ] }",
  ])
  func faultyFilesAreRefused(_ text: String) {
    #expect(throws: AdvisoryFile.Fault.self) { try AdvisoryFile(text, path: "mine.yaml") }
  }

  @Test(arguments: [
    // A pinned version is affected or not.
    ("requests==2.31.0", ["CVE-2024-35195", "CVE-2024-47081"]), ("requests==2.32.4", []), ("pyyaml==5.4", []),
    // A range that allows the mended version is no weakness; one that does not is.
    ("pyyaml>=3", []), ("pyyaml", []), ("pyyaml<5.4", ["CVE-2020-14343"]), ("pyyaml<=5.4", []),
    ("flask~=2.2.0", []), ("flask~=2.1.0", ["CVE-2023-30861"]), ("flask==2.3.*", []),
    // Nothing mends it.
    ("flask-user", ["CVE-2021-23401"]), ("PyCrypto>=2", ["CVE-2013-7459", "CVE-2018-6594"]),
    // An address has no version that is known.
    ("pyyaml @ https://example.com/pyyaml.zip", []), ("unknown==1.0", []), ("python-jose==3.4.0", []),
  ])
  func pythonRequirements(_ text: String, _ ids: [String]) {
    #expect(read(["requirements.txt": text]).dependencies.flatMap(\.advisories).map(\.id) == ids)
  }

  @Test(arguments: [
    ("axios", "^0.21.1", ["CVE-2023-45857", "CVE-2025-27152", "CVE-2026-25639"]), ("axios", "^1.0.0", []),
    ("axios", "1.12.0", ["CVE-2026-25639"]),
    ("node-serialize", "^0.0.4", ["CVE-2017-5941"]), ("node-serialize", "*", ["CVE-2017-5941"]),
    ("node-jose", "2.2.0", []),
    ("aws-sdk", "^2.655.0", []), ("aws-sdk", "2.655.0", ["CVE-2020-28472"]), ("jws", "3.2.2", ["CVE-2025-65945"]),
    ("crypto-js", "3.1.9-1", ["CVE-2023-46233"]), ("lodash", "latest", []),
  ])
  func nodeRequirements(_ name: String, _ range: String, _ ids: [String]) {
    let reading = read(["package.json": "{\"dependencies\": {\"\(name)\": \"\(range)\"}}"])
    #expect(reading.dependencies.flatMap(\.advisories).map(\.id) == ids)
  }

  @Test func malice() {
    let node = read([
      "package.json":
        "{\"dependencies\": {\"event-stream\": \"3.3.6\", \"crossenv\": \"^6\", \"ua-parser-js\": \"0.7.29\"}}"
    ])
    #expect(node.dependencies.allSatisfy { $0.advisories.contains(where: \.isMalicious) })
    #expect(node.dependencies.count == 3)
    let python = read([
      "requirements.txt": "jeIlyfish==0.7.1\ncolourama\nctx==0.1.2\njellyfish==1.0.0\ncolorama==0.4.6\n"
    ])
    let malicious = python.dependencies.filter { $0.advisories.contains(where: \.isMalicious) }
    #expect(malicious.map(\.name) == ["jeIlyfish", "colourama", "ctx"])
  }

  @Test func fixesAreThoseOfTheBranch() {
    let reading = read(["requirements.txt": "urllib3==1.26.16\n"])
    let fix = reading.dependencies.first?.advisories.first { $0.id == "CVE-2023-43804" }?.fixedIn
    #expect(fix == "1.26.17")
    #expect(read(["requirements.txt": "flask-user==1.0.2.2"]).dependencies.first?.advisories.map(\.fixedIn) == [""])
  }

  @Test func usageKnowsWhatModulesAreCalled() {
    let text =
      "PyYAML==6.0\npython-jose==3.4.0\nbeautifulsoup4==4.12.0\nrequests==2.32.4\naws-lambda-powertools==2.0\npytz==2024.1\n"
    let code = "import yaml\nfrom bs4 import BeautifulSoup\nimport requests, os\nimport aws_lambda_powertools\n"
    let reading = read(["requirements.txt": text, "app.py": code])
    #expect(reading.dependencies.map(\.isImported) == [true, false, true, true, true, nil])
    #expect(read(["requirements.txt": text]).dependencies.allSatisfy { $0.isImported == nil })
  }

  @Test func usageOfNodePackages() {
    let text = "{\"dependencies\": {\"lodash\": \"4.17.21\", \"@aws-sdk/client-s3\": \"3.0.0\", \"moment\": \"1.0.0\"}}"
    let reading = read(["package.json": text, "index.js": "const merge = require('lodash/merge')"])
    #expect(reading.dependencies.map(\.isImported) == [true, nil, false])
  }

  @Test("what only tools for development ask for is not deployed", arguments: ["", "npm:"])
  func yarn(protocol: String) {
    let lock = """
      left@\(`protocol`)^1.0.0:
        version "1.0.0"
        dependencies:
          minimist "\(`protocol`)^1.2.0"

      minimist@\(`protocol`)^1.2.0:
        version "1.2.0"

      tool@\(`protocol`)^1.0.0:
        version "1.0.0"
        dependencies:
          hoek "\(`protocol`)^2.0.0"

      hoek@\(`protocol`)^2.0.0:
        version "2.16.3"

      """
    let manifest = "{\"dependencies\": {\"left\": \"^1.0.0\"}, \"devDependencies\": {\"tool\": \"^1.0.0\"}}"
    let reading = read(["package.json": manifest, "yarn.lock": lock])
    #expect(reading.named("minimist")?.advisories.isEmpty == false)
    #expect(reading.named("hoek") == nil)
  }
}

/// Whether a pair of ends is in order; equal ends only where both are affected.
private func <= <Version: PackageVersion>(ends: (Version?, Version?), mayBeEqual: Bool) -> Bool {
  guard let low = ends.0, let high = ends.1 else { return false }
  return low < high || (mayBeEqual && low == high)
}

@Suite struct FolderTests {
  @Test func foldersHaveManifestsOfTheirOwn() {
    let paths = [
      "a/requirements.txt", "a/requirements/dev.txt", "b/package.json", "b/node_modules/x/package.json",
      "b/.venv/setup.py",
      "c/handler.py", "d/lib/PyYAML-3.13.dist-info/METADATA", "e/package-lock.json",
    ]
    let tree = FileTree(contents: paths.map { (path: $0, bytes: Array("{}".utf8)) })
    #expect(DependencyReader(tree).folders == ["a", "b", "d/lib"])
  }
}
