import Foundation
import Testing

/// The built command from outside: exit codes, what goes where.
@Suite struct CommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Outcome {
    var code: Int32
    var output: String
    var errors: String
  }

  /// The command stands beside the test runner.
  private static let binary = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "cordon")

  private func run(_ arguments: String...) throws -> Outcome {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    let errors = URL(filePath: folder.path + ".errors")
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let complaint = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    return Outcome(code: process.terminationStatus, output: text, errors: complaint)
  }

  /// One finding of medium severity, the rest lower.
  private func writeOldRuntime() throws {
    try folder.write(
      """
      Resources:
        Old:
          Type: AWS::Lambda::Function
          Properties: { Runtime: python2.7, Handler: app.handler, Timeout: 3 }
      """, to: "template.yaml")
  }

  @Test func nothingFoundIsZero() throws {
    try folder.write("x = 1\n", to: "own.py")
    let outcome = try run("scan", folder.path)
    #expect(outcome.code == 0 && outcome.output.hasPrefix("No findings") && outcome.errors.isEmpty)
  }

  @Test func findingsAreOneFromTheThresholdOn() throws {
    try writeOldRuntime()
    #expect(try run("scan", folder.path, "--only", "deprecated-runtime").code == 1)
    #expect(try run("scan", folder.path, "--fail-on", "critical").code == 0)
    #expect(try run("scan", folder.path, "--fail-on", "never").code == 0)
    #expect(try run("scan", folder.path, "--only", "SAS-1").code == 0)
    #expect(try run("scan", folder.path, "--skip", "SAS-6", "--fail-on", "high").code == 0)
    try folder.write("fail-on: never\n", to: "cordon.yaml")
    #expect(try run("scan", folder.path).code == 0)
    #expect(try run("scan", folder.path, "--fail-on", "low").code == 1)
  }

  @Test(arguments: [
    [], ["--nonsense"], ["--fail-on", "all"], ["--only", "no-such-rule"], ["--jobs", "0"], ["--baseline", "/no/such"],
    ["--config", "/no/such"], ["--output", "/no/such/folder/x"], ["--quiet", "--format", "json"],
  ])
  func wrongUsageIsTwo(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = ["scan"] + (arguments.isEmpty ? [] : [folder.path]) + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }

  @Test func aFaultInTheConfigurationIsTwoWithItsLine() throws {
    try folder.write("exclude: []\nfail-on: sometimes\n", to: "cordon.yaml")
    let outcome = try run("scan", folder.path)
    #expect(outcome.code == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("cordon.yaml:2:10: fail-on is low, medium, high, critical or never"))
  }

  @Test func anIncompleteScanIsThree() throws {
    try folder.write(Data(count: 5 << 20), to: "big.json")
    let outcome = try run("scan", folder.path)
    #expect(outcome.code == 3 && outcome.output.contains("big.json"))
    try writeOldRuntime()
    #expect(try run("scan", folder.path).code == 1)
  }

  @Test func aBaselineKeepsOldFindingsQuiet() throws {
    try writeOldRuntime()
    let file = folder.path + "/known.json"
    let written = try run("scan", folder.path, "--write-baseline", file)
    #expect(written.code == 0 && written.errors.contains("written to"))
    let quiet = try run("scan", folder.path, "--baseline", file)
    #expect(quiet.code == 0 && quiet.output.hasPrefix("No findings"))
    try folder.write(
      "Resources:\n  B: { Type: AWS::S3::Bucket, Properties: { AccessControl: PublicReadWrite } }", to: "b.yaml")
    #expect(try run("scan", folder.path, "--baseline", file).code == 1)
  }

  @Test(arguments: ["text", "compact", "json", "sarif", "markdown", "github"])
  func everyFormGoesToTheScreenOrAFile(_ form: String) throws {
    try writeOldRuntime()
    let file = folder.path + ".report"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let shown = try run("scan", folder.path, "--format", form).output
    let saved = try run("scan", folder.path, "--format", form, "--output", file)
    #expect(shown.contains("deprecated-runtime") && saved.output.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == shown)
    #expect(!shown.contains("\u{1B}"), "colours are for terminals")
  }

  @Test func otherCommandsAnswer() throws {
    #expect(try run("--version").output == "0.1.0\n")
    #expect(try run("rules").output.contains("os-command-injection"))
    #expect(try run("rules", "--format", "json").output.hasPrefix("["))
    #expect(try run("explain", "os-command-injection").output.contains("CWE-78"))
    #expect(try run("explain", "sas-4").output.hasPrefix("SAS-4 "))
    #expect(try run("explain", "os-command-injektion").errors.contains("did you mean os-command-injection?"))
    #expect(try run("scan", "--help").output.contains("EXIT CODES"))
  }
}
