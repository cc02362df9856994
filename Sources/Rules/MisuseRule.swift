package import Core

/// A rule about code that is weak as it is written, whatever the data: it names the kinds of `Misuse` that it reports.
package protocol MisuseRule: Rule {
  /// The kinds, as the catalogue and the structural checks name them.
  static var kinds: [String] { get }

  /// One sentence in which `{callee}` is replaced, and `{detail}` by the detail in brackets, when there is one.
  static var remark: String { get }

  /// How far such places are one habit, which is told once.
  static var habit: Habit { get }

  /// Whether one occurrence is worth a finding.
  static func accepts(_ misuse: Misuse, in application: Application) -> Bool

  /// How grave one occurrence is.
  static func severity(of misuse: Misuse, in application: Application) -> Severity
}

/// What the places of one weakness in the code have in common.
package enum Habit: Sendable {
  /// Nothing: each is to be mended by itself.
  case none
  /// The file's author.
  case file
  /// The application's style.
  case application
}

extension MisuseRule {
  package static var habit: Habit { .none }

  package static func accepts(_ misuse: Misuse, in application: Application) -> Bool { true }

  package static func severity(of misuse: Misuse, in application: Application) -> Severity { info.severity }

  package func check(_ application: Application, into findings: inout Findings) {
    checkMisuses(application, into: &findings)
  }

  /// The part of `check` about misuses, for rules that look at more. A place that the rule already reported is left out.
  func checkMisuses(_ application: Application, into findings: inout Findings) {
    var seen = Set(findings.all.lazy.filter { $0.rule == Self.info.id }.map(\.place))
    for misuse in application.evidence.misuses where Self.kinds.contains(misuse.kind) {
      guard Self.accepts(misuse, in: application), seen.insert(misuse.place).inserted else { continue }
      findings.add(
        finding(
          Self.sentence(misuse), at: misuse.place, subjects: misuse.functions,
          severity: Self.severity(of: misuse, in: application),
          confidence: min(misuse.confidence, Self.info.confidence), cause: Self.cause(of: misuse)))
    }
  }

  private static func cause(of misuse: Misuse) -> String {
    switch habit {
    case .none: ""
    case .file: "\(misuse.place.file.index)"
    case .application: "style"
    }
  }

  private static func sentence(_ misuse: Misuse) -> String {
    let detail = misuse.detail.isEmpty ? "" : " (\(misuse.detail))"
    return remark.replacing("{callee}", with: misuse.callee).replacing("{detail}", with: detail)
  }
}
