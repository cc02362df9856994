import Core
import Testing

@testable import Output

@Suite struct DisplayTests {
  @Test func hostileCharactersBecomeVisible() {
    #expect(DisplayText.safe("a\u{1B}[2Jb\tc\u{202E}d\r\n") == "a␛[2Jb  c\u{FFFD}d␍␊")
    #expect(DisplayText.safe([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
  }

  @Test(arguments: [("abc", 3), ("日本", 4), ("größe", 5), ("", 0)])
  func widthCountsColumns(_ text: String, _ width: Int) { #expect(DisplayText.width(text) == width) }

  @Test func linesBreakBetweenWords() {
    #expect(DisplayText.wrapped("one two  three\nfour", to: 9) == ["one two", "three", "four"])
    #expect(DisplayText.wrapped("immeasurable", to: 5) == ["immeasurable"])
    #expect(DisplayText.truncated("abcdef", to: 4) == "abc…")
  }

  @Test func longLinesAreShownAroundTheMark() {
    let line = String(repeating: "x", count: 5000) + "sink()" + String(repeating: "y", count: 5000)
    let report = report(line)
    let frame = CodeFrame(lines: SourceLines(report), style: TextStyle(width: 80))
    let rows = frame.render(report.findings[0].place)
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { DisplayText.width($0) <= 80 })
    let text = Array(rows[0])
    let carets = Array(rows[1]).indices.filter { Array(rows[1])[$0] == "^" }
    #expect(String(carets.map { text[$0] }) == "sink()")
  }

  /// A place behind the end, in an empty file, or of many lines must not break a frame.
  @Test(arguments: [
    ("", 0, 0), ("a\n", 2, 2), ("a", 5, 900), ("a\nb\nc\nd\ne\nf\ng\nh\ni\n", 0, 17), ("\r\n\r\n", 1, 3),
  ])
  func oddPlacesGiveFrames(_ text: String, _ start: Int, _ end: Int) {
    var report = report(text)
    report.findings[0].place = Place(FileID(0), UInt32(start), UInt32(end))
    let rows = CodeFrame(lines: SourceLines(report), style: TextStyle()).render(report.findings[0].place)
    #expect(!rows.isEmpty && rows.count < 20)
    #expect(rows.contains { $0.contains("^") })
  }

  @Test func credentialsAreNotShown() {
    for text in [
      TextReport.render(SampleReport.report), SARIFReport.render(SampleReport.report),
      JSONReport.render(SampleReport.report), MarkdownReport.render(SampleReport.report),
    ] { #expect(!text.contains("hunter2")) }
  }

  private func report(_ text: String) -> ScanReport {
    let bytes = Array(text.utf8)
    var report = ScanReport(version: "1", tree: FileTree(contents: [("a.py", bytes)]))
    let start = bytes.indices.first { bytes[$0...].starts(with: "sink()".utf8) } ?? 0
    let place = Place(FileID(0), UInt32(start), UInt32(start + 6))
    report.findings = [Finding(SampleReport.injection, "found", at: place)]
    return report
  }
}
