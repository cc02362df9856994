package import Core

/// A rule about data that goes where it should not: a pair of kinds, and no code. The engine finds the paths; the rule
/// says which of them are a weakness and explains it.
package protocol FlowRule: Rule {
  static var sources: Set<SourceKind> { get }
  static var sinks: Set<SinkKind> { get }

  /// Who must control data from outside for it to count; sources of other kinds (secrets, exceptions) are not asked.
  static var controllers: Set<Controller> { get }

  /// Sources that make the same sink another rule's business, the graver one's.
  static var yieldsTo: Set<SourceKind> { get }

  /// Sinks at the same place that make the same data another rule's business, the graver one's.
  static var yieldsToSinks: Set<SinkKind> { get }

  /// What counts as one thing to mend.
  static var cause: Cause { get }

  /// One sentence in which `{source}`, `{sink}` and `{who}` are replaced.
  static var message: String { get }

  /// Whether one path is worth a finding.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool

  /// How grave a path is.
  static func severity(of path: TaintPath, in application: Application) -> Severity
}

/// What findings in code have in common when one change mends them all, or when one habit made them.
package enum Cause: Sendable {
  /// Each place is to be mended by itself.
  case place
  /// A value that is checked once is safe wherever it goes.
  case value
  /// A habit, which is told once a file.
  case file

  /// The name that such findings share; empty for those that stand alone.
  func name(_ path: TaintPath) -> String {
    switch self {
    case .place: ""
    case .value: "\(path.source.place.file.index) \(path.source.place.start) \(path.source.label)"
    case .file: "\(path.place.file.index)"
    }
  }
}

extension FlowRule {
  package static var controllers: Set<Controller> { [.anonymous, .user, .producer] }
  package static var yieldsTo: Set<SourceKind> { [] }
  package static var yieldsToSinks: Set<SinkKind> { [] }
  package static var cause: Cause { .place }
  package static func accepts(_ path: TaintPath, in application: Application) -> Bool { true }

  package static func severity(of path: TaintPath, in application: Application) -> Severity {
    info.severity.limited(to: path.source)
  }

  package func check(_ application: Application, into findings: inout Findings) {
    checkPaths(application, into: &findings)
  }

  /// One finding a sink: several sources, functions and ways to it are one cause.
  func checkPaths(_ application: Application, into findings: inout Findings) {
    var sinks: [Place: [TaintPath]] = [:]
    var order: [Place] = []
    var yielded: Set<Place> = []
    for path in application.evidence.paths {
      if Self.yields(to: path) { yielded.insert(path.place) }
      guard Self.sinks.contains(path.sink), Self.matches(path, in: application) else { continue }
      if sinks[path.place] == nil { order.append(path.place) }
      sinks[path.place, default: []].append(path)
    }
    for place in order where !yielded.contains(place) {
      if let paths = sinks[place] { findings.add(Self.finding(paths, in: application)) }
    }
  }

  private static func yields(to path: TaintPath) -> Bool {
    sinks.contains(path.sink) && yieldsTo.contains(path.source.kind)
      || yieldsToSinks.contains(path.sink) && sources.contains(path.source.kind)
  }

  private static func matches(_ path: TaintPath, in application: Application) -> Bool {
    guard sources.contains(path.source.kind) else { return false }
    if path.source.kind.isFromOutside, !controllers.contains(path.source.controller) { return false }
    return accepts(path, in: application)
  }

  /// The finding of one sink, told by the path whose source is open to most people.
  private static func finding(_ paths: [TaintPath], in application: Application) -> Finding {
    let ordered = paths.enumerated().sorted { rank($0.element, $0.offset) < rank($1.element, $1.offset) }
    let worst = ordered[0].element
    var functions = worst.functions
    var related: [RelatedPlace] = []
    for (_, path) in ordered.dropFirst() {
      functions += path.functions.filter { !functions.contains($0) }
      let other = RelatedPlace(place: path.source.place, note: "\(path.source.label) arrives here too")
      if path.source.place != worst.source.place, !related.contains(other) { related.append(other) }
    }
    var finding = Finding(
      info, sentence(worst), at: worst.place, subjects: functions, steps: worst.steps, related: related,
      severity: severity(of: worst, in: application).weighed(by: worst.confidence),
      confidence: min(worst.confidence, info.confidence))
    finding.cause = cause.name(worst)
    return finding
  }

  /// Smaller is more telling: an open source, a sure path, a short one, and the order of discovery.
  private static func rank(_ path: TaintPath, _ index: Int) -> (Int, Int, Int, Int) {
    (path.source.openness, -path.confidence.rawValue, path.steps.count, index)
  }

  private static func sentence(_ path: TaintPath) -> String {
    message.replacing("{source}", with: path.source.label)
      .replacing("{sink}", with: path.callee)
      .replacing("{who}", with: path.source.controller.phrase)
  }
}
