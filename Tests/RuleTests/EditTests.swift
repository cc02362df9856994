import Core
import Scan
import Testing

/// Edits that are offered as safe do mend what they are offered for.
@Suite struct EditTests {
  /// The bad fixtures whose findings carry edits.
  private static let mendable = Fixture.all.filter { fixture in fixture.isBad && !fixture.findings().edits.isEmpty }

  @Test("some rules offer edits")
  func coverage() { #expect(Self.mendable.count >= 5) }

  @Test("the finding is gone once its edits are made", arguments: mendable)
  func mends(fixture: Fixture) {
    var mended = fixture
    mended.contents = fixture.findings().applied
    #expect(mended.findings().edits.isEmpty)
    #expect(mended.contents.map(\.bytes) != fixture.contents.map(\.bytes))
  }
}

extension Fixture {
  /// The edits of the rule's findings, and the files after they were made, the last in a file first.
  fileprivate func findings() -> (edits: [Fix.Edit], applied: [(path: String, bytes: [UInt8])]) {
    let report = Scanner.scan(tree: FileTree(contents: contents))
    let edits = report.findings.filter { $0.rule == rule }.flatMap(\.fix.edits).sorted { $0.place > $1.place }
    var files = report.tree.files.map { (path: $0.path, bytes: $0.bytes) }
    for edit in edits {
      let range = Int(edit.place.start)..<Int(edit.place.end)
      files[Int(edit.place.file.index)].bytes.replaceSubrange(range, with: Array(edit.replacement.utf8))
    }
    return (edits, files)
  }
}
