import Core
import Syntax

// Rows that say what a call finds out about a value, and what it leaves of one.

extension Solver {
  /// The call as a test of the values that a row speaks of.
  mutating func applyTest(
    _ row: CatalogRow, _ site: CallSite, _ outcome: inout CallOutcome, _ frame: Frame
  ) {
    outcome.isTest = true
    if case .finds = row.effect { outcome.isPosition = true }
    reportBacktracking(row, site, frame)
    for selected in select(row.subject, site) {
      outcome.testTaints = values.taints.union(outcome.testTaints, values.deepTaints(selected.value))
      guard let register = selected.register, let origin = origin(of: register, frame) else { continue }
      switch row.effect {
      case .check(let sinks, let holds):
        if isAgainstForeignSet(row, site) { continue }
        outcome.test.append(Test.Effect(subject: origin, sinks: sinks, holds: holds))
      case .finds(let sinks):
        if isAgainstForeignSet(row, site) { continue }
        outcome.test.append(Test.Effect(subject: origin, sinks: sinks, holds: true))
      case .match(let selector, let start, let end):
        let pattern = joined(selector, site)
        let sinks = patternText(pattern).map {
          PatternSafety($0, anchoredAtStart: start, anchoredAtEnd: end).ruledOut
        }
        if let sinks, !sinks.isEmpty { outcome.test.append(Test.Effect(subject: origin, sinks: sinks, holds: true)) }
      default: break
      }
    }
  }

  /// Whether an argument is looked up in something that proves nothing: a set that an outsider chose as well, or a
  /// text, of which any part is found.
  private mutating func isAgainstForeignSet(_ row: CatalogRow, _ site: CallSite) -> Bool {
    if row.subject.base == .receiver { return false }
    if case .text = values.shape(site.receiver) { return true }
    return !values.deepTaints(site.receiver).isEmpty
  }

  /// A call that raises unless its argument is in order.
  mutating func ensure(_ row: CatalogRow, _ sinks: SinkSet, _ site: CallSite, _ frame: inout Frame) {
    for selected in select(row.subject, site) {
      guard let register = selected.register, let origin = origin(of: register, frame) else { continue }
      clean(origin, of: sinks, &frame)
    }
  }

  /// Text that is matched against a pattern of exponential cost.
  private mutating func reportBacktracking(_ row: CatalogRow, _ site: CallSite, _ frame: Frame) {
    guard case .match(let selector, _, _) = row.effect else { return }
    let pattern = joined(selector, site)
    guard let source = patternText(pattern)?.source, PatternCost(source).isExponential else { return }
    for selected in select(row.subject, site) {
      report(selected.value, reaching: .backtracking, at: site.place, callee: source, frame)
    }
  }

  /// A pattern literal, a constant text, or an object that was compiled from one: `new RegExp(text)`, `re.compile(text)`.
  private mutating func patternText(_ value: ValueID) -> PatternText? {
    if case .pattern(let literal) = values.shape(value) { return PatternText(literal: values.symbols[literal]) }
    if let text = constantText(value) { return PatternText(text) }
    guard let inner = values[value].field(values.symbols.intern("source")), inner != value,
      var text = patternText(inner)
    else { return nil }
    let flags = values[value].field(values.symbols.intern("flags"))
    if let flags = flags.flatMap({ constantText($0) }) { text.flags += flags }
    return text
  }

  /// What is left of a text when everything that a pattern matches is replaced.
  mutating func strip(
    _ row: CatalogRow, _ pattern: Selector, _ replacement: Selector, _ key: Symbol, _ site: CallSite,
    _ outcome: inout CallOutcome, _ frame: Frame
  ) {
    let subject = joined(row.subject, site)
    var taints = asText(values.deepTaints(subject))
    let inserted = constantText(joined(replacement, site))
    let pattern = joined(pattern, site)
    let text = patternText(pattern)
    // JavaScript replaces the first match only, unless the flag says otherwise.
    let isGlobal = !frame.module.language.isECMAScript || text?.flags.contains("g") == true
    if isGlobal, let text, let inserted {
      taints = values.taints.clean(taints, of: PatternSafety.ruledOut(byRemoving: text, inserting: inserted))
    }
    let change = text.flatMap { edit($0, pattern, isGlobal: isGlobal, frame) }
    taints = values.taints.extend(taints, site.place, .through(key))
    add(values.text(pieces(of: subject, after: change, with: inserted), taints), to: &outcome)
  }

  /// A text that JavaScript looks for stands for itself, and in Python for a pattern.
  private func edit(_ text: PatternText, _ pattern: ValueID, isGlobal: Bool, _ frame: Frame) -> TextEdit? {
    if frame.module.language.isECMAScript, let literal = constantText(pattern) {
      return TextEdit(text: literal, isGlobal: isGlobal)
    }
    return TextEdit(pattern: text, isGlobal: isGlobal)
  }
}
