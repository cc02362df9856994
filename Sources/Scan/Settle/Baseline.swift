import Core
import Templates

/// Findings that were there when a team began to scan, by fingerprint. `--write-baseline` writes such a file.
package struct Baseline: Sendable {
  package var fingerprints: Set<String> = []

  package init(fingerprints: Set<String> = []) { self.fingerprints = fingerprints }

  /// - Parameter path: what error messages call the file.
  /// - Throws: `ScanError.invalidFile` when the bytes are no baseline.
  package static func read(_ bytes: [UInt8], path: String) throws(ScanError) -> Baseline {
    let document = DocumentReader.read(SourceFile(id: FileID(0), path: "baseline.json", bytes: bytes))
    let table = LineTable(bytes)
    func fault(_ reason: String, _ place: Place?) -> ScanError {
      let position = table.position(of: place?.start ?? 0)
      return .invalidFile(path: path, line: position.line, column: position.column, reason: reason)
    }
    if let problem = document.diagnostics.first { throw fault(problem.message, problem.place) }
    guard let list = document.roots.first?["findings"], list.isSequence else {
      throw fault("a baseline has a list of findings", document.roots.first?.place)
    }
    var result = Baseline()
    for item in list.items {
      guard let fingerprint = item["fingerprint"]?.text else { throw fault("a finding has no fingerprint", item.place) }
      result.fingerprints.insert(fingerprint)
    }
    return result
  }
}
