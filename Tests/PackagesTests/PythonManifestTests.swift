import Core
import Testing

@testable import Packages

@Suite struct RequirementsTests {
  @Test(arguments: [
    ("requests==2.31.0", "requests", "2.31.0", Dependency.Pin.exact),
    ("Requests [socks] >= 2.0, < 3", "Requests", "", .range),
    ("flask", "flask", "", .none), ("django==2.*", "django", "", .range),
    ("boto3~=1.26", "boto3", "", .range),
    ("pkg @ https://example.com/pkg.tar.gz", "pkg", "", .url),
    ("git+https://github.com/o/repo@main#egg=thing", "thing", "", .url),
    ("-e git+https://github.com/o/repo.git", "repo", "", .url),
    ("six==1.16.0 ; python_version < \"3\"", "six", "1.16.0", .exact),
    ("six==1.16.0 --hash=sha256:aa", "six", "1.16.0", .exact), ("six==1.16.0 # why", "six", "1.16.0", .exact),
    ("zope.interface===5.0", "zope.interface", "5.0", .exact), ("pytz (>=2020.1)", "pytz", "", .range),
  ])
  func line(_ text: String, _ name: String, _ version: String, _ pin: Dependency.Pin) {
    let reading = read(["requirements.txt": "# head\r\n\(text)\r\n"])
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.dependencies.map(\.name) == [name])
    #expect(reading.dependencies.map { $0.version ?? "" } == [version])
    #expect(reading.dependencies.map(\.pin) == [pin])
  }

  @Test(arguments: [
    "", "# requests", ".", "./lib", "../shared[extra]", "-e .", "--no-binary :all:", "/opt/lib", "libs/mine",
  ])
  func nothingIsRequired(_ text: String) {
    let reading = read(["requirements.txt": text])
    #expect(reading.dependencies.isEmpty)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func placesAreThoseOfTheRequirement() {
    let text = "a==1\r\nb>=2  # note\r\n"
    let reading = read(["requirements.txt": text])
    let file = SourceFile(id: FileID(0), path: "", bytes: Array(text.utf8))
    #expect(reading.dependencies.map { file.text($0.place) } == ["a==1", "b>=2"])
  }

  @Test func hashesOnContinuationLinesCount() {
    let reading = read(["requirements.txt": "a==1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nb==2\n"])
    #expect(reading.dependencies.map(\.hasIntegrityHash) == [true, false])
    #expect(reading.manifests.map(\.hasLockFile) == [true])
  }

  @Test func includesAndConstraintsAreFollowed() {
    let reading = read(
      [
        "app/requirements.txt": "-r ../base.txt\n-c pins.txt\nflask\n", "app/pins.txt": "flask==2.0\nunused==1\n",
        "base.txt": "six\n",
      ],
      folder: "app")
    #expect(reading.dependencies.map(\.name) == ["six", "flask"])
    #expect(reading.named("flask")?.version == "2.0")
    #expect(reading.named("flask")?.isLocked == true)
  }

  @Test func includeThatLeadsNowhereIsADiagnostic() {
    let reading = read(["requirements.txt": "-r gone.txt\n-r requirements.txt\nsix==1\n"])
    #expect(reading.diagnostics.map(\.kind) == [.unresolved])
    #expect(reading.dependencies.count == 1)
  }

  @Test func foreignIndexesAreTold() {
    let own = "--index-url https://\(ownHosts[0])/simple\n"
    let reading = read([
      "requirements.txt": own + "--extra-index-url \(foreignIndex)\n-i http://\(ownHosts[0])/simple\n"
    ])
    #expect(
      reading.manifests.first?.foreignSources.map(\.text.literal) == [foreignIndex, "http://\(ownHosts[0])/simple"])
  }

  @Test func fileNamesTellDevelopment() {
    let reading = read([
      "requirements-dev.txt": "pytest\n", "requirements.txt": "six\n", "requirements/test.txt": "tox\n",
    ])
    #expect(reading.dependencies.filter(\.isDevelopmentOnly).map(\.name).sorted() == ["pytest", "tox"])
  }
}

@Suite struct PythonProjectTests {
  @Test func standardProject() {
    let text = """
      [project]
      name = "x"
      dependencies = [
        "requests>=2", # why
        'six==1.16.0',
      ]
      [project.optional-dependencies]
      dev = ["pytest"]
      [dependency-groups]
      lint = ["ruff", { include-group = "dev" }]
      """
    let reading = read(["pyproject.toml": text])
    #expect(reading.dependencies.map(\.name) == ["requests", "six", "pytest", "ruff"])
    #expect(reading.dependencies.map(\.isDevelopmentOnly) == [false, false, true, true])
    #expect(reading.named("six")?.version == "1.16.0")
  }

