/// What became of events, for people to read.
package struct TrialText {
  package enum Verdict: String, CaseIterable, Sendable {
    case passed, observed, changed, blocked
  }

  private let width: Int
  private var counts: [Verdict: Int] = [:]
  private var number = 0

  /// - Parameter width: columns; longer answers are cut.
  package init(width: Int) { self.width = width }

  package mutating func render(_ trial: Workbench.Trial) -> String {
    let verdict = Self.verdict(trial.entries)
    counts[verdict, default: 0] += 1
    number += 1
    let events = trial.entries.filter { $0.kind == .event }
    let trigger = events.first?.trigger ?? ""
    var lines = ["\(number)  \(trial.event.name)" + (trigger.isEmpty ? "" : "  (\(trigger))")]
    lines += Self.rows(verdict.rawValue, events.flatMap(\.details))
    lines += trial.entries.filter { $0.kind != .event }.flatMap(Self.rows)
    lines += [row(trial.isError ? "error" : "answer", answer(trial.answer)), row("time", Self.time(trial.duration))]
    return lines.joined(separator: "\n") + "\n\n"
  }

  /// What the guard had to say when all was over, and how many events had which end.
  package func renderEnd(_ rest: [AuditEntry]) -> String {
    let parts = Verdict.allCases.compactMap { verdict in counts[verdict].map { "\($0) \(verdict.rawValue)" } }
    let total = "\(number) \(number == 1 ? "event" : "events"): " + parts.joined(separator: ", ")
    return (rest.flatMap(Self.rows) + [total]).joined(separator: "\n") + "\n"
  }

  /// The strongest of what was decided.
  static func verdict(_ entries: [AuditEntry]) -> Verdict {
    let decided = Set(entries.filter { $0.kind == .event }.map(\.disposition))
    if decided.contains("Blocked") { return .blocked }
    if decided.contains("Corrected") { return .changed }
    return decided.contains("Detected") ? .observed : .passed
  }

  private static func rows(_ entry: AuditEntry) -> [String] {
    switch entry.kind {
    case .event, .state: rows("guard", entry.details)
    case .answer: rows("answer", entry.details.map { "\(entry.disposition.lowercased()): \($0)" })
    case .process: rows("process", entry.details.map { "\(entry.disposition.lowercased()): \($0)" })
    }
  }

  private static func rows(_ name: String, _ texts: [String]) -> [String] {
    texts.isEmpty ? ["   \(name)"] : texts.map { row(name, $0) }
  }

  private func row(_ name: String, _ text: String) -> String { Self.row(name, text) }

  private static func row(_ name: String, _ text: String) -> String {
    "   " + name + String(repeating: " ", count: max(1, 10 - name.count)) + text
  }

  private func answer(_ bytes: [UInt8]) -> String {
    // Line breaks and other controls would move the text about.
    let text = String(decoding: bytes.prefix(4 * width), as: UTF8.self).map { $0.isNewline || $0 < " " ? " " : $0 }
    let room = max(20, width - 13)
    return text.count > room ? String(text.prefix(room - 1)) + "…" : String(text)
  }

  private static func time(_ duration: Duration) -> String {
    let tenths = Int(duration / .microseconds(100))
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}
