import Core
import Yams

/// Reads the data set as people write it:
///
///     ecosystem: PyPI
///     modules: { pyyaml: [yaml] }
///     packages:
///       pyyaml:
///         - { id: CVE-2020-14343, affected: "<5.4", summary: "full_load constructs arbitrary objects" }
package struct AdvisoryFile: Sendable {
  package let packages: [PackageFacts]

  /// What is wrong with a data file.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Parameter path: what the file is called in a `Fault`.
  /// - Throws: `Fault` naming the package and the row that cannot be used, or what Yams says of a file that is not YAML.
  package init(_ text: String, path: String) throws {
    do {
      packages = try AdvisoryFile.packages(text)
    } catch let fault as Fault {
      throw Fault(description: "\(path): \(fault)")
    }
  }

  private static func packages(_ text: String) throws -> [PackageFacts] {
    let document = try YAMLDecoder().decode(Document.self, from: text)
    guard let ecosystem = Dependency.Ecosystem(rawValue: document.ecosystem) else {
      throw Fault(description: "unknown ecosystem \(document.ecosystem)")
    }
    let names = Set(document.packages.keys).union(document.modules?.keys ?? [:].keys)
    return try names.sorted().map { name in
      let rows = try (document.packages[name] ?? []).map { try AdvisoryFile.row($0, of: name, ecosystem) }
      try AdvisoryFile.check(name, rows, ecosystem)
      return PackageFacts(ecosystem: ecosystem, name: name, advisories: rows, modules: document.modules?[name] ?? [])
    }
  }

  private struct Document: Decodable {
    var ecosystem: String
    var modules: [String: [String]]?
    var packages: [String: [Row]]
  }

  private struct Row: Decodable {
    var id: String
    var affected: String
    var summary: String
    var malicious: Bool?
  }

  private static func row(_ row: Row, of name: String, _ ecosystem: Dependency.Ecosystem) throws -> AdvisoryRow {
    guard let intervals = AdvisoryRow.intervals(row.affected) else {
      throw Fault(description: "\(name) \(row.id): cannot read the range \(row.affected)")
    }
    for text in intervals.flatMap({ [$0.low, $0.high] }) where !text.isEmpty && !isVersion(text, ecosystem) {
      throw Fault(description: "\(name) \(row.id): \(text) is not a version")
    }
    return AdvisoryRow(id: row.id, summary: row.summary, isMalicious: row.malicious ?? false, intervals: intervals)
  }

  private static func isVersion(_ text: String, _ ecosystem: Dependency.Ecosystem) -> Bool {
    switch ecosystem {
    case .python: PythonVersion(text) != nil
    case .javascript: SemanticVersion(text) != nil
    }
  }

  private static func check(_ name: String, _ rows: [AdvisoryRow], _ ecosystem: Dependency.Ecosystem) throws {
    if Set(rows.map(\.id)).count != rows.count { throw Fault(description: "\(name): an identifier stands twice") }
    if ecosystem == .python, PythonRequirement.normalized(name) != name {
      throw Fault(description: "\(name): write \(PythonRequirement.normalized(name))")
    }
  }
}
