import Core
import Rules

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a page for every rule, and their index with the ledger of what the fixtures say is missed or falsely reported.
package struct RuleDocsGenerator: Generator {
  package init() {}

  package func files(root: String) throws -> [GeneratedFile] {
    let infos = Registry.rules.map(\.info)
    let ledger = try AccuracyLedger(root: root)
    return infos.map { GeneratedFile(path: "docs/rules/\($0.id).md", text: page($0)) }
      + [GeneratedFile(path: "docs/rules/index.md", text: index(infos, ledger))]
  }

  private func page(_ info: RuleInfo) -> String {
    let references = info.references.map { "- <\($0)>" }.joined(separator: "\n")
    return """
      # \(info.id)

      \(info.title.prefix(1).uppercased() + info.title.dropFirst()).

      | Risk | Severity | Confidence | Weakness |
      | --- | --- | --- | --- |
      | \(info.risk.id) \(info.risk.title) | \(info.severity.name) | \(info.confidence.name) | \(weakness(info)) |

      ## Why it matters

      \(info.why)

      ## How to fix it

      \(info.fix)
      \(references.isEmpty ? "" : "\n## References\n\n\(references)\n")
      """
  }

  private func weakness(_ info: RuleInfo) -> String {
    "[CWE-\(info.cwe)](https://cwe.mitre.org/data/definitions/\(info.cwe).html)"
  }

  private func index(_ infos: [RuleInfo], _ ledger: AccuracyLedger) -> String {
    let sections = Risk.allCases.map { risk in section(risk, infos.filter { $0.risk == risk }, ledger) }
    return """
      # Rules

      \(infos.count) rules. `cordon explain RULE` shows the same text. The last column counts the fixtures' known misses and known
      false alarms.

      \(sections.joined(separator: "\n"))
      ## Accuracy ledger

      Known misses: \(ledger.missing.values.reduce(0, +)). Known false alarms: \(ledger.spurious.values.reduce(0, +)). Expected \
      findings in fixtures: \(ledger.expected.values.reduce(0, +)).

      """
  }

  private func section(_ risk: Risk, _ infos: [RuleInfo], _ ledger: AccuracyLedger) -> String {
    let rows = infos.sorted { $0.id < $1.id }.map { info in
      "| [\(info.id)](\(info.id).md) | \(info.title) | \(info.severity.name) | \(ledger.cell(info.id)) |"
    }
    return """
      ## \(risk.id) \(risk.title)

      | Rule | What it finds | Severity | Missed / false |
      | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      """
  }
}
