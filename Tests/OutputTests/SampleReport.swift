import Core

/// A report made by hand that holds every part a report can have: a finding with a path, one with edits, one on a whole
/// file, suppressed ones, diagnostics, gaps; CRLF and tabs, wide and hostile characters, a credential.
enum SampleReport {
  static let handler = """
    import os

    def handler(event, context):
    \tkey = event["Records"][0]["s3"]["object"]["key"]  # größe 日本 \u{1B}[31mred\u{202E}
    \tos.system("convert /tmp/" + key)
    \treturn {"statusCode": 200}
    """
  static let template =
    "Resources:\r\n  Resize:\r\n    Type: AWS::Serverless::Function\r\n    Properties:\r\n      Handler: app.handler\r\n"
    + "  Store:\r\n    Type: AWS::S3::Bucket\r\n"
  static let settings = "password = \"hunter2hunter2\"\n"

  static let tree = FileTree(contents: [
    ("resize/app.py", Array(handler.utf8)), ("resize/template.yaml", Array(template.utf8)),
    ("other app/settings.py", Array(settings.utf8)), ("other app/big.json", []),
  ])

  static let injection = RuleInfo(
    id: "os-command-injection", risk: .eventDataInjection, title: "event data in a shell command", severity: .critical,
    cwe: 78,
    why: "A shell reads `;` and `$(…)` in the data as its own syntax, so whoever controls the value runs commands.",
    fix: "Run the program without a shell.", references: ["https://owasp.org/www-community/attacks/Command_Injection"])
  static let encryption = RuleInfo(
    id: "missing-encryption", risk: .insecureDeployment, title: "storage without encryption", severity: .medium,
    cwe: 311,
    why: "Data at rest is readable to whoever gets at the disk.", fix: "Set BucketEncryption.")
  static let tracing = RuleInfo(
    id: "no-tracing", risk: .inadequateMonitoring, title: "no tracing", severity: .low, cwe: 778,
    why: "Nobody can follow an attack from the door to the data.", fix: "Turn tracing on.")
  static let secret = RuleInfo(
    id: "hardcoded-secret", risk: .insecureSecrets, title: "credential in the code", severity: .high,
    confidence: .medium, cwe: 798, why: "Who reads the code reads the credential.", fix: "Move it to Secrets Manager.")

  /// The place of a text's first occurrence in a file.
  static func place(_ path: String, _ text: String) -> Place {
    guard let file = tree.file(at: path) else { preconditionFailure("no file \(path)") }
    let wanted = Array(text.utf8)
    let start = file.bytes.indices.first { file.bytes[$0...].starts(with: wanted) } ?? 0
    return Place(file.id, UInt32(start), UInt32(start + wanted.count))
  }

  static func whole(_ path: String) -> Place { tree.file(at: path)?.whole ?? Place(FileID(0), 0, 0) }

  static let report: ScanReport = {
    var report = ScanReport(version: "1.2.3", tree: tree)
    report.applications = applications
    report.findings = [injected, unencrypted] + untraced + [hardcoded]
    report.suppressed = suppressed
    report.diagnostics = [
      Diagnostic(.incomplete, "file was not read: it is too large", at: whole("other app/big.json")),
      Diagnostic(.unresolved, "the handler leads nowhere", at: place("resize/template.yaml", "app.handler")),
    ]
    report.gaps = [
      ScanReport.CoverageGap(what: "unresolved call: frob", count: 3, first: place("resize/app.py", "os.system"))
    ]
    report.rules = [secret, encryption, injection, tracing].sorted { $0.id < $1.id }
    report.stages = [("read", 0.00123), ("check", 0.0456)]
    report.isIncomplete = true
    return report
  }()

  private static var applications: [Application] {
    var resize = Application(name: "resize", format: .sam, folder: "resize", place: whole("resize/template.yaml"))
    resize.functions = [Function(id: "Resize", place: place("resize/template.yaml", "Resize"))]
    let folder = "other app"
    var other = Application(name: "other", format: .codeOnly, folder: folder, place: whole("other app/settings.py"))
    let literal = place("other app/settings.py", "hunter2hunter2")
    other.evidence.secrets = [
      SecretLiteral(kind: .assignment, what: "value of password", place: literal, confidence: .high)
    ]
    return [resize, other]
  }

  private static var injected: Finding {
    let sink = place("resize/app.py", "os.system(\"convert /tmp/\" + key)")
    let source = place("resize/app.py", "event[\"Records\"][0][\"s3\"][\"object\"][\"key\"]")
    var finding = Finding(
      injection, "the object key, which anybody may choose, reaches os.system", at: sink,
      subjects: ["Resize", "Store"],
      steps: [
        TraceStep(place: source, note: "read from the event: the object's key", function: "Resize"),
        TraceStep(place: place("resize/app.py", "\"convert /tmp/\" + key"), note: "joined into a string"),
        TraceStep(place: sink, note: "run by a shell"),
      ],
      related: [RelatedPlace(place: place("resize/template.yaml", "Store"), note: "this bucket fires the function")])
    finding.fingerprint = "00112233aabbccdd"
    return finding
  }

  private static var unencrypted: Finding {
    let store = place("resize/template.yaml", "Store")
    let edit = Fix.Edit(place: Place(store.file, store.end, store.end), replacement: "\n    # encrypted\n")
    var finding = Finding(
      encryption, "Store keeps objects without encryption", at: store, subjects: ["Store"],
      fix: Fix(advice: "Add BucketEncryption to Store.", edits: [edit]))
    finding.fingerprint = "0123456789abcdef"
    return finding
  }

  /// Advice: two findings of one rule, one of which is told for another place too.
  private static var untraced: [Finding] {
    let names = [("Handler", "2222222222222222"), ("Store", "3333333333333333")]
    var findings = names.map { name, fingerprint in
      var finding = Finding(
        tracing, "nothing follows a request through \(name)", at: place("resize/template.yaml", name), subjects: [name])
      finding.fingerprint = fingerprint
      return finding
    }
    findings[0].related = [
      RelatedPlace(
        place: place("resize/template.yaml", "Type"), note: "here too", fingerprint: "4444444444444444")
    ]
    return findings
  }

  private static var hardcoded: Finding {
    var finding = Finding(
      secret, "value of password stands in the code",
      at: place("other app/settings.py", "password = \"hunter2hunter2\""))
    finding.application = 1
    finding.fingerprint = "fedcba9876543210"
    return finding
  }

  private static var suppressed: [ScanReport.Suppressed] {
    var kept = unencrypted
    kept.fingerprint = "1111111111111111"
    return [
      ScanReport.Suppressed(finding: kept, reason: .inline("a public web site")),
      ScanReport.Suppressed(finding: kept, reason: .baseline),
      ScanReport.Suppressed(finding: kept, reason: .configuration("decided on review")),
    ]
  }
}
