import Core
import Foundation
import Output
import Testing

/// The pages in a real browser: Tests/Browser/checks.py opens them, clicks, types and looks. Scripts/setup installs the
/// browser; where there is none, these tests are skipped.
@Suite(.serialized) struct BrowserTests {
  private static let browsers = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]

  static var isAvailable: Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { folder in
      browsers.contains { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
    }
  }

  @Test(.enabled(if: isAvailable), arguments: ["workspace", "report"])
  func workInABrowser(_ kind: String) throws {
    let report = SampleApplication.report
    let page = kind == "report" ? ReportHTML.render(report) : WorkspaceHTML.render(report, applications: [0])
    let faults = try Self.faults(kind, page)
    #expect(faults == [])
  }

  @Test("one of several applications is shown at a time", .enabled(if: isAvailable))
  func choice() throws {
    var report = SampleApplication.report
    report.applications.append(LayoutTests.large(7))
    var finding = Finding(SampleApplication.openRoute, "anybody may call it", at: SampleApplication.line(5))
    finding.application = 1
    report.findings.append(finding)
    let faults = try Self.faults("choice", WorkspaceHTML.render(report, applications: [0, 1]))
    #expect(faults == [])
  }

  @Test("sixty functions are drawn without anything lying over anything else", .enabled(if: isAvailable))
  func large() throws {
    var report = ScanReport(version: "1.2.3", tree: SampleApplication.tree)
    report.applications = [LayoutTests.large(60)]
    let faults = try Self.faults("still", WorkspaceHTML.render(report, applications: [0]))
    #expect(faults == [])
  }

  @Test("what goes on without code is drawn without anything lying over anything else", .enabled(if: isAvailable))
  func conduits() throws {
    var report = ScanReport(version: "1.2.3", tree: SampleApplication.tree)
    report.applications = [ConduitTests.application]
    let faults = try Self.faults("still", WorkspaceHTML.render(report, applications: [0]))
    #expect(faults == [])
  }

  @Test("a large map is printed on a page that lies on its side", .enabled(if: isAvailable))
  func paper() throws {
    var report = ScanReport(version: "1.2.3", tree: SampleApplication.tree)
    report.applications = [LayoutTests.large(60)]
    let faults = try Self.faults("sheet", ReportHTML.render(report))
    #expect(faults == [])
  }

  /// What the checks complain of.
  private static func faults(_ kind: String, _ page: String) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appending(path: "cordon-\(kind)-\(UUID().uuidString).html")
    try Data(page.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", FormatTests.root.appending(path: "Tests/Browser/checks.py").path, kind, file.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
