import GuardInspection
import GuardPolicy
import GuardProxy

/// What becomes of an event after everything was looked at.
struct Verdict {
  /// How the invocation goes on.
  var admission: Admission
  /// Identifiers of the records that were taken out.
  var removed: [String] = []

  /// - Parameter id: of the invocation.
  static func on(_ report: EventReport, event: [UInt8], id: String) -> Verdict {
    let blocking = report.findings.filter { $0.mode == .block }
    guard let first = blocking.first else { return Verdict(admission: .pass) }
    // A record that has no end cannot be taken out.
    let isRecords = blocking.allSatisfy { report.records.indices.contains($0.record ?? -1) }
    if let layout = BatchLayout.of(report.trigger), isRecords {
      return batch(Set(blocking.compactMap(\.record)), report, layout, event)
    }
    return Verdict(admission: Refusal.answer(trigger: report.trigger, rule: first.rule, id: id))
  }

  /// Bad records are taken out; the others reach the handler.
  private static func batch(
    _ bad: Set<Int>, _ report: EventReport, _ layout: BatchLayout, _ event: [UInt8]
  ) -> Verdict {
    let ranges = report.records.enumerated().filter { bad.contains($0.offset) }.map(\.element)
    let removed = ranges.map { identifier(Array(event[$0]), layout) }
    if ranges.count == report.records.count {
      return Verdict(admission: .answer(nothing(layout, removed)), removed: removed)
    }
    return Verdict(admission: .replace(RecordEditor.removing(ranges, from: event)), removed: removed)
  }

  private static func identifier(_ record: [UInt8], _ layout: BatchLayout) -> String {
    ShallowIndex(record).text(layout.identifier) ?? ""
  }

  /// The answer when no record is left.
  private static func nothing(_ layout: BatchLayout, _ removed: [String]) -> [UInt8] {
    switch layout.answer {
    case .failures: return BatchAnswer.merged(nil, failures: [])
    case .results: return BatchAnswer.dropped(removed)
    case .nothing: return Array("null".utf8)
    }
  }
}
