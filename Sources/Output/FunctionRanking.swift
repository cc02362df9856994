import Core

/// Functions and what was found in them.
struct FunctionRanking {
  struct Entry {
    var application: Int
    var name: String
    var findings: [Finding]
  }

  /// Those with findings: the most severe first, then the most findings, then the name.
  let entries: [Entry]

  init(_ report: ScanReport) {
    var all: [Entry] = []
    let byApplication = Dictionary(grouping: report.findings, by: \.application)
    for (index, application) in report.applications.enumerated() {
      let findings = byApplication[index] ?? []
      for function in application.functions {
        let own = findings.filter { $0.subjects.contains(function.id) }
        if !own.isEmpty { all.append(Entry(application: index, name: function.id, findings: own)) }
      }
    }
    entries = all.sorted(by: Self.precedes)
  }

  private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
    for severity in Severity.allCases.reversed() {
      let counts = [left, right].map { entry in entry.findings.count { $0.severity == severity } }
      if counts[0] != counts[1] { return counts[0] > counts[1] }
    }
    return (left.name, left.application) < (right.name, right.application)
  }
}