  @Test func poetryWithLock() {
    let project = """
      [tool.poetry.dependencies]
      python = "^3.9"
      requests = "^2.19"
      jinja2 = { version = "~2.10", extras = ["i18n"] }
      local = { path = "../local" }
      fork = { git = "https://github.com/o/fork.git" }
      [tool.poetry.group.dev.dependencies]
      pytest = "*"
      [[tool.poetry.source]]
      url = "\(foreignIndex)"
      """
    let lock = """
      [[package]]
      name = "Requests"
      version = "2.19.1"
      files = [ {file = "r.whl", hash = "sha256:aa"} ]
      [[package]]
      name = "urllib3"
      version = "1.22"
      [[package]]
      name = "harmless-thing"
      version = "1.0"
      """
    let reading = read(["pyproject.toml": project, "poetry.lock": lock])
    #expect(reading.dependencies.map(\.name) == ["requests", "jinja2", "fork", "pytest", "urllib3"])
    #expect(reading.named("requests")?.version == "2.19.1")
    #expect(reading.named("requests")?.hasIntegrityHash == true)
    #expect(reading.named("requests")?.advisories.map(\.id).contains("CVE-2018-18074") == true)
    #expect(reading.named("jinja2")?.advisories.map(\.id).contains("CVE-2019-10906") == false)
    #expect(reading.named("jinja2")?.advisories.map(\.id).contains("CVE-2020-28493") == true)
    #expect(reading.named("fork")?.pin == .url)
    #expect(reading.named("urllib3")?.origin == .lockFile)
    #expect(reading.manifests.first?.foreignSources.count == 1)
  }

  @Test(arguments: [
    ("^1.2.3", ">=1.2.3,<2"), ("^0.2.3", ">=0.2.3,<0.3"), ("^0.0.3", ">=0.0.3,<0.0.4"), ("~1.2.3", ">=1.2.3,<1.3"),
    ("~1", ">=1,<2"),
    ("1.2.3", "==1.2.3"), ("1.2.*", "==1.2.*"), ("*", ""), (">=1,<2", ">=1,<2"), ("^1.0 || ^2.0", ">=2.0,<3"),
    ("~=1.4", "~=1.4"),
  ])
  func poetryNotation(_ written: String, _ specifiers: String) {
    #expect(PoetryConstraint.specifiers(written) == specifiers)
  }

  @Test func uvLock() {
    let lock = """
      version = 1
      [[package]]
      name = "mine"
      version = "0.1"
      source = { virtual = "." }
      [[package]]
      name = "pyyaml"
      version = "5.3"
      source = { registry = "\(foreignIndex)" }
      wheels = [
          { url = "https://files.example/p.whl", hash = "sha256:aa" },
      ]
      """
    let reading = read(["pyproject.toml": "[project]\ndependencies = [\"PyYAML\"]\n", "uv.lock": lock])
    #expect(reading.dependencies.map(\.version) == ["5.3"])
    #expect(reading.dependencies.map(\.hasIntegrityHash) == [true])
    #expect(reading.dependencies.first?.advisories.map(\.id) == ["CVE-2020-1747", "CVE-2020-14343"])
    #expect(reading.manifests.first?.foreignSources.count == 1)
  }

  @Test func pipfileWithLock() {
    let lock =
      "{\"default\": {\"requests\": {\"version\": \"==2.19.1\", \"hashes\": [\"sha256:aa\"]}}, \"develop\": {}}"
    let reading = read([
      "Pipfile": "[packages]\nrequests = \"*\"\n[dev-packages]\nblack = \"*\"\n", "Pipfile.lock": lock,
    ])
    #expect(reading.named("requests")?.version == "2.19.1")
    #expect(reading.named("requests")?.pin == Dependency.Pin.none)
    #expect(reading.named("requests")?.isLocked == true)
    #expect(reading.named("black")?.isDevelopmentOnly == true)
  }

  @Test func setupFiles() {
    let script =
      "setup(name='x', install_requires=[\n  'six==1.0', # a 'quoted' word\n  \"flask>=1\",\n], extras=['no'])"
    let configuration = "[options]\ninstall_requires =\n    boto3\n    # note\n    lxml==4.6.0\nzip_safe = no\n"
    let reading = read(["setup.py": script, "setup.cfg": configuration])
    #expect(Set(reading.dependencies.map(\.name)) == ["six", "flask", "boto3", "lxml"])
  }

  @Test func damagedProjectIsOneDiagnostic() {
    let reading = read(["pyproject.toml": "[project]\ndependencies = [\"six\",, \n[tool\nname = \"\n"])
    #expect(reading.diagnostics.map(\.kind) == [.malformed])
  }

  @Test func vendoredCopiesAreKnownByTheirMetadata() {
    let metadata = "Metadata-Version: 2.1\nName: PyYAML\nVersion: 3.13\nSummary: x\n\nVersion: 9\n"
    let reading = read(
      [
        "f/requirements.txt": "six==1.16.0\n", "f/vendor/PyYAML-3.13.dist-info/METADATA": metadata,
        "f/vendor/fine-1.0.dist-info/METADATA": "Name: fine\nVersion: 1.0\n",
      ], folder: "f")
    #expect(reading.named("PyYAML")?.origin == .vendoredCopy)
    #expect(reading.named("PyYAML")?.advisories.map(\.id).contains("CVE-2017-18342") == true)
    #expect(reading.named("fine") == nil)
  }
}
