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

  /// One sentence in which `{source}`, `{sink}` and `{who}` are replaced.
  static var message: String { get }

  /// Whether one path is worth a finding.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool
}

extension FlowRule {
  package static var controllers: Set<Controller> { [.anonymous, .user, .producer] }
  package static var yieldsTo: Set<SourceKind> { [] }
  package static func accepts(_ path: TaintPath, in application: Application) -> Bool { true }

  package func check(_ application: Application, into findings: inout Findings) {
    checkPaths(application, into: &findings)
  }

  /// One finding a sink: several sources, functions and ways to it are one cause.
  func checkPaths(_ application: Application, into findings: inout Findings) {
    var sinks: [Place: [TaintPath]] = [:]
    var order: [Place] = []
    var yielded: Set<Place> = []
    for path in application.evidence.paths where Self.sinks.contains(path.sink) {
      if Self.yieldsTo.contains(path.source.kind) { yielded.insert(path.place) }
      guard Self.matches(path, in: application) else { continue }
      if sinks[path.place] == nil { order.append(path.place) }
      sinks[path.place, default: []].append(path)
    }
    for place in order where !yielded.contains(place) {
      if let paths = sinks[place] { findings.add(Self.finding(paths)) }
    }
  }

  private static func matches(_ path: TaintPath, in application: Application) -> Bool {
    guard sources.contains(path.source.kind) else { return false }
    if path.source.kind.isFromOutside, !controllers.contains(path.source.controller) { return false }
    return accepts(path, in: application)
  }

  /// The finding of one sink, told by the path whose source is open to most people.
  private static func finding(_ paths: [TaintPath]) -> Finding {
    let ordered = paths.enumerated().sorted { rank($0.element, $0.offset) < rank($1.element, $1.offset) }
    let worst = ordered[0].element
    var functions = worst.functions
    var related: [RelatedPlace] = []
    for (_, path) in ordered.dropFirst() {
      functions += path.functions.filter { !functions.contains($0) }
      let other = RelatedPlace(place: path.source.place, note: "\(path.source.label) arrives here too")
      if path.source.place != worst.source.place, !related.contains(other) { related.append(other) }
    }
    return Finding(
      info, sentence(worst), at: worst.place, subjects: functions, steps: worst.steps, related: related,
      severity: severity(of: worst.source), confidence: min(worst.confidence, info.confidence))
  }

  /// Smaller is more telling: an open source, a sure path, a short one, and the order of discovery.
  private static func rank(_ path: TaintPath, _ index: Int) -> (Int, Int, Int, Int) {
    (path.source.openness, -path.confidence.rawValue, path.steps.count, index)
  }

  private static func severity(of source: TaintSource) -> Severity {
    guard source.kind.isFromOutside else { return info.severity }
    return switch source.controller {
    case .anonymous: info.severity
    case .user: min(info.severity, .high)
    case .producer, .service, .deployer: Severity(rawValue: info.severity.rawValue - 1) ?? .low
    }
  }

  private static func sentence(_ path: TaintPath) -> String {
    message.replacing("{source}", with: path.source.label)
      .replacing("{sink}", with: path.callee)
      .replacing("{who}", with: path.source.controller.phrase)
  }
}

extension SourceKind {
  /// The kinds for which it matters who controls the data.
  var isFromOutside: Bool {
    switch self {
    case .event, .wholeEvent, .stored, .network: true
    default: false
    }
  }
}

extension TaintSource {
  /// 0 for what anybody controls, more for what fewer do.
  fileprivate var openness: Int { Controller.allCases.firstIndex(of: controller) ?? Controller.allCases.count }
}

extension Controller {
  /// As the subject of a sentence: "anybody", "a signed-in user".
  var phrase: String {
    switch self {
    case .anonymous: "anybody"
    case .user: "a signed-in user"
    case .producer: "whoever wrote the data"
    case .service: "the cloud service"
    case .deployer: "whoever deploys the application"
    }
  }
}
