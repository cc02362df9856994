package import Core
import Mending

/// The files as they are once every safe edit was made.
package struct Repair: Sendable {
  package struct Change: Sendable {
    package var path: String
    package var before: [UInt8]
    package var after: [UInt8]
  }

  /// The findings whose edits were made.
  package let mended: [Finding]
  /// The changed files, by path.
  package let changes: [Change]

  /// Edits that meet others wait for the next round, which looks at the files as the last one left them.
  private static let rounds = 4

  /// - Parameter report: of a scan with the same options.
  package init(_ report: ScanReport, options: ScanOptions) {
    mended = report.findings.filter { !$0.fix.edits.isEmpty }
    var tree = report.tree
    var findings = mended
    let files = Set(findings.flatMap { $0.fix.edits.map(\.place.file) })
    for _ in 0..<Self.rounds {
      let next = tree.replacing(Self.mend(findings, in: tree, only: files))
      if files.allSatisfy({ next[$0].bytes == tree[$0].bytes }) { break }
      tree = next
      findings = Scanner.scan(tree: tree, options: options).findings
    }
    changes = files.sorted().compactMap { file in
      let (before, after) = (report.tree[file], tree[file])
      return before.bytes == after.bytes ? nil : Change(path: before.path, before: before.bytes, after: after.bytes)
    }
  }

  private static func mend(_ findings: [Finding], in tree: FileTree, only files: Set<FileID>) -> [FileID: [UInt8]] {
    let edits = Dictionary(grouping: findings.flatMap(\.fix.edits), by: \.place.file)
    return edits.filter { files.contains($0.key) }.reduce(into: [:]) { contents, entry in
      contents[entry.key] = Patch(entry.value).applied(to: tree[entry.key].bytes)
    }
  }
}
